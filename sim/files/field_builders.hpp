#pragma once

#include <string>
#include <vector>

#include "sim/files/fields.hpp"

namespace sim {

/// A number from `lowest` to `highest`; `noun` says what it is ("a mean rent").
Field number_field(std::string key, double lowest, double highest, std::string unit,
                   std::string noun, std::string description);

/// The same, whole.
Field integer_field(std::string key, double lowest, double highest, std::string unit,
                    std::string noun, std::string description);

/// One of `choices`.
Field choice_field(std::string key, std::vector<std::string> choices, std::string noun,
                   std::string description);

/// A list of some of `choices`.
Field choices_field(std::string key, std::vector<std::string> choices, std::string noun,
                    std::string description);

/// A calendar month.
Field month_field(std::string key, std::string description);

/// A map, or several, with the keys of `fields`.
Field record_field(std::string key, Field::Type type, std::vector<Field> fields,
                   std::string description);

/// The same field with a value that holds where it is left out, as YAML.
Field with_fallback(Field field, std::string fallback);

} // namespace sim
