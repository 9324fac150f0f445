#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/time.hpp"
#include "sim/files/yaml.hpp"

namespace sim {

/// A key that a file may hold, and what is right for it. A tree of these is the one description of
/// a file format: checking, error messages, the JSON Schema, the reference page and listings follow
/// it.
struct Field {
    enum class Type {
        text,           ///< free text
        name,           ///< letters, digits, '-' and '_': fit for a file's name
        choice,         ///< one of `choices`
        choices,        ///< a list of some of `choices`
        number,         ///< within [lowest, highest]
        integer,        ///< the same, whole
        month,          ///< 2006-01
        range,          ///< a list of two numbers, the lowest first
        record,         ///< a map with the keys of `fields`
        records,        ///< a list of maps with the keys of `fields`
        named_records,  ///< a map from names of the user's to maps with the keys of `fields`
        word_or_record, ///< one of `choices`, or a map with the keys of `fields`
        text_or_record, ///< free text, or a map with the keys of `fields`
        /// A number within [lowest, highest], a map with the keys of `fields`, or a list of such maps.
        /// Where the field has axes, its key may name cells: KEY[label,label].
        number_or_records,
    };
    enum class Presence { required, optional };

    std::string key;
    Type type = Type::text;
    Presence presence = Presence::optional;
    std::string noun; ///< what a value is, in messages: "letting tool", "a share of vacancies"
    std::string description; ///< a sentence for the reference page and editors
    std::string unit;        ///< of numbers
    std::string fallback;    ///< what holds where the key is left out, as YAML; empty: nothing
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();
    bool above_lowest = false; ///< lowest itself is not allowed
    std::vector<std::string> choices;
    /// Which of `choices` somebody means by another word, for messages; empty where none.
    std::function<std::optional<std::string>(std::string const&)> meant = {};
    std::vector<Field> fields;
    /// Of a table of numbers: what its cells are named by.
    struct Axis {
        std::string name;
        std::vector<std::string> labels;
    };
    std::vector<Axis> axes;
    /// A list of such values, each once, may stand for one.
    bool or_list = false;
    /// Keys that exist elsewhere and cannot be used here, with the reason.
    std::vector<std::pair<std::string, std::string>> refused;

    /// The field of that key below this one, which may name cells of it; null where there is none.
    Field const* find(std::string_view name) const;
};

/// A field with what every field has.
Field make_field(std::string key, Field::Type type, std::string noun, std::string description);

/// The same field as one that a file must have.
Field required_field(Field field);

/// Whether the value is right for the field, with everything below it; says all that is wrong.
bool check_field(YamlNode const& node, Field const& field, Diagnostics& diagnostics);

/// The same for a map against the keys of `field.fields`: an item of a list of records.
bool check_record(YamlNode const& node, Field const& field, Diagnostics& diagnostics);

/// Whether a key of this field names cells that are there, "KEY[label,label]" with `*` for any label
/// of an axis, and whether its value is of a kind that fits; says what is wrong.
bool check_cells(YamlNode const& key, YamlNode const& value, Field const& field,
                 Diagnostics& diagnostics);

/// "did you mean 'x'? allowed: ..." for a name that is none of those known.
std::string allowed_hint(std::string const& name, std::vector<std::string> const& known);

/// Replaces (or adds) the value at a path of keys joined by dots, as `--set PATH=VALUE` says. Items
/// of lists are numbered from 0. A path that the fields do not know, or a value that is no YAML,
/// goes to `diagnostics`.
void set_value(YamlNode& root, Field const& field, std::string const& assignment,
               Diagnostics& diagnostics);

/// A value in a file: what it is and where it was set.
struct FieldValue {
    std::string path;  ///< "defaults.world.scale"
    std::string value; ///< as YAML
    std::string unit;
    std::string description;
    std::optional<SourcePosition> at; ///< empty: left out, the fallback holds
};

/// Every single value of a checked file in the order of the file, fallbacks after those given.
std::vector<FieldValue> list_values(YamlNode const& node, Field const& field);

} // namespace sim
