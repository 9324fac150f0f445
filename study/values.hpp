#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/core/time.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"

namespace boligsim {

/// Whether a value, or an item of a list of records, is right for its field, without saying
/// anything.
bool is_right(sim::YamlNode const& node, sim::Field const& field);

/// The value of a key of a record: what was written, or else the field's fallback. Empty where
/// neither is there or what was written is not right.
std::optional<double> number_of(sim::YamlNode const& record, sim::Field const& field,
                                std::string_view key);
std::optional<std::string> text_of(sim::YamlNode const& record, sim::Field const& field,
                                   std::string_view key);
std::optional<sim::Month> month_of(sim::YamlNode const& record, sim::Field const& field,
                                   std::string_view key);

} // namespace boligsim
