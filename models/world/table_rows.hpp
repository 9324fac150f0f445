#pragma once

#include <cstddef>
#include <tuple>
#include <vector>

#include "sim/core/added_columns.hpp"
#include "sim/core/column.hpp"

/// What a table does with all of its columns, once for every table. A table lists its columns in
/// `columns`, and has `added`, `free_rows`, `freed_rows`.
namespace boligsim {

/// Whether a table's list leaves none of its columns out.
template <class Table> constexpr bool every_column_is_listed()
{
    using Listed = decltype(Table::columns(std::declval<Table&>()));
    return sizeof(Table) == std::tuple_size_v<Listed> * sizeof(sim::Column<char>) +
                                sizeof(sim::AddedColumns) + 2 * sizeof(std::vector<int>);
}

template <class Table> void reserve_rows(Table& table, std::size_t rows)
{
    Table::for_each_column(table, [&](auto& column) { column.reserve(rows); });
    table.added.reserve(rows);
}

template <class Table> void resize_rows(Table& table, std::size_t rows)
{
    Table::for_each_column(table, [&](auto& column) { column.resize(rows); });
    table.added.resize(rows);
}

/// Allocated capacity included.
template <class Table> std::size_t bytes_of_rows(Table const& table)
{
    std::size_t total = table.added.bytes();
    auto const add = [&](auto const& column) {
        total += column.capacity() * sizeof(*column.data());
    };
    Table::for_each_column(table, add);
    add(table.free_rows);
    add(table.freed_rows);
    return total;
}

/// A row with defaults in every column: a free one where there is one, else a new one.
///
/// A vector left to itself doubles, and births and arrivals in sixteen years are a tenth of the
/// population: a sixteenth more at a time keeps a world of Denmark at two thirds of the memory.
template <class Table> auto add_row(Table& table)
{
    using Id = typename decltype(table.free_rows)::value_type;
    if (!table.free_rows.empty()) {
        Id const id = table.free_rows.back();
        table.free_rows.pop_back();
        Table::for_each_column(table, [&](auto& column) { column[id.index()] = {}; });
        table.added.reset(id.index());
        return id;
    }
    std::size_t const rows = table.rows();
    if (rows == table.key.capacity())
        table.reserve(rows + rows / 16 + 1);
    Table::for_each_column(table, [](auto& column) { column.emplace_back(); });
    table.added.resize(rows + 1);
    return Id::at(rows);
}

} // namespace boligsim
