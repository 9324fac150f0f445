#include "study/fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/parameters/parameter_contents.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::make_field;
using sim::required_field;
using Type = sim::Field::Type;

constexpr double largest_seed = 4294967295.0;

Field with_fallback(Field field, std::string fallback)
{
    field.fallback = std::move(fallback);
    return field;
}

Field integer(std::string key, double lowest, double highest, std::string unit, std::string noun,
              std::string description)
{
    Field field = number_field(std::move(key), lowest, highest, std::move(unit), std::move(noun),
                               std::move(description));
    field.type = Type::integer;
    return field;
}

Field choice(std::string key, std::vector<std::string> choices, std::string noun,
             std::string description)
{
    Field field = make_field(std::move(key), Type::choice, std::move(noun), std::move(description));
    field.choices = std::move(choices);
    return field;
}

Field record(std::string key, Type type, std::vector<Field> fields, std::string description)
{
    Field field = make_field(std::move(key), type, {}, std::move(description));
    field.fields = std::move(fields);
    return field;
}

Field month(std::string key, std::string description)
{
    return make_field(std::move(key), Type::month, "a month", std::move(description));
}

/// Whether a line may be about all departments, or about so many of a selection.
enum class Extent { all_or_some, some };

/// Which departments a line is about.
Field selection(std::string key, Extent extent, Vocabulary const& vocabulary,
                std::string description)
{
    bool const may_be_all = extent == Extent::all_or_some;
    Field municipality = choice("municipality", vocabulary.municipalities, "municipality",
                                "Departments in this municipality.");
    if (vocabulary.municipalities.empty())
        municipality.type = Type::text;
    Field field = record(
        std::move(key), may_be_all ? Type::word_or_record : Type::record,
        {choice("programme", programmes(), "programme",
                "Departments with a plan of this programme."),
         choice("outside_programme", programmes(), "programme",
                "Departments without a plan of this programme."),
         municipality,
         choice("region", {"hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"},
                "region", "Departments in this region."),
         make_field("organisation", Type::text, "housing organisation",
                    "Departments of this organisation."),
         make_field("area", Type::text, "area", "Departments of this area."),
         make_field("department", Type::text, "department", "This department only."),
         integer("departments", 1, 100000, "departments", "a number of departments",
                 may_be_all ? "Beside one of the other keys: only so many of them, those with the "
                              "worst reputation first."
                            : "How many of them, those with the worst reputation first; needed "
                              "beside each of the other keys but `department`.")},
        std::move(description) + " One of the keys names them.");
    field.noun = "a selection of departments";
    if (may_be_all)
        field.choices = {"all"};
    return field;
}

Field letting_lines(Vocabulary const& vocabulary)
{
    Field criteria =
        record("criteria", Type::record, {required_field([] {
                   Field any_of =
                       make_field("any_of", Type::choices, "criterion",
                                  "An applicant household that meets one of these has priority.");
                   any_of.choices = criterion_names();
                   return any_of;
               }())},
               "What applicants must meet; needed for flexible_letting and public_advertising.");
    return record(
        "letting", Type::records,
        {required_field(
             choice("tool", letting_tools(), "letting tool", "By which rule vacancies are let.")),
         required_field(selection("where", Extent::all_or_some, vocabulary,
                                  "The departments that the agreement covers.")),
         required_field(month("from", "First month of the agreement.")),
         month("to", "Last month of the agreement; left out, it holds to the end of the period."),
         required_field(number_field(
             "share", 0, 1, "share", "a share of vacant dwellings",
             "Share of the vacancies let by the tool: 0.25 is every fourth. Of several "
             "agreements on one tool the greatest counts.")),
         with_fallback(
             number_field("municipalities", 0, 1, "share", "a share of municipalities",
                          "Share of the municipalities in question that have such an agreement."),
             "1"),
         criteria},
        "Agreements on letting. Lines of several blocks add up; the shares that meet in a "
        "department may not add to over 1, except that municipal allocation of all (`share: 1`) "
        "leaves the others theirs: it is a right, used while somebody is in the municipality's "
        "queue. Only what the names of the selections tell is checked: where departments of a "
        "programme lie in a municipality with agreements of its own and both add to over 1, the "
        "first of municipal_allocation, elderly_allocation, flexible_letting, combined_letting and "
        "public_advertising has its share, and the others what is left. What no line takes goes to "
        "the lists. An agreement on less than what municipalities usually take without one changes "
        "nothing (`letting.municipal_share`: 0.57 of family dwellings in the capital region until "
        "2011; `letting.youth_municipal_share`, `letting.elderly_municipal_share`); `parameters` "
        "sets what is usual.");
}

