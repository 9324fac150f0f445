#include "models/letting/letting.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "models/housing/application_form.hpp"
#include "models/housing/letting_phases.hpp"
#include "models/record/events.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "models/world/works.hpp"
#include "study/letting_tools.hpp"

namespace boligsim {

namespace {

/// How many lettings ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

MunicipalityId municipality_of(World const& world, DwellingId dwelling)
{
    return world.departments[world.dwellings.department[dwelling.index()].index()].municipality;
}

/// Vacant dwellings by market.
std::vector<std::vector<DwellingId>> vacancies_by_market(World const& world,
                                                         sim::ThreadPool const& threads)
{
    std::vector<std::vector<DwellingId>> by_market(world.municipalities.size());
    for (DwellingId const dwelling : vacant_dwellings(world, threads))
        by_market[municipality_of(world, dwelling).index()].push_back(dwelling);
    return by_market;
}

} // namespace

Letting::Letting(std::vector<LettingRule> const& rules, sim::ParameterBook const& book,
                 sim::Period period, std::shared_ptr<Means const> means)
    : Letting(rules, book, period, std::move(means), make_area_rules(book, period))
{
}

Letting::Letting(std::vector<LettingRule> const& rules, sim::ParameterBook const& book,
                 sim::Period period, std::shared_ptr<Means const> means, AreaRules area_rules)
    : tools_(make_letting_tools()),
      area_rules_(std::move(area_rules)),
      agreements_(book, period, rules, tools_, area_rules_),
      practice_(sim::dated_table<LettingPractice>(book, period)),
      means_(std::move(means))
{
    std::span<LettingToolName const> const names = letting_tool_names();
    for (auto const& tool : tools_) {
        auto const found =
            std::find_if(names.begin(), names.end(),
                         [&](LettingToolName const& known) { return known.name == tool->name(); });
        assert(found != names.end() && "a tool's name stands in study/letting_tools.cpp");
        tool_cells_.push_back(static_cast<std::size_t>(found - names.begin()));
    }
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
                           world.dwellings.department[refusal.dwelling.index()].index(),
                           refusal.group.cell());
    }
    for (std::uint32_t const position : outcome.turned_away) {
        queue[position].acute = static_cast<std::uint8_t>(Urgency::turned_away);
        queue[position].was_turned_away = 1;
    }
    for (std::size_t k = 0; k < outcome.lettings.size(); ++k) {
        if (k + read_ahead < outcome.lettings.size()) {
            prefetch_home(world, outcome.lettings[k + read_ahead].household);
            sim::prefetch(
                world.dwellings.occupant[outcome.lettings[k + read_ahead].dwelling.index()]);
        }
        LettingRecord const& letting = outcome.lettings[k];
        PlaceId const from = world.households.place[letting.household.index()];
        PlaceId const to = world.place_of(world.dwellings.department[letting.dwelling.index()]);
        if (context.events)
            context.events->add(
                world, LettingEvent{
                           letting.household, letting.dwelling, tool_cells_[letting.tool],
                           letting.months_waited, letting.refusals_before,
                           means_->disposable_dkk_month(world, letting.household, context.month)});
        DwellingId const left = world.households.dwelling[letting.household.index()];
        if (DwellingWorks* const works = left ? find_works(world, left) : nullptr)
            works->rehoused_in = letting.dwelling;
        Application const& application = queue[letting.position];
        bool const by_right_of_residents =
            tools_[letting.tool]->lines().front() == Line::internal && application.own_list != 0;
        count_household_move(world, context, letting.household, from, to, application.reason,
                             by_right_of_residents ? SharedLists::one : SharedLists::apart);
        move_to_dwelling(world, letting.household, letting.dwelling);
        // Its own market let this month without it.
        if (left && municipality_of(world, left) != market)
            world.dwellings.vacant_since[left.index()] = context.month + 1;
        world.households.state[letting.household.index()].on_list = 0;
        queue[letting.position].household = {};
        std::size_t const cell =
            tool_cells_[letting.tool] * household_group_count + letting.group.cell();
        context.counts.add(context.measures.lettings, to.index(), cell);
        context.counts.add(context.measures.months_waited, to.index(), cell, letting.months_waited);
    }
    for (DwellingId const dwelling : outcome.left_last)
        world.dwellings.vacant_since[dwelling.index()] = context.month + 1;
    for (DwellingId const dwelling : outcome.agreement_turns) {
        std::uint16_t& phase = world.dwellings.phases[dwelling.index()].agreements;
        phase = next_phase(phase);
    }
    for (DwellingId const dwelling : outcome.list_turns) {
        std::uint16_t& phase = world.dwellings.phases[dwelling.index()].lists;
        phase = next_phase(phase);
    }
}

void Letting::run(World& world, MonthContext const& context) const
{
    MarketDirectory const directory(world);
    agreements_.bring_into_force(world, context.streams, context.month);
    judge_areas(world, context.threads, area_rules_,
                {context.month, world.scale, agreements_.tools_in_use(context.month)});
    std::vector<std::vector<DwellingId>> const vacant = vacancies_by_market(world, context.threads);

    LettingMonth const letting{
        world,       context.streams, context.month, tools_,     practice_.at(context.month),
        agreements_, directory,       *means_,       area_rules_};
    std::vector<MarketOutcome> outcomes(vacant.size());
    context.threads.for_each(vacant.size(), [&](std::size_t m) {
        outcomes[m] = let_market(letting, MunicipalityId::at(m), vacant[m]);
    });
    for (std::size_t m = 0; m < outcomes.size(); ++m)
        carry_out(world, context, MunicipalityId::at(m), outcomes[m]);
}

} // namespace boligsim
