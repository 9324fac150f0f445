#include "models/letting/letting.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "models/world/events.hpp"
#include "models/world/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::array<std::string_view, 7> tool_labels{
    "internal_list",      "waiting_list",     "municipal_allocation", "flexible_letting",
    "public_advertising", "combined_letting", "free_letting"};

/// Vacant dwellings by market.
std::vector<std::vector<DwellingId>> vacancies_by_market(World const& world,
                                                         sim::ThreadPool const& threads)
{
    std::vector<std::vector<DwellingId>> by_market(world.municipalities.size());
    for (DwellingId const dwelling : vacant_dwellings(world, threads)) {
        DepartmentId const department = world.dwellings.department[dwelling.index()];
        by_market[world.departments[department.index()].municipality.index()].push_back(dwelling);
    }
    return by_market;
}

} // namespace

std::vector<std::string_view> letting_tool_labels()
{
    return {tool_labels.begin(), tool_labels.end()};
}

Letting::Letting(std::vector<LettingRule> const& rules, sim::ParameterBook const& book,
                 sim::Period period, std::shared_ptr<Means const> means)
    : tools_(make_letting_tools()),
      agreements_(book, period, rules, tools_),
      practice_(book,
                {"letting.offers_per_vacancy", "letting.rounds", "letting.refusals_until_dormant",
                 "letting.acceptance_intercept", "letting.region_readiness",
                 "letting.acute_readiness", "letting.bearable_rent_share", "letting.rent_strength",
                 "letting.crowded_strength", "letting.larger_strength",
                 "letting.reputation_strength", "letting.native_avoidance_strength",
                 "letting.own_group_strength"},
                period, [&](sim::Month at) { return LettingPractice(book, at); }),
      area_condition_(book, {"letting.combined_least_residents", "letting.combined_outside_share"},
                      period,
                      [&](sim::Month at) {
                          return AreaCondition{book.scalar("letting.combined_least_residents", at),
                                               book.scalar("letting.combined_outside_share", at)};
                      }),
      means_(std::move(means))
{
    for (auto const& tool : tools_) {
        auto const found = std::find(tool_labels.begin(), tool_labels.end(), tool->name());
        assert(found != tool_labels.end());
        tool_cells_.push_back(static_cast<std::size_t>(found - tool_labels.begin()));
    }
}

std::vector<AreaStanding> Letting::judge_areas(World const& world, sim::Month month) const
{
    if (!agreements_.has_rule_for("combined_letting", month))
        return {};
    struct Count {
        int residents = 0;
        int of_working_age = 0;
        int outside = 0;
    };
    std::vector<Count> counts(world.areas.size());
    for (Department const& department : world.departments) {
        if (!department.area)
            continue;
        Count& count = counts[department.area.index()];
        for (std::size_t d = 0; d < department.dwellings; ++d) {
            HouseholdId const household = world.dwellings.occupant[department.first_dwelling + d];
            if (!household)
                continue;
            for_members(world, household, [&](PersonId p) {
                int const age = age_in(world.persons.birth[p.index()], month);
                LabourState const state = world.persons.labour[p.index()];
                ++count.residents;
                if (age < 18 || age > 64)
                    return;
                ++count.of_working_age;
                bool const active = is_employed(state) || state == LabourState::in_education ||
                                    state == LabourState::school;
                count.outside += active ? 0 : 1;
            });
        }
    }
    AreaCondition const& condition = area_condition_.at(month);
    std::vector<AreaStanding> standing(world.areas.size(), AreaStanding::ordinary);
    for (std::size_t a = 0; a < counts.size(); ++a)
        if (counts[a].residents >= condition.least_residents * world.scale &&
            counts[a].outside >= condition.outside_share * counts[a].of_working_age)
            standing[a] = AreaStanding::many_outside_work;
    return standing;
}

void Letting::carry_out(World& world, MonthContext const& context, MunicipalityId market,
                        MarketOutcome const& outcome) const
{
    std::vector<Application>& queue = world.markets[market.index()].queue;
    for (Refusal const& refusal : outcome.refusals) {
        Application& a = queue[refusal.position];
        if (a.refusals < std::numeric_limits<std::uint8_t>::max())
            ++a.refusals;
        if (refusal.leaves == Refusal::LeavesAcuteQueue::yes)
            a.acute = 0;
        context.counts.add(context.measures.refusals,
                           world.dwellings.department[refusal.dwelling.index()].index(), 0);
    }
    for (LettingRecord const& letting : outcome.lettings) {
        PlaceId const from = world.households.place[letting.household.index()];
        PlaceId const to = world.place_of(world.dwellings.department[letting.dwelling.index()]);
        if (context.events)
            context.events->add(
                world, LettingEvent{letting.household, letting.dwelling, tool_cells_[letting.tool],
                                    letting.months_waited, letting.refusals_before});
        count_household_move(world, context, letting.household, from, to,
                             queue[letting.position].reason);
        move_to_dwelling(world, letting.household, letting.dwelling);
        world.households.on_list[letting.household.index()] = 0;
        queue[letting.position].household = {};
        std::size_t const cell = tool_cells_[letting.tool];
        context.counts.add(context.measures.lettings, to.index(), cell);
        context.counts.add(context.measures.months_waited, to.index(), cell, letting.months_waited);
    }
    for (Agreements::Counts const& counts : outcome.counts)
        counts.commit(world);
}

void Letting::run(World& world, MonthContext const& context) const
{
    MarketDirectory const directory(world);
    agreements_.bring_into_force(world, context.streams, context.month, directory);
    std::vector<AreaStanding> const areas = judge_areas(world, context.month);
    std::vector<std::vector<DwellingId>> const vacant = vacancies_by_market(world, context.threads);

    LettingMonth const letting{
        world,       context.streams, context.month, tools_, practice_.at(context.month),
        agreements_, directory,       *means_,       areas};
    std::vector<MarketOutcome> outcomes(vacant.size());
    context.threads.for_each(vacant.size(), [&](std::size_t m) {
        outcomes[m] = let_market(letting, MunicipalityId::at(m), vacant[m]);
    });
    for (std::size_t m = 0; m < outcomes.size(); ++m)
        carry_out(world, context, MunicipalityId::at(m), outcomes[m]);
}

} // namespace boligsim
