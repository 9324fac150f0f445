#pragma once

#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "sim/parameters/parameter_override.hpp"

namespace boligsim {

/// A key under `parameters` or `set`, and what it changes.
struct Setting {
    std::string key; ///< "NAME" or "NAME[label,label]"
    std::vector<sim::ParameterOverride> changes;
    sim::SourcePosition at;
};

/// A field for each parameter of the book: a number, `{times: 1.1}`, `{value: 2, from: 2010-01}`, or
/// a list of such maps; of a table, cells by NAME[label,label].
sim::Field settings_field(std::string key, sim::ParameterBook const& book, std::string description);

/// The settings under a map, those that are right, in the order of the file. Changes that lead
/// outside a parameter's range, to a part of something counted, or to a multiple of a code are errors.
std::vector<Setting> read_settings(sim::YamlNode const* node, sim::Field const& field,
                                   sim::ParameterBook const& book, sim::Diagnostics& diagnostics);

/// Settings that are right one by one and wrong together are errors: of a table and of a cell of it.
void check_together(std::vector<Setting const*> const& settings, sim::ParameterBook const& book,
                    sim::Diagnostics& diagnostics);

/// The changes as lines "KEY: ...", each behind `indent`.
std::string write_settings(std::vector<sim::ParameterOverride> const& changes,
                           std::string const& indent);

} // namespace boligsim
