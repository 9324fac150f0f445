#include "study/fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "study/lines.hpp"

namespace boligsim {

namespace {

using sim::choice_field;
using sim::Field;
using sim::integer_field;
using sim::make_field;
using sim::month_field;
using sim::number_field;
using sim::record_field;
using sim::required_field;
using sim::with_fallback;
using Type = sim::Field::Type;

constexpr double largest_seed = 4294967295.0;

Field letting_lines(Vocabulary const& vocabulary)
{
    return letting_record(vocabulary)
        .as_field(
            "letting", Type::records,
            "Agreements on letting. Lines of several blocks add up; the shares that meet in a "
            "department may not add to over 1, except that municipal allocation of all (`share: "
            "1`) "
            "leaves the others theirs: it is a right, used while somebody is in the municipality's "
            "queue. Only what the names of the selections tell is checked: where departments of a "
            "programme lie in a municipality with agreements of its own and both add to over 1, "
            "the "
            "first of municipal_allocation, elderly_allocation, flexible_letting, combined_letting "
            "and "
            "public_advertising has its share, and the others what is left. What no line takes "
            "goes to "
            "the lists. An agreement on less than what municipalities usually take without one "
            "changes "
            "nothing (`letting.municipal_share`: 0.57 of family dwellings in the capital region "
            "until "
            "2011; `letting.youth_municipal_share`, `letting.elderly_municipal_share`); "
            "`parameters` "
            "sets what is usual.");
}

Field rent_lines(Vocabulary const& vocabulary)
{
    return renovation_record(vocabulary)
        .as_field("rent", Type::records,
                  "Renovations, the rise of rent that they bring, and the support that takes part "
                  "of it.");
}

Field intervention_lines(Vocabulary const& vocabulary)
{
    return intervention_record(vocabulary)
        .as_field("interventions", Type::records, "Social interventions at work.");
}

/// One number field for each scalar parameter of the model.
std::vector<Field> parameter_fields(Vocabulary const& vocabulary,
                                    std::vector<std::pair<std::string, std::string>>& refused)
{
    std::vector<Field> fields;
    for (auto const& [name, parameter] : vocabulary.parameters.contents().parameters) {
        if (!parameter->is_scalar()) {
            refused.emplace_back(name, "it is a table of numbers, not one number");
            continue;
        }
        double lowest = parameter->entries.front().lowest;
        double highest = parameter->entries.front().highest;
        for (sim::ParameterEntry const& entry : parameter->entries) {
            lowest = std::max(lowest, entry.lowest);
            highest = std::min(highest, entry.highest);
        }
        fields.push_back(number_field(name, lowest, highest, parameter->unit,
                                      parameter->description, parameter->description + "."));
    }
    return fields;
}

Field parameters(std::string key, Vocabulary const& vocabulary, std::string description)
{
    std::vector<std::pair<std::string, std::string>> refused;
    Field field = record_field(std::move(key), Type::record, parameter_fields(vocabulary, refused),
                               std::move(description));
    field.refused = std::move(refused);
    return field;
}

Field scenario_settings(Vocabulary const& vocabulary)
{
    Field set = parameters("set", vocabulary,
                           "Values of the model's parameters and of interventions in this scenario "
                           "(`interventions.NAME.reach`). They win over blocks and defaults.");
    for (std::string const& name : vocabulary.interventions)
        set.fields.push_back(number_field(fmt::format("interventions.{}.reach", name), 0, 1,
                                          "share a year", "a share of the target group a year",
                                          "Participants a year as a share of the target group."));
    return set;
}

Field defaults(Vocabulary const& vocabulary)
{
    Field scale = with_fallback(
        number_field("scale", 0, 1, "share", "a share of Denmark's households",
                     "Share of Denmark's households and dwellings that is simulated; 1 "
                     "is everyone."),
        "0.05");
    scale.above_lowest = true;
    return record_field(
        "defaults", Type::record,
        {record_field(
             "world", Type::record,
             {with_fallback(choice_field("population", {"denmark"}, "population",
                                         "The population that the world begins with."),
                            "denmark"),
              make_field(
                  "departments", Type::text, "a CSV file",
                  "A table of your own departments, beside the study: they take the place of "
                  "as many dwellings of their kind that would be synthesised. Its columns "
                  "stand at the end of docs/study-reference.md. Text of several lines is the "
                  "table itself."),
              scale},
             "The world at the start."),
         record_field(
             "period", Type::record,
             {with_fallback(month_field("from", "First month; always 2006-01, three settled years "
                                                "after the figures that the world begins "
                                                "with."),
                            "2006-01"),
              with_fallback(month_field("to", "Last month; a December up to 2040-12."), "2021-12")},
             "The calendar months that are simulated."),
         with_fallback(
             integer_field("replicates", 1, 10000, "worlds", "a number of worlds",
                           "Worlds for each scenario. Replicates of the same number share their "
                           "random numbers across scenarios."),
             "8"),
         with_fallback(
             integer_field("seed", 0, largest_seed, "", "a whole number of 32 bits",
                           "Decides all random numbers: the same seed gives the same bytes."),
             "20060101"),
         parameters("parameters", vocabulary,
                    "Values of the model's parameters in every scenario, at every date.")},
        "What holds for every scenario.");
}

} // namespace

Field study_fields(Vocabulary const& vocabulary, std::vector<std::string> const& blocks)
{
    Field use = required_field(make_field(
        "use", Type::choices, "block", "The blocks that the scenario is made of; `[]` for none."));
    use.choices = blocks;
    return record_field(
        "the study", Type::record,
        {required_field(integer_field("format", 1, 1, "",
                                      "the version of this format; this program reads 1",
                                      "Version of this format: 1.")),
         required_field(make_field("study", Type::name, "the study's name",
                                   "The study's name; its results' folder is called so.")),
         defaults(vocabulary),
         record_field(
             "blocks", Type::named_records,
             {letting_lines(vocabulary), rent_lines(vocabulary), intervention_lines(vocabulary),
              parameters("parameters", vocabulary,
                         "Values of the model's parameters in scenarios that use the block. Two "
                         "blocks of a scenario may not set the same one.")},
             "Pieces that scenarios are made of: one block for one policy."),
         required_field(record_field("scenarios", Type::named_records,
                                     {use, scenario_settings(vocabulary)},
                                     "What is simulated, each with its own result file.")),
         record_field(
             "compare", Type::record,
             {make_field(
                 "against", Type::text, "a scenario of this study",
                 "The scenario that the others are compared with; left out, `baseline`, or the "
                 "first.")},
             "What is compared with what.")},
        "A study: scenarios, what they share, and what is compared.");
}

} // namespace boligsim
