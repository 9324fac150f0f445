#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/core/time.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"

namespace sim {

/// How a value stands in YAML. `decode` is empty where the node holds no such value; `encode` is
/// flow YAML, empty for what is left out. Specialised for other types beside these.
template <class M> struct FieldCodec;

template <> struct FieldCodec<double> {
    static std::optional<double> decode(YamlNode const& node) { return as_number(node); }
    static std::optional<std::string> encode(double value) { return to_yaml(value); }
};

template <std::integral M> struct FieldCodec<M> {
    static std::optional<M> decode(YamlNode const& node)
    {
        auto const whole = as_integer(node);
        return whole && std::in_range<M>(*whole) ? std::optional(static_cast<M>(*whole))
                                                 : std::nullopt;
    }
    static std::optional<std::string> encode(M value) { return std::to_string(value); }
};

template <> struct FieldCodec<std::string> {
    static std::optional<std::string> decode(YamlNode const& node)
    {
        return node.is_scalar() ? std::optional(node.text) : std::nullopt;
    }
    static std::optional<std::string> encode(std::string const& value)
    {
        return value.empty() ? std::nullopt : std::optional(to_yaml(value));
    }
};

template <> struct FieldCodec<Month> {
    static std::optional<Month> decode(YamlNode const& node)
    {
        return node.is_scalar() ? parse_month(node.text) : std::nullopt;
    }
    static std::optional<std::string> encode(Month value) { return to_string(value); }
};

template <class M> struct FieldCodec<std::optional<M>> {
    static std::optional<std::optional<M>> decode(YamlNode const& node)
    {
        auto value = FieldCodec<M>::decode(node);
        return value ? std::optional(std::move(value)) : std::nullopt;
    }
    static std::optional<std::string> encode(std::optional<M> const& value)
    {
        return value ? FieldCodec<M>::encode(*value) : std::nullopt;
    }
};

/// One name, or a list of names; none are left out.
template <> struct FieldCodec<std::vector<std::string>> {
    static std::optional<std::vector<std::string>> decode(YamlNode const& node)
    {
        std::vector<std::string> names;
        if (node.is_scalar())
            names.push_back(node.text);
        for (YamlNode const& item : node.items)
            names.push_back(item.text);
        return node.is_map() ? std::nullopt : std::optional(std::move(names));
    }
    static std::optional<std::string> encode(std::vector<std::string> const& names)
    {
        if (names.size() == 1)
            return to_yaml(names.front());
        std::string text;
        for (std::string const& name : names)
            text += (text.empty() ? "" : ", ") + to_yaml(name);
        return text.empty() ? std::nullopt : std::optional("[" + text + "]");
    }
};

/// Numbers by name; none are left out.
template <> struct FieldCodec<std::map<std::string, double>> {
    static std::optional<std::map<std::string, double>> decode(YamlNode const& node)
    {
        std::map<std::string, double> numbers;
        for (std::size_t i = 0; i < node.keys.size(); ++i) {
            auto const number = as_number(node.items[i]);
            if (!number)
                return std::nullopt;
            numbers[node.keys[i].text] = *number;
        }
        return node.is_map() ? std::optional(std::move(numbers)) : std::nullopt;
    }
    static std::optional<std::string> encode(std::map<std::string, double> const& numbers)
    {
        std::string text;
        for (auto const& [name, number] : numbers)
            text += (text.empty() ? "" : ", ") + to_yaml(name) + ": " + to_yaml(number);
        return text.empty() ? std::nullopt : std::optional("{" + text + "}");
    }
};

/// A key of a record of type T: its field, and how its value goes into a T and comes out of it.
template <class T> struct BoundField {
    Field field;
    /// False where the node does not hold what the field asks for.
    std::function<bool(YamlNode const&, T&)> decode;
    /// Flow YAML; empty: the key is left out.
    std::function<std::optional<std::string>(T const&)> encode;
};

/// The keys of a record of type T. From this one list follow checking, decoding, encoding, the
/// schema, the reference page and listings.
template <class T> class Record {
public:
    Record(std::vector<BoundField<T>> keys) : keys_(std::move(keys))
    {
        Diagnostics none;
        for (BoundField<T> const& key : keys_)
            fallbacks_.push_back(key.field.fallback.empty()
                                     ? std::nullopt
                                     : read_yaml(key.field.fallback, "fallback", none));
    }

    std::vector<Field> fields() const
    {
        std::vector<Field> fields;
        for (BoundField<T> const& key : keys_)
            fields.push_back(key.field);
        return fields;
    }

    /// This record as a field of another.
    Field as_field(std::string key, Field::Type type, std::string description) const
    {
        Field field = make_field(std::move(key), type, {}, std::move(description));
        field.fields = fields();
        return field;
    }

    /// The value of a map. Keys that are left out take their fallback, or keep what T begins with.
    /// Empty where a value is of another kind than its field's. What the fields say beyond that
    /// (ranges, choices, which keys are needed) is `check_field`'s to find out.
    std::optional<T> decode(YamlNode const& map) const
    {
        T value{};
        return decode_into(map, value) ? std::optional(std::move(value)) : std::nullopt;
    }

    /// The same into a value that is there.
    bool decode_into(YamlNode const& map, T& value) const
    {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            BoundField<T> const& key = keys_[i];
            YamlNode const* node = map.find(key.field.key);
            if (!node && fallbacks_[i])
                node = &*fallbacks_[i];
            if (node && !key.decode(*node, value))
                return false;
        }
        return true;
    }