Field rent_lines(Vocabulary const& vocabulary)
{
    return record(
        "rent", Type::records,
        {required_field(selection("renovate", Extent::some, vocabulary,
                                  "The departments that are renovated.")),
         required_field(
             integer("year", 1900, 2700, "", "a calendar year", "Year of the new rent.")),
         required_field(integer("rise_dkk_month", 0, 20000, "DKK a month per dwelling",
                                "a rise of rent",
                                "Mean rise of a dwelling's rent, before support.")),
         with_fallback(integer("support_dkk_month", 0, 20000, "DKK a month per dwelling",
                               "rent support",
                               "Mean rent support of a dwelling: part of the rise."),
                       "0"),
         with_fallback(
             number_field("rehouse", 0, 1, "share of the dwellings", "a share of the dwellings",
                          "Dwellings whose tenants have to live elsewhere while works are done; "
                          "notice is given from January, works begin over the year."),
             "0"),
         with_fallback(
             integer("works_months", 1, 60, "months", "a time for the works",
                     "How long a dwelling is empty. Tenants come back after a year at most; "
                     "after longer works they stay where they were rehoused."),
             "12")},
        "Renovations, the rise of rent that they bring, and the support that takes part of it.");
}

Field intervention_lines(Vocabulary const& vocabulary)
{
    return record(
        "interventions", Type::records,
        {required_field(choice("use", vocabulary.interventions, "intervention",
                               "An entry of the catalogue of interventions.")),
         required_field(selection("where", Extent::all_or_some, vocabulary,
                                  "The departments where it is offered.")),
         required_field(month("from", "First month in which somebody can begin.")),
         month("to", "Last month in which somebody can begin; left out, the period's last."),
         number_field(
             "reach", 0, 1, "share a year", "a share of the target group a year",
             "Participants a year as a share of the target group; left out, the catalogue's.")},
        "Social interventions at work.");
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
    Field field = record(std::move(key), Type::record, parameter_fields(vocabulary, refused),
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
    return record(
        "defaults", Type::record,
        {record("world", Type::record,
                {with_fallback(choice("population", {"denmark"}, "population",
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
         record("period", Type::record,
                {with_fallback(month("from", "First month; always 2006-01, three settled years "
                                             "after the figures that the world begins "
                                             "with."),
                               "2006-01"),
                 with_fallback(month("to", "Last month; a December up to 2040-12."), "2021-12")},
                "The calendar months that are simulated."),
         with_fallback(
             integer("replicates", 1, 10000, "worlds", "a number of worlds",
                     "Worlds for each scenario. Replicates of the same number share their "
                     "random numbers across scenarios."),
             "8"),
         with_fallback(integer("seed", 0, largest_seed, "", "a whole number of 32 bits",
                               "Decides all random numbers: the same seed gives the same bytes."),
                       "20060101"),
         parameters("parameters", vocabulary,
                    "Values of the model's parameters in every scenario, at every date.")},
        "What holds for every scenario.");
}

} // namespace

Field number_field(std::string key, double lowest, double highest, std::string unit,
                   std::string noun, std::string description)
{
    Field field = make_field(std::move(key), Type::number, std::move(noun), std::move(description));
    field.lowest = lowest;
    field.highest = highest;
    field.unit = std::move(unit);
    return field;
}

std::vector<std::string> criterion_names()
{
    return {"employed", "in_education", "commuter", "has_children", "senior", "young"};
}

Field study_fields(Vocabulary const& vocabulary, std::vector<std::string> const& blocks)
{
    Field use = required_field(make_field(
        "use", Type::choices, "block", "The blocks that the scenario is made of; `[]` for none."));
    use.choices = blocks;
    return record(
        "the study", Type::record,
        {required_field(integer("format", 1, 1, "",
                                "the version of this format; this program reads 1",
                                "Version of this format: 1.")),
         required_field(make_field("study", Type::name, "the study's name",
                                   "The study's name; its results' folder is called so.")),
         defaults(vocabulary),
         record("blocks", Type::named_records,
                {letting_lines(vocabulary), rent_lines(vocabulary), intervention_lines(vocabulary),
                 parameters("parameters", vocabulary,
                            "Values of the model's parameters in scenarios that use the block. Two "
                            "blocks of a scenario may not set the same one.")},
                "Pieces that scenarios are made of: one block for one policy."),
         required_field(record("scenarios", Type::named_records,
                               {use, scenario_settings(vocabulary)},
                               "What is simulated, each with its own result file.")),
         record("compare", Type::record,
                {make_field(
                    "against", Type::text, "a scenario of this study",
                    "The scenario that the others are compared with; left out, `baseline`, or the "
                    "first.")},
                "What is compared with what.")},
        "A study: scenarios, what they share, and what is compared.");
}

} // namespace boligsim
