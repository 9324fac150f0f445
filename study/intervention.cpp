#include "study/intervention.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "sim/parameters/parameter_contents.hpp"
#include "study/catalogue.hpp"

namespace boligsim {

namespace {

/// Calls `use(key, number, unit, description, lowest, highest, source)` for each number of an
/// entry, which may be const.
template <class Entry, class Use> void for_each_number(Entry& entry, Use&& use)
{
    use(std::string("reach"), entry.reach, "share a year",
        "Who begins in a year, as a share of the target group", entry.reach_lowest,
        entry.reach_highest, entry.reach_from);
    for (std::size_t i = 0; i < entry.turnout.size(); ++i)
        use(fmt::format("turnout.{}.odds", i), entry.turnout[i].odds, "ratio",
            "Odds that a group turns up, against the rest of the target group", 0.0, largest_odds,
            entry.turnout[i].from);
    for (std::size_t i = 0; i < entry.effects.size(); ++i) {
        auto& effect = entry.effects[i];
        std::string const of = fmt::format("effects.{}.", i);
        use(of + "odds", effect.odds, "ratio", "Odds ratio of " + effect.transition, effect.lowest,
            effect.highest, effect.from);
        use(of + "delay_months", effect.delay_months, "months",
            "Months from the start until the effect on " + effect.transition, 0.0,
            longest_effect_months, effect.from);
        use(of + "full_months", effect.full_months, "months",
            "Months in which the effect on " + effect.transition + " is whole", 0.0,
            longest_effect_months, effect.from);
        use(of + "half_life_months", effect.half_life_months, "months",
            "Months in which the rest of the effect on " + effect.transition + " halves", 0.0,
            longest_effect_months, effect.from);
    }
    use(std::string("cost"), entry.cost_dkk_per_participant, "DKK a participant",
        "Cost of a participant", 0.0, largest_cost_dkk, entry.cost_from);
}

sim::Parameter parameter_of(Intervention const& entry, InterventionNumber const& number)
{
    sim::ParameterEntry value;
    value.from = sim::Month(2000, 1);
    value.values = {number.value};
    value.source = number.from.source;
    value.status = number.from.status;
    value.lowest = number.lowest;
    value.highest = number.highest;
    value.at = number.from.at;
    sim::Parameter parameter;
    parameter.name = parameter_name(entry.id, number.key);
    parameter.description = fmt::format("{}: {}", entry.title, number.description);
    parameter.unit = number.unit;
    parameter.entries = {std::move(value)};
    return parameter;
}

} // namespace

std::vector<InterventionNumber> numbers_of(Intervention const& entry)
{
    std::vector<InterventionNumber> numbers;
    for_each_number(entry, [&](std::string key, auto const& number, std::string unit,
                               std::string description, double lowest, double highest,
                               NumberSource const& from) {
        numbers.push_back({std::move(key), static_cast<double>(number), std::move(unit),
                           std::move(description), lowest, highest, from});
    });
    return numbers;
}

bool set_number(Intervention& entry, std::string_view key, double value)
{
    bool found = false;
    for_each_number(entry, [&](std::string const& own, auto& number, auto&&...) {
        if (own != key)
            return;
        using Number = std::remove_reference_t<decltype(number)>;
        if constexpr (std::is_integral_v<Number>)
            number = static_cast<Number>(std::lround(value));
        else
            number = value;
        found = true;
    });
    return found;
}

std::string parameter_name(std::string_view intervention, std::string_view key)
{
    return fmt::format("interventions.{}.{}", intervention, key);
}

sim::ParameterBook with_numbers(sim::ParameterBook const& book,
                                std::vector<Intervention> const& entries)
{
    std::vector<sim::Parameter> added;
    for (Intervention const& entry : entries)
        for (InterventionNumber const& number : numbers_of(entry))
            if (!book.has(parameter_name(entry.id, number.key)))
                added.push_back(parameter_of(entry, number));
    return book.with_parameters(std::move(added));
}

Intervention in_force(Intervention entry, sim::ParameterBook const& book, sim::Month at)
{
    for (InterventionNumber const& number : numbers_of(entry))
        if (std::string const name = parameter_name(entry.id, number.key); book.has(name))
            set_number(entry, number.key, book.scalar(name, at));
    return entry;
}

std::vector<Intervention> with_own(std::vector<Intervention> catalogue,
                                   std::vector<Intervention> const& own)
{
    for (Intervention const& entry : own) {
        auto const there =
            std::find_if(catalogue.begin(), catalogue.end(),
                         [&](Intervention const& known) { return known.id == entry.id; });
        if (there == catalogue.end())
            catalogue.push_back(entry);
        else
            *there = entry;
    }
    return catalogue;
}

} // namespace boligsim