    /// A map in flow YAML that decodes to the same value.
    std::string encode(T const& value) const { return fmt::format("{{{}}}", encode_keys(value)); }

    /// The same without braces: "a: 1, b: 2".
    std::string encode_keys(T const& value) const
    {
        std::string text;
        for (BoundField<T> const& key : keys_)
            if (auto const written = key.encode(value))
                text += (text.empty() ? "" : ", ") + to_yaml(key.field.key) + ": " + *written;
        return text;
    }

    /// The keys as lines, each behind `indent`.
    std::string encode_lines(T const& value, std::string const& indent) const
    {
        std::string text;
        for (BoundField<T> const& key : keys_)
            if (auto const written = key.encode(value))
                text += indent + to_yaml(key.field.key) + ": " + *written + "\n";
        return text;
    }

private:
    std::vector<BoundField<T>> keys_;
    std::vector<std::optional<YamlNode>> fallbacks_;
};

/// A key whose value is a member.
template <class T, class M> BoundField<T> bind(Field field, M T::*member)
{
    return {std::move(field),
            [member](YamlNode const& node, T& to) {
                auto value = FieldCodec<M>::decode(node);
                if (value)
                    to.*member = std::move(*value);
                return value.has_value();
            },
            [member](T const& from) { return FieldCodec<M>::encode(from.*member); }};
}

/// What is written of a map or list that holds nothing: where the key is required, that it is empty.
inline std::optional<std::string> nothing_in(Field const& field, std::string empty)
{
    return field.presence == Field::Presence::required ? std::optional(std::move(empty))
                                                       : std::nullopt;
}

/// A key whose value is a map: a member that is a record of its own. An empty map is left out where
/// the key may be.
template <class T, class U> BoundField<T> bind(Field field, U T::*member, Record<U> record)
{
    field.fields = record.fields();
    auto const nothing = nothing_in(field, "{}");
    return {std::move(field),
            [member, record](YamlNode const& node, T& to) {
                return node.is_map() && record.decode_into(node, to.*member);
            },
            [member, record, nothing](T const& from) -> std::optional<std::string> {
                std::string const keys = record.encode_keys(from.*member);
                return keys.empty() ? nothing : std::optional("{" + keys + "}");
            }};
}

/// A key whose value is a list of maps. An empty list is left out where the key may be.
template <class T, class U>
BoundField<T> bind(Field field, std::vector<U> T::*member, Record<U> record)
{
    field.type = Field::Type::records;
    field.fields = record.fields();
    auto const nothing = nothing_in(field, "[]");
    return {std::move(field),
            [member, record](YamlNode const& node, T& to) {
                if (!node.is_sequence())
                    return false;
                for (YamlNode const& item : node.items) {
                    auto value = record.decode(item);
                    if (!value)
                        return false;
                    (to.*member).push_back(std::move(*value));
                }
                return true;
            },
            [member, record, nothing](T const& from) -> std::optional<std::string> {
                std::string items;
                for (U const& item : from.*member)
                    items += (items.empty() ? "" : ", ") + record.encode(item);
                return items.empty() ? nothing : std::optional("[" + items + "]");
            }};
}

