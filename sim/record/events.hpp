#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// How a column of events is stored: numbers fit 32 bits; names of agents take 64.
enum class EventCells { number, name };

/// A column of a table of events.
struct EventColumn {
    std::string name;
    std::string long_name;
    std::string units;
    EventCells cells = EventCells::number;
    /// What 0, 1, ... stand for; empty for numbers. Labels have no spaces.
    std::vector<std::string> labels = {};
};

/// A kind of event that a run can record: a row each time it happens.
struct EventTable {
    std::string name; ///< "lettings"
    std::string long_name;
    std::vector<EventColumn> columns;
};

/// Rows of one table, column by column, in the order in which they happened.
class EventRows {
public:
    explicit EventRows(EventTable const& table)
    {
        for (EventColumn const& column : table.columns)
            columns_.push_back({column.cells, {}, {}});
    }

    /// One value a column, in the table's order.
    void add(std::span<std::int64_t const> row)
    {
        assert(row.size() == columns_.size());
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (columns_[c].cells == EventCells::name)
                columns_[c].names.push_back(row[c]);
            else
                columns_[c].numbers.push_back(static_cast<std::int32_t>(row[c]));
        }
        ++size_;
    }

    /// Adds another's rows behind these. Same table.
    void append(EventRows const& other)
    {
        assert(other.columns_.size() == columns_.size());
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            Column const& from = other.columns_[c];
            Column& to = columns_[c];
            to.names.insert(to.names.end(), from.names.begin(), from.names.end());
            to.numbers.insert(to.numbers.end(), from.numbers.begin(), from.numbers.end());
        }
        size_ += other.size_;
    }

    /// Takes the first `rows` away.
    void drop_first(std::size_t rows)
    {
        assert(rows <= size_);
        auto const n = static_cast<std::ptrdiff_t>(rows);
        for (Column& column : columns_) {
            if (column.cells == EventCells::name)
                column.names.erase(column.names.begin(), column.names.begin() + n);
            else
                column.numbers.erase(column.numbers.begin(), column.numbers.begin() + n);
        }
        size_ -= rows;
    }

    void clear() { drop_first(size_); }

    std::size_t size() const { return size_; }
    std::size_t columns() const { return columns_.size(); }
    std::int64_t at(std::size_t row, std::size_t column) const
    {
        Column const& c = columns_[column];
        return c.cells == EventCells::name ? c.names[row] : c.numbers[row];
    }
    /// The values of a column of numbers, of names; empty for the other kind.
    std::span<std::int32_t const> numbers(std::size_t column) const
    {
        return columns_[column].numbers;
    }
    std::span<std::int64_t const> names(std::size_t column) const { return columns_[column].names; }

private:
    struct Column {
        EventCells cells;
        std::vector<std::int32_t> numbers;
        std::vector<std::int64_t> names;
    };
    std::vector<Column> columns_;
    std::size_t size_ = 0;
};

} // namespace sim
