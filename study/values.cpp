#include "study/values.hpp"

#include <cassert>

#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace {

std::optional<sim::YamlNode> value_of(sim::YamlNode const& record, sim::Field const& field,
                                      std::string_view key)
{
    sim::Field const* const child = field.find(key);
    assert(child && "a key that is decoded must be in the table of fields");
    if (sim::YamlNode const* const written = record.find(key))
        return is_right(*written, *child) ? std::optional(*written) : std::nullopt;
    if (child->fallback.empty())
        return std::nullopt;
    sim::Diagnostics diagnostics;
    return sim::read_yaml(child->fallback, "fallback", diagnostics);
}

} // namespace

bool is_right(sim::YamlNode const& node, sim::Field const& field)
{
    sim::Diagnostics diagnostics;
    bool const is_item = field.type == sim::Field::Type::records && node.is_map();
    return is_item ? sim::check_record(node, field, diagnostics)
                   : sim::check_field(node, field, diagnostics);
}

std::optional<double> number_of(sim::YamlNode const& record, sim::Field const& field,
                                std::string_view key)
{
    auto const value = value_of(record, field, key);
    return value ? sim::as_number(*value) : std::nullopt;
}

std::optional<std::string> text_of(sim::YamlNode const& record, sim::Field const& field,
                                   std::string_view key)
{
    auto const value = value_of(record, field, key);
    return value ? std::optional(value->text) : std::nullopt;
}

std::optional<sim::Month> month_of(sim::YamlNode const& record, sim::Field const& field,
                                   std::string_view key)
{
    auto const value = value_of(record, field, key);
    return value ? sim::parse_month(value->text) : std::nullopt;
}

} // namespace boligsim
