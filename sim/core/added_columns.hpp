#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/core/column.hpp"

namespace sim {

/// Names a column of an AddedColumns: what `AddedColumns::add` returns.
template <class Value> class AddedColumn {
public:
    AddedColumn() = default;
    std::size_t index() const { return index_; }

private:
    friend class AddedColumns;
    explicit AddedColumn(std::size_t index) : index_(index) {}
    std::size_t index_ = static_cast<std::size_t>(-1);
};

/// Columns that a table gets while the program runs, of any type, each with the value that new rows
/// start with. Finding a column costs one indirection; its values lie side by side as those of any
/// other column. A value: a copy copies them all.
class AddedColumns {
public:
    AddedColumns() = default;
    AddedColumns(AddedColumns const& other)
    {
        columns_.reserve(other.columns_.size());
        for (auto const& column : other.columns_)
            columns_.push_back(column->copy());
    }
    AddedColumns(AddedColumns&&) noexcept = default;
    AddedColumns& operator=(AddedColumns other) noexcept
    {
        columns_.swap(other.columns_);
        return *this;
    }
    ~AddedColumns() = default;

    /// Adds a column; tables whose columns are added in the same order share handles.
    template <class Value> AddedColumn<Value> add(Value start = {})
    {
        columns_.push_back(std::make_unique<Of<Value>>(start));
        return AddedColumn<Value>(columns_.size() - 1);
    }

    template <class Value> Column<Value>& operator[](AddedColumn<Value> column)
    {
        return find<Value>(column).values;
    }
    template <class Value> Column<Value> const& operator[](AddedColumn<Value> column) const
    {
        return find<Value>(column).values;
    }

    std::size_t size() const { return columns_.size(); }
    void reserve(std::size_t rows)
    {
        for (auto const& column : columns_)
            column->reserve(rows);
    }
    /// New rows hold the columns' start values.
    void resize(std::size_t rows)
    {
        for (auto const& column : columns_)
            column->resize(rows);
    }
    /// Gives a row the start values.
    void reset(std::size_t row)
    {
        for (auto const& column : columns_)
            column->reset(row);
    }
    /// Allocated capacity included.
    std::size_t bytes() const
    {
        std::size_t total = 0;
        for (auto const& column : columns_)
            total += column->bytes();
        return total;
    }

private:
    struct Any {
        Any() = default;
        Any(Any const&) = default;
        Any& operator=(Any const&) = delete;
        virtual ~Any() = default;
        virtual std::unique_ptr<Any> copy() const = 0;
        virtual void reserve(std::size_t rows) = 0;
        virtual void resize(std::size_t rows) = 0;
        virtual void reset(std::size_t row) = 0;
        virtual std::size_t bytes() const = 0;
    };
    template <class Value> struct Of final : Any {
        static_assert(std::is_trivially_copyable_v<Value>);
        explicit Of(Value start_value) : start(start_value) {}
        std::unique_ptr<Any> copy() const override { return std::make_unique<Of>(*this); }
        void reserve(std::size_t rows) override { values.reserve(rows); }
        void resize(std::size_t rows) override { values.resize(rows, start); }
        void reset(std::size_t row) override { values[row] = start; }
        std::size_t bytes() const override { return values.capacity() * sizeof(Value); }

        Value start;
        Column<Value> values;
    };
    template <class Value> Of<Value>& find(AddedColumn<Value> column) const
    {
        assert(column.index() < columns_.size() &&
               dynamic_cast<Of<Value>*>(columns_[column.index()].get()));
        return static_cast<Of<Value>&>(*columns_[column.index()]);
    }

    std::vector<std::unique_ptr<Any>> columns_;
};

} // namespace sim
