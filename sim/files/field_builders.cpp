#include "sim/files/field_builders.hpp"

#include <utility>

namespace sim {

Field make_field(std::string key, Field::Type type, std::string noun, std::string description)
{
    Field field;
    field.key = std::move(key);
    field.type = type;
    field.noun = std::move(noun);
    field.description = std::move(description);
    return field;
}

Field required_field(Field field)
{
    field.presence = Field::Presence::required;
    return field;
}

Field number_field(std::string key, double lowest, double highest, std::string unit,
                   std::string noun, std::string description)
{
    Field field =
        make_field(std::move(key), Field::Type::number, std::move(noun), std::move(description));
    field.lowest = lowest;
    field.highest = highest;
    field.unit = std::move(unit);
    return field;
}

Field integer_field(std::string key, double lowest, double highest, std::string unit,
                    std::string noun, std::string description)
{
    Field field = number_field(std::move(key), lowest, highest, std::move(unit), std::move(noun),
                               std::move(description));
    field.type = Field::Type::integer;
    return field;
}

Field choice_field(std::string key, std::vector<std::string> choices, std::string noun,
                   std::string description)
{
    Field field =
        make_field(std::move(key), Field::Type::choice, std::move(noun), std::move(description));
    field.choices = std::move(choices);
    return field;
}

Field choices_field(std::string key, std::vector<std::string> choices, std::string noun,
                    std::string description)
{
    Field field =
        choice_field(std::move(key), std::move(choices), std::move(noun), std::move(description));
    field.type = Field::Type::choices;
    return field;
}

Field month_field(std::string key, std::string description)
{
    return make_field(std::move(key), Field::Type::month, "a month", std::move(description));
}

Field record_field(std::string key, Field::Type type, std::vector<Field> fields,
                   std::string description)
{
    Field field = make_field(std::move(key), type, {}, std::move(description));
    field.fields = std::move(fields);
    return field;
}

Field with_fallback(Field field, std::string fallback)
{
    field.fallback = std::move(fallback);
    return field;
}

} // namespace sim
