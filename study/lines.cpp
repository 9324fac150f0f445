#include "study/lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "study/municipality_names.hpp"
#include "study/own_interventions.hpp"

namespace sim {

using boligsim::Where;

std::optional<Where> FieldCodec<Where>::decode(YamlNode const& node)
{
    Where where;
    if (node.is_scalar())
        return node.text == "all" ? std::optional(where) : std::nullopt;
    for (auto const& [key, kind] : boligsim::selection_keys)
        if (YamlNode const* const name = node.find(key)) {
            where.kind = kind;
            where.name =
                name->is_sequence() && !name->items.empty() ? name->items.front().text : name->text;
            for (std::size_t i = 1; i < name->items.size(); ++i)
                where.more_names.push_back(name->items[i].text);
        }
    if (YamlNode const* const departments = node.find("departments")) {
        auto const number = FieldCodec<int>::decode(*departments);
        if (!number)
            return std::nullopt;
        where.departments = *number;
    }
    return where.kind == Where::Kind::all ? std::nullopt : std::optional(where);
}

namespace {

/// NAME, or [NAME, NAME].
std::string names_of(Where const& where)
{
    std::string text = to_yaml(where.name);
    for (std::string const& name : where.more_names)
        text += ", " + to_yaml(name);
    return where.more_names.empty() ? text : "[" + text + "]";
}

} // namespace

std::optional<std::string> FieldCodec<Where>::encode(Where const& where)
{
    for (auto const& [key, kind] : boligsim::selection_keys)
        if (where.kind == kind)
            return fmt::format("{{{}: {}{}}}", key, names_of(where),
                               where.departments
                                   ? fmt::format(", departments: {}", *where.departments)
                                   : std::string());
    return "all";
}

} // namespace sim

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

/// `criteria: {any_of: [...]}`.
sim::BoundField<LettingRule> criteria()
{
    Field any_of =
        sim::choices_field("any_of", criterion_names(), "criterion",
                           "An applicant household that meets one of these has priority.");
    return sim::group<LettingRule>(
        make_field("criteria", Type::record, {},
                   "What applicants must meet; needed for flexible_letting and "
                   "public_advertising."),
        {{sim::bind_choices(required_field(std::move(any_of)), &LettingRule::any_of)}});
}

} // namespace

sim::Field selection_field(std::string key, SelectionExtent extent, Vocabulary const& vocabulary,
                           std::string description)
{
    static constexpr std::array<std::string_view, 5> places{"municipality", "region",
                                                            "organisation", "area", "department"};
    bool const may_be_all = extent == SelectionExtent::all_or_some;
    Field municipality = choice_field("municipality", vocabulary.municipalities, "municipality",
                                      "Departments in this municipality or these.");
    municipality.meant = municipality_meant(vocabulary);
    if (vocabulary.municipalities.empty())
        municipality.type = Type::text;
    Field field = record_field(
        std::move(key), may_be_all ? Type::word_or_record : Type::record,
        {choice_field("programme", programmes(), "programme",
                      "Departments with a plan of this programme."),
         choice_field("outside_programme", programmes(), "programme",
                      "Departments without a plan of this programme."),
         municipality,
         choice_field("region", list_names<Region>(), "region",
                      "Departments in this region or these."),
         make_field("organisation", Type::text, "housing organisation",
                    "Departments of this organisation or these."),
         make_field("area", Type::text, "area", "Departments of this area or these."),
         make_field("department", Type::text, "department", "This department only, or these."),
         integer_field("departments", 1, 100000, "departments", "a number of departments",
                       may_be_all
                           ? "Beside one of the other keys: only so many of them, those with the "
                             "worst reputation first."
                           : "How many of them, those with the worst reputation first; needed "
                             "beside each of the other keys but `department`.")},
        std::move(description) + " One of the keys names them; several places of one kind are "
                                 "a list: department: [A, B].");
    field.noun = "a selection of departments";
    if (may_be_all)
        field.choices = {"all"};
    for (Field& place : field.fields)
        place.or_list = std::find(places.begin(), places.end(), place.key) != places.end();
    return field;
}

namespace {

/// Whether the places named under `key`, if any, are among those there are.
bool are_known(sim::YamlNode const& where, std::string_view key,
               std::vector<std::string> const& known, sim::Diagnostics& diagnostics)
{
    sim::YamlNode const* const written = where.find(key);
    if (!written || known.empty())
        return true;
    bool ok = true;
    for (sim::YamlNode const& name :
         written->is_sequence() ? written->items : std::vector<sim::YamlNode>{*written}) {
        if (std::find(known.begin(), known.end(), name.text) != known.end())
            continue;
        ok = false;
        diagnostics.error(name.at(), fmt::format("unknown {} '{}'", key, name.text),
                          diagnostics.wants_hints() ? sim::allowed_hint(name.text, known)
                                                    : std::string());
    }
    return ok;
}

} // namespace

