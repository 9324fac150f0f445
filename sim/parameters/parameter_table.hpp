#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"
#include "sim/core/time.hpp"
#include "sim/files/yaml.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace sim {

/// The cells of a parameter from a month on, as a CSV table gives them.
struct DatedTable {
    Month from;
    std::vector<double> values;
};

/// Reads the CSV that `name` names, from the folder of the file in which `name` stands. It has a
/// column of labels for each axis and a column `value`; with a column `year` it gives one table a
/// year, in force from January, and without one it is in force from `from`. Columns `source` and
/// `note` are for people. Errors: a file that is not there, a column missing or unknown, a label
/// that is none of the axis, a cell missing or given twice, a value that is no number.
std::vector<DatedTable> read_parameter_table(YamlNode const& name, Parameter const& parameter,
                                             std::vector<EmbeddedFile> const& files,
                                             std::optional<Month> from, Diagnostics& diagnostics);

/// "mortality.annual_rate[women, 30]": a cell as an error message names it.
std::string cell_name(Parameter const& parameter, std::size_t cell);

} // namespace sim