/// A key below which keys of the same T stand: a map that is no value of its own.
template <class T> BoundField<T> group(Field field, Record<T> record)
{
    field.type = Field::Type::record;
    field.fields = record.fields();
    return {std::move(field),
            [record](YamlNode const& node, T& to) {
                return node.is_map() && record.decode_into(node, to);
            },
            [record](T const& from) -> std::optional<std::string> {
                std::string const keys = record.encode_keys(from);
                return keys.empty() ? std::nullopt : std::optional("{" + keys + "}");
            }};
}

/// Keys of a member, as keys of the record that has it: they stand beside its own.
template <class T, class U>
std::vector<BoundField<T>> lift(U T::*member, std::vector<BoundField<U>> keys)
{
    std::vector<BoundField<T>> lifted;
    for (BoundField<U>& key : keys)
        lifted.push_back({std::move(key.field),
                          [member, decode = std::move(key.decode)](YamlNode const& node, T& to) {
                              return decode(node, to.*member);
                          },
                          [member, encode = std::move(key.encode)](T const& from) {
                              return encode(from.*member);
                          }});
    return lifted;
}

/// A key whose value is a list of two numbers, the lowest first.
template <class T> BoundField<T> bind_range(Field field, double T::*lowest, double T::*highest)
{
    field.type = Field::Type::range;
    return {std::move(field),
            [lowest, highest](YamlNode const& node, T& to) {
                auto const low = node.items.size() == 2 ? as_number(node.items[0]) : std::nullopt;
                auto const high = node.items.size() == 2 ? as_number(node.items[1]) : std::nullopt;
                to.*lowest = low.value_or(0);
                to.*highest = high.value_or(0);
                return low && high;
            },
            [lowest, highest](T const& from) -> std::optional<std::string> {
                return "[" + to_yaml(from.*lowest) + ", " + to_yaml(from.*highest) + "]";
            }};
}

/// Index of a name; empty where it is none of those.
inline std::optional<std::size_t> index_of(std::vector<std::string> const& names,
                                           YamlNode const& node)
{
    auto const found = std::find(names.begin(), names.end(), node.text);
    return node.is_scalar() && found != names.end()
               ? std::optional(static_cast<std::size_t>(found - names.begin()))
               : std::nullopt;
}

/// A key whose value is a list of names of an enum, in the order of `field.choices`.
template <class T, class E> BoundField<T> bind_choices(Field field, std::vector<E> T::*member)
{
    std::vector<std::string> const names = field.choices;
    return {std::move(field),
            [member, names](YamlNode const& node, T& to) {
                for (YamlNode const& item : node.items) {
                    auto const index = index_of(names, item);
                    if (!index)
                        return false;
                    (to.*member).push_back(static_cast<E>(*index));
                }
                return node.is_sequence();
            },
            [member, names](T const& from) -> std::optional<std::string> {
                std::string items;
                for (E const item : from.*member)
                    items += (items.empty() ? "" : ", ") + names[static_cast<std::size_t>(item)];
                return items.empty() ? std::nullopt : std::optional("[" + items + "]");
            }};
}

/// A key whose value is the set of those of `field.choices` that hold; left out: all of them.
template <class T, std::size_t N> BoundField<T> bind_set(Field field, std::array<bool, N> T::*set)
{
    std::vector<std::string> const names = field.choices;
    return {std::move(field),
            [set, names](YamlNode const& node, T& to) {
                (to.*set).fill(false);
                for (YamlNode const& item : node.items) {
                    auto const index = index_of(names, item);
                    if (!index || *index >= N)
                        return false;
                    (to.*set)[*index] = true;
                }
                return node.is_sequence();
            },
            [set, names](T const& from) -> std::optional<std::string> {
                if (std::all_of((from.*set).begin(), (from.*set).end(), [](bool b) { return b; }))
                    return std::nullopt;
                std::string items;
                for (std::size_t i = 0; i < N; ++i)
                    if ((from.*set)[i])
                        items += (items.empty() ? "" : ", ") + names[i];
                return "[" + items + "]";
            }};
}

} // namespace sim