bool check_selection(sim::YamlNode const& where, std::string_view key, Vocabulary const& vocabulary,
                     sim::Diagnostics& diagnostics)
{
    if (where.is_scalar())
        return true;
    auto const named =
        std::count_if(selection_keys.begin(), selection_keys.end(), [&](auto const& selection) {
            return where.find(selection.first) != nullptr;
        });
    if (named != 1) {
        diagnostics.error(
            where.at(),
            fmt::format("{} names {} (one selection is needed)", key,
                        named == 0 ? "nothing" : "several things at once"),
            "one of: programme, outside_programme, municipality, region, organisation, area, "
            "department; a number of departments stands beside it");
        return false;
    }
    return are_known(where, "organisation", vocabulary.organisations, diagnostics) &&
           are_known(where, "area", vocabulary.areas, diagnostics) &&
           are_known(where, "department", vocabulary.departments, diagnostics);
}

sim::Record<LettingRule> letting_record(Vocabulary const& vocabulary)
{
    return {{bind(required_field(choice_field("tool", letting_tools(), "letting tool",
                                              "By which rule vacancies are let.")),
                  &LettingRule::tool),
             bind(required_field(selection_field("where", SelectionExtent::all_or_some, vocabulary,
                                                 "The departments that the agreement covers.")),
                  &LettingRule::where),
             bind(required_field(month_field("from", "First month of the agreement.")),
                  &LettingRule::from),
             bind(month_field("to", "Last month of the agreement; left out, it holds to the end "
                                    "of the period."),
                  &LettingRule::to),
             bind(required_field(number_field(
                      "share", 0, 1, "share", "a share of vacant dwellings",
                      "Share of the vacancies let by the tool: 0.25 is every fourth. Of several "
                      "agreements on one tool the greatest counts.")),
                  &LettingRule::share),
             bind(with_fallback(number_field("municipalities", 0, 1, "share",
                                             "a share of municipalities",
                                             "Share of the municipalities in question that have "
                                             "such an agreement."),
                                "1"),
                  &LettingRule::municipalities),
             criteria()}};
}

sim::Record<RenovationRule> renovation_record(Vocabulary const& vocabulary)
{
    return {
        {bind(required_field(selection_field("renovate", SelectionExtent::some, vocabulary,
                                             "The departments that are renovated.")),
              &RenovationRule::where),
         bind(required_field(integer_field("year", 1900, 2700, "", "a calendar year",
                                           "Year of the new rent.")),
              &RenovationRule::year),
         bind(required_field(integer_field("rise_dkk_month", 0, 20000, "DKK a month per dwelling",
                                           "a rise of rent",
                                           "Mean rise of a dwelling's rent, before support.")),
              &RenovationRule::rise_dkk_month),
         bind(with_fallback(integer_field("support_dkk_month", 0, 20000, "DKK a month per dwelling",
                                          "rent support",
                                          "Mean rent support of a dwelling: part of the rise."),
                            "0"),
              &RenovationRule::support_dkk_month),
         bind(
             with_fallback(
                 number_field("rehouse", 0, 1, "share of the dwellings", "a share of the dwellings",
                              "Dwellings whose tenants have to live elsewhere while works are "
                              "done; notice is given from January, works begin over the year."),
                 "0"),
             &RenovationRule::rehouse),
         bind(with_fallback(
                  integer_field("works_months", 1, 60, "months", "a time for the works",
                                "How long a dwelling is empty. Tenants come back after a year at "
                                "most; after longer works they stay where they were rehoused."),
                  "12"),
              &RenovationRule::works_months)}};
}

sim::Record<InterventionUse> intervention_record(Vocabulary const& vocabulary)
{
    return {{bind(required_field(choice_field("use", vocabulary.interventions, "intervention",
                                              "An entry of the catalogue of interventions.")),
                  &InterventionUse::use),
             bind(required_field(selection_field("where", SelectionExtent::all_or_some, vocabulary,
                                                 "The departments where it is offered.")),
                  &InterventionUse::where),
             bind(required_field(month_field("from", "First month in which somebody can begin.")),
                  &InterventionUse::from),
             bind(month_field("to", "Last month in which somebody can begin; left out, the "
                                    "period's last."),
                  &InterventionUse::to),
             bind(number_field("reach", 0, 1, "share a year", "a share of the target group a year",
                               "Participants a year as a share of the target group; left out, "
                               "the catalogue's."),
                  &InterventionUse::reach),
             bind(changed_numbers_field(vocabulary), &InterventionUse::set)}};
}

std::vector<std::string> criterion_names()
{
    return {"employed", "in_education", "commuter", "has_children", "senior", "young"};
}

std::string to_words(Where const& where)
{
    std::string words = "all departments";
    for (auto const& [name, kind] : selection_keys)
        if (where.kind == kind)
            words = fmt::format("{} {}", name, where.all_names());
    return where.departments ? fmt::format("{}, {} department{}", words, *where.departments,
                                           *where.departments == 1 ? "" : "s")
                             : words;
}

} // namespace boligsim
