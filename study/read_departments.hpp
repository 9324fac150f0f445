#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "study/own_department.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// The columns of a table of the user's own departments: what is checked, and what
/// docs/study-reference.md says. Of `rooms_1` to `rooms_6` one at least is needed.
sim::Field department_fields(Vocabulary const& vocabulary);

/// Reads a table of departments, a row each. Cells are separated by commas, or by semicolons with
/// decimal commas; rows without any text are skipped. All that is wrong goes to `diagnostics` with
/// line and column; rows that are not right are left out. Names that a synthesised place has
/// already (`vocabulary`) are wrong too.
std::vector<OwnDepartment> read_departments(std::string_view text, std::string const& file,
                                            Vocabulary const& vocabulary,
                                            sim::Diagnostics& diagnostics);

/// The departments as a table, separated by commas, with all columns. Reading it
/// gives the departments again.
std::string write_departments(std::vector<OwnDepartment> const& departments);

/// The column of a margin: "employed_share", ...
std::string_view column_of(Margin margin);

} // namespace boligsim
