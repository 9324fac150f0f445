#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/files/csv.hpp"
#include "sim/files/fields.hpp"

namespace boligsim {

/// Where the columns of a table of departments stand, by the keys of their fields.
using DepartmentColumns = std::map<std::string, std::size_t, std::less<>>;

/// Whether the header names a column of `fields`, in any letter case. Of a file that is no table
/// nothing is repeated in messages: it may be anybody's.
bool is_table_of_departments(sim::CsvTable const& table, sim::Field const& fields);

/// Finds the columns; says those that are unknown or missing. Where a column has a name that is wrong
/// but near one, its cells are read as that one's, so that all that is wrong is said at once. Empty
/// where the rows cannot be read.
std::optional<DepartmentColumns> find_columns(sim::CsvTable const& table, sim::Field const& fields,
                                              sim::Diagnostics& diagnostics);

/// Whether there is a column with dwellings.
bool has_rooms(DepartmentColumns const& columns);

} // namespace boligsim
