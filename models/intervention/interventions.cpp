#include "models/intervention/interventions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "models/world/decisions.hpp"
#include "models/world/households.hpp"
#include "models/world/selection.hpp"
#include "sim/core/units.hpp"

namespace boligsim {

namespace {

/// Index of the programme era whose delivery applies: the programme named, else by the first year.
std::size_t era(InterventionUse const& use)
{
    constexpr std::array<std::string_view, 3> programmes{"2006-10", "2011-14", "2015-18"};
    constexpr int second = 2011;
    constexpr int third = 2015;
    if (use.where.kind == Where::Kind::programme)
        for (std::size_t p = 0; p < programmes.size(); ++p)
            if (use.where.name == programmes[p])
                return p;
    int const year = use.from.year();
    return year < second ? 0u : year < third ? 1u : 2u;
}

} // namespace

Interventions::Interventions(std::vector<InterventionUse> const& uses,
                             std::map<std::string, double> const& settings,
                             std::vector<Intervention> const& catalogue,
                             sim::ParameterBook const& book, sim::Period period)
{
    auto const lag = book.values("delivery.startup_lag", period.first);
    auto const fidelity = book.values("delivery.fidelity", period.first);
    auto odds = std::make_shared<ParticipationOdds>();
    for (InterventionUse const& use : uses) {
        auto const entry = std::find_if(catalogue.begin(), catalogue.end(),
                                        [&](Intervention const& i) { return i.id == use.use; });
        if (entry == catalogue.end())
            continue;
        AtWork work;
        work.use = use;
        work.entry = *entry;
        work.draw = static_cast<std::uint32_t>(entry - catalogue.begin());
        work.reach = use.reach.value_or(entry->reach);
        if (auto const set = settings.find("interventions." + use.use + ".reach");
            set != settings.end())
            work.reach = set->second;
        work.startup_lag = lag[era(use)];
        work.row = odds->add(*entry, fidelity[era(use)]);
        at_work_.push_back(std::move(work));
    }
    odds_ = std::move(odds);
}

void Interventions::run(World& world, MonthContext const& context) const
{
    for (AtWork const& work : at_work_) {
        if (context.month < work.use.from || context.month > work.use.to)
            continue;
        double const months_running = context.month - work.use.from + 1;
        double const started =
            work.startup_lag > 0 ? std::min(1.0, months_running / work.startup_lag) : 1.0;
        double const monthly =
            sim::YearlyProbability(std::min(1.0, work.reach * started)).per_month().value();
        if (monthly <= 0)
            continue;
        // Residents of two departments are different persons, so departments can run side by side.
        auto const departments = select(work.use.where, world);
        context.threads.for_each(departments.size(), [&](std::size_t d) {
            begin_in(world, departments[d], work, monthly, context);
        });
    }
}

void Interventions::begin_in(World& world, DepartmentId department, AtWork const& work,
                             double monthly, MonthContext const& context) const
{
    Persons& persons = world.persons;
    Department const& place = world.departments[department.index()];
    std::size_t const end = place.first_dwelling + place.dwellings;
    for (std::size_t dwelling = place.first_dwelling; dwelling < end; ++dwelling) {
        HouseholdId const household = world.dwellings.occupant[dwelling];
        if (!household)
            continue;
        for_members(world, household, [&](PersonId member) {
            std::size_t const i = member.index();
            int const age = age_in(persons.birth[i], context.month);
            auto const fits = [&](PersonFilter const& filter) {
                return filter.includes(age, persons.sex[i], persons.origin[i], persons.labour[i],
                                       persons.standing[i]);
            };
            if (!fits(work.entry.target))
                return;
            std::uint8_t const taking_part = persons.participation[i];
            if (taking_part != 0 &&
                context.month - persons.participation_since[i] < odds_->months(taking_part))
                return;
            double probability = monthly;
            for (Turnout const& turnout : work.entry.turnout)
                if (fits(turnout.who))
                    probability =
                        sim::MonthlyProbability(probability).with_odds_times(turnout.odds).value();
            std::uint32_t const word = context.streams.word(persons.key[i], context.month,
                                                            decide_participation, work.draw);
            if (word >= sim::threshold(probability))
                return;
            persons.participation[i] =
                static_cast<std::uint8_t>(work.row + static_cast<unsigned>(persons.sex[i]));
            persons.participation_since[i] = context.month;
        });
    }
}

} // namespace boligsim
