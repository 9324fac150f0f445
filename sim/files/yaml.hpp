#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace sim {

/// A YAML value that knows where it was written. Maps keep the order of the file.
struct YamlNode {
    enum class Kind { null, scalar, sequence, map };

    Kind kind = Kind::null;
    std::string text;    ///< of a scalar
    bool quoted = false; ///< a scalar in quotes: text, whatever it looks like
    int line = 0;
    int column = 0;
    std::shared_ptr<std::string const> file;
    std::vector<YamlNode> keys;  ///< of a map: scalars, each once
    std::vector<YamlNode> items; ///< of a sequence; of a map, items[i] belongs to keys[i]

    bool is_null() const { return kind == Kind::null; }
    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_map() const { return kind == Kind::map; }

    SourcePosition at() const;
    /// The value under a key of a map; null where there is none or this is no map.
    YamlNode const* find(std::string_view key) const;
    YamlNode* find(std::string_view key);
};

/// Reads one YAML document. Syntax errors, duplicate keys, `<<`, anchors, aliases, tags and keys
/// that are no plain text go to `diagnostics`; empty where nothing could be read at all.
std::optional<YamlNode> read_yaml(std::string_view text, std::string const& file,
                                  Diagnostics& diagnostics);

/// The number that an unquoted scalar is; empty where it is none (infinities and NaN are none).
std::optional<double> as_number(YamlNode const& node);

/// The whole number that an unquoted scalar is.
std::optional<std::int64_t> as_integer(YamlNode const& node);

/// "a list", "a map", "the text 'abc'", ...: a node as an error message names it.
std::string describe(YamlNode const& node);

/// Text as a YAML scalar that reads back as this text, in quotes where it needs them.
std::string to_yaml(std::string_view text);

/// A number as a YAML scalar that reads back as this number.
std::string to_yaml(double number);

} // namespace sim
