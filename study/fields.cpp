#include "study/fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "study/lines.hpp"
#include "study/own_interventions.hpp"
#include "study/questions.hpp"
#include "study/settings.hpp"
#include "study/warnings.hpp"

namespace boligsim {

namespace {

using sim::bind;
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
            "nothing (`letting.municipal_share`: 0.65 of family dwellings in the capital region "
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

Field scenario_settings(Vocabulary const& vocabulary)
{
    return settings_field("set", vocabulary.parameters,
                          "Values of the model's parameters and of interventions in this scenario "
                          "(`interventions.NAME.reach`), written as under `defaults.parameters`. "
                          "They win over blocks and defaults.");
}

sim::Record<sim::Period> period_record()
{
    return {
        {bind(with_fallback(month_field("from", "First month; always 2006-01, three settled years "
                                                "after the figures that the world begins with."),
                            "2006-01"),
              &sim::Period::first),
         bind(with_fallback(month_field("to",
                                        "Last month; a December up to 2040-12. After 2021, where "
                                        "the figures end, rents, wages, "
                                        "benefits and limits grow by `money.growth_after_last`; "
                                        "all other numbers stay as they are."),
                            "2021-12"),
              &sim::Period::last)}};
}

Field world()
{
    Field field = world_record().as_field("world", Type::record, "The world at the start.");
    field.fields.insert(
        field.fields.begin() + 1,
        make_field("departments", Type::text, "a CSV file",
                   "A table of your own departments, beside the study: they take the place of "
                   "as many dwellings of their kind that would be synthesised. Its columns "
                   "stand at the end of docs/study-reference.md. Text of several lines is the "
                   "table itself."));
    return field;
}

Field defaults(Vocabulary const& vocabulary)
{
    Field field = run_record().as_field("defaults", Type::record, "What holds for every scenario.");
    field.fields.insert(field.fields.begin(), world());
    field.fields.push_back(
        settings_field("parameters", vocabulary.parameters,
                       "Values of the model's parameters in every scenario. `NAME: 0.4` is the "
                       "value at every date; `NAME[label,label]: 0.4` that of some cells of a "
                       "table, with `*` for all labels of an axis; `{times: 1.1}` a factor, of a "
                       "whole table too; `{value: 0.4, from: 2010-01, to: 2012-12}` holds from "
                       "and to a month; a list of such maps makes several changes. Lines are "
                       "carried out in their order. Values stay within a parameter's range. "
                       "`boligsim explain STUDY parameters` lists names, labels and ranges."));
    return field;
}

} // namespace

sim::Record<Study> world_record()
{
    Field const scale = with_fallback(
        number_field("scale", smallest_scale, 1, "share", "a share of Denmark's households",
                     "Share of Denmark's households and dwellings that is simulated; 1 "
                     "is everyone."),
        "0.05");
    return {{bind(with_fallback(choice_field("population", {"denmark"}, "population",
                                             "The population that the world begins with."),
                                "denmark"),
                  &Study::population),
             bind(scale, &Study::scale)}};
}

sim::Record<Study> run_record()
{
    return {
        {bind(make_field("period", Type::record, {}, "The calendar months that are simulated."),
              &Study::period, period_record()),
         bind(with_fallback(integer_field("replicates", 1, 10000, "worlds", "a number of worlds",
                                          "Worlds for each scenario. Replicates of the same number "
                                          "share their random numbers across scenarios."),
                            "8"),
              &Study::replicates),
         bind(with_fallback(integer_field("seed", 0, largest_seed, "", "a whole number of 32 bits",
                                          "Decides all random numbers: the same seed gives "
                                          "the same bytes."),
                            "20060101"),
              &Study::seed)}};
}

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
         defaults(vocabulary), own_interventions_field(vocabulary),
         record_field("blocks", Type::named_records,
                      {letting_lines(vocabulary), rent_lines(vocabulary),
                       intervention_lines(vocabulary),
                       settings_field("parameters", vocabulary.parameters,
                                      "Values of the model's parameters in scenarios that use the "
                                      "block, written as under `defaults.parameters`. Two blocks "
                                      "of a scenario may not set the same one.")},
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
             "What is compared with what."),
         question_record(vocabulary)
             .as_field("questions", Type::records,
                       "What the study is to answer: `compare` and `report` answer each in its "
                       "order, in a sentence and a chart. They change no result.")},
        "A study: scenarios, what they share, and what is compared.");
}

} // namespace boligsim
