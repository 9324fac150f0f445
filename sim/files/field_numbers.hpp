#pragma once

#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"

namespace sim {

/// As much of a text as a line of a message holds.
std::string beginning(std::string const& text);

/// "share = 1.5": the field and what was written.
std::string written(YamlNode const& node, Field const& field);

/// " (a share of vacancies)": what a value of the field is, as the reason of a message.
std::string because(std::string const& noun);

/// Whether the value is a number within the field's range, whole where it has to be; says what is
/// wrong, and which number may be meant.
bool check_number(YamlNode const& node, Field const& field, Diagnostics& diagnostics);

} // namespace sim
