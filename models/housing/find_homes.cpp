#include "models/housing/find_homes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "models/housing/queue_entries.hpp"
#include "models/process/decisions.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr std::size_t seeker_chunk = 512;

/// How many households ahead of their use rows are asked for: twice as many for the household's
/// own, which tells where its members' are, and half as many for the second member's.
constexpr std::size_t read_ahead = 8;

bool before(Application const& a, Application const& b)
{
    return std::tuple(a.since, a.key) < std::tuple(b.since, b.key);
}

/// Puts new applications into their markets' queues, in the queues' order.
void join_queues(World& world, sim::ThreadPool const& threads,
                 std::vector<std::vector<Application>>& joining)
{
    threads.for_each(joining.size(), [&](std::size_t m) {
        if (joining[m].empty())
            return;
        std::sort(joining[m].begin(), joining[m].end(), before);
        std::vector<Application>& queue = world.markets[m].queue;
        auto const old_size = static_cast<std::ptrdiff_t>(queue.size());
        queue.insert(queue.end(), joining[m].begin(), joining[m].end());
        std::inplace_merge(queue.begin(), queue.begin() + old_size, queue.end(), before);
    });
}

/// Who looks for a home this month, once each: who wishes to move, in order of rows, then the new
/// households. Of a household that is new and wishes to move the new household's reason counts.
std::vector<Pending::Seeker> who_looks(Pending const& pending)
{
    std::vector<HouseholdId> are_new;
    are_new.reserve(pending.seekers.size());
    for (Pending::Seeker const& seeker : pending.seekers)
        are_new.push_back(seeker.household);
    std::sort(are_new.begin(), are_new.end());

    std::vector<Pending::Seeker> looking;
    looking.reserve(pending.wishing_to_move.size() + pending.seekers.size());
    auto next_new = are_new.begin();
    for (HouseholdId const household : pending.wishing_to_move) {
        while (next_new != are_new.end() && *next_new < household)
            ++next_new;
        if (next_new == are_new.end() || *next_new != household)
            looking.push_back({household, MoveReason::wish, {}});
    }
    looking.insert(looking.end(), pending.seekers.begin(), pending.seekers.end());
    return looking;
}

/// What municipalities weigh for those who look for a place where their own group lives.
std::vector<std::int64_t> weights_of_kin(World const& world, std::vector<std::int64_t> weights,
                                         double strength)
{
    if (strength == 0)
        return weights;
    std::vector<double> const pull = own_group_pull(world, strength);
    for (std::size_t m = 0; m < weights.size(); ++m)
        weights[m] = std::llround(static_cast<double>(weights[m]) * pull[m]);
    return weights;
}

} // namespace

FindHomes::FindHomes(sim::ParameterBook const& book, sim::Period period,
                     std::shared_ptr<Means const> means)
    : tables_(book, period,
              [](sim::ParameterBook const& b, sim::Month at) {
                  return Tables{DestinationChoice(b, at),
                                MunicipalityChoice::Tables(b, at),
                                ApplicationForm(b, at),
                                Openness(b, at),
                                b.scalar("destination.own_group_strength", at),
                                b.scalar("place_choice.learning_rate", at)};
              }),
      means_(std::move(means))
{
}

FindHomes::Decision FindHomes::decide(World const& world, MonthContext const& context,
                                      Setting const& setting, Pending::Seeker seeker) const
{
    Tables const& tables = setting.tables;
    std::size_t const i = seeker.household.index();
    sim::AgentKey const key = world.households.key[i];
    Mover mover;
    mover.from = world.households.place[i];
    mover.facts = read_facts(world, seeker.household, context.month);

    Urgency const urgency = tables.form.urgency(world, context.streams, context.month,
                                                seeker.household, mover.facts, seeker.reason);
    Destination destination;
    if (urgency != Urgency::none) {
        destination.municipality = world.municipality(mover.from);
        destination.tenure = Tenure::public_housing;
    } else {
        mover.disposable_dkk_month =
            means_->disposable_dkk_month(world, seeker.household, context.month);
        std::array<std::uint32_t, 4> const words =
            context.streams.block(key, context.month, decide_destination_tenure / 4);
        static_assert(decide_destination_tenure / 4 == decide_destination_municipality / 4);
        std::array<double, 3> const draws{
            words[decide_destination_municipality % 4] * 0x1p-32,
            context.streams.uniform(key, context.month, decide_destination_municipality, 1),
            words[decide_destination_tenure % 4] * 0x1p-32};
        destination = tables.destination.choose(
            world,
            is_non_western(mover.facts.origin) ? setting.where_kin_live : setting.municipalities,
            mover, setting.openness, draws);
    }

    Decision decision;
    decision.household = seeker.household;
    decision.reason = seeker.reason;
    if (destination.tenure != Tenure::public_housing) {
        decision.kind = Decision::Kind::move;
        decision.segment = world.place_of(destination.municipality, destination.tenure);
    } else if (bool const waits = world.households.state[i].on_list != 0;
               (!waits || urgency != Urgency::none) &&
               setting.guide.directory.dwellings(destination.municipality, destination.kind) > 0) {
        decision.kind = waits ? Decision::Kind::enter_queue : Decision::Kind::apply;
        decision.market = destination.municipality;
        decision.application = tables.form.fill_in(
            world, setting.guide, context.streams, context.month,
            {seeker.household, mover.facts, destination.municipality, destination.kind, urgency,
             seeker.left ? seeker.left : mover.from});
        decision.application.reason = seeker.reason;
    }
    return decision;
}

void FindHomes::run(World& world, MonthContext const& context) const
{
    Tables const& tables = tables_.at(context.month);
    if (context.month.month_of_year() == 1)
        learn_of_places(world, tables.learning_rate);
    MarketDirectory const directory(world);
    PlaceTable const places(world);
    Openness::Table const openness =
        tables.openness.measure(world, directory, vacant_dwellings(world, context.threads));
    Setting const setting{
        tables,
        {directory, places},
        openness,
        MunicipalityChoice(tables.municipalities, world.municipalities, openness.weight),
        MunicipalityChoice(tables.municipalities, world.municipalities,
                           weights_of_kin(world, openness.weight, tables.own_group_pull))};

    std::vector<Pending::Seeker> const looking = who_looks(world.pending);
    std::vector<Decision> decisions(looking.size());
    context.threads.for_chunks(looking.size(), seeker_chunk, [&](std::size_t, sim::Rows rows) {
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            if (i + 2 * read_ahead < rows.end) {
                prefetch_row(world, looking[i + 2 * read_ahead].household);
                prefetch_size(world, looking[i + 2 * read_ahead].household);
            }
            if (i + read_ahead < rows.end)
                prefetch_reference(world, looking[i + read_ahead].household);
            if (i + read_ahead / 2 < rows.end)
                prefetch_second(world, looking[i + read_ahead / 2].household);
            std::size_t const household = looking[i].household.index();
            // Founded this month and ended again by a union.
            if (!world.households.state[household].exists || !world.households.first[household])
                continue;
            decisions[i] = decide(world, context, setting, looking[i]);
        }
    });

    std::vector<std::vector<Application>> joining(world.markets.size());
    std::vector<QueueEntry> entries;
    for (std::size_t k = 0; k < decisions.size(); ++k) {
        if (k + read_ahead < decisions.size() && decisions[k + read_ahead].household)
            prefetch_home(world, decisions[k + read_ahead].household);
        Decision const& decision = decisions[k];
        std::size_t const i = decision.household ? decision.household.index() : 0;
        switch (decision.kind) {
        case Decision::Kind::stay:
            break;
        case Decision::Kind::move:
            count_household_move(world, context, decision.household, world.households.place[i],
                                 decision.segment, decision.reason);
            move_to_segment(world, decision.household, decision.segment);
            if (world.households.state[i].on_list != 0)
                entries.push_back({decision.household, Urgency::none, {}, {}});
            break;
        case Decision::Kind::apply:
            world.households.state[i].on_list = 1;
            joining[decision.market.index()].push_back(decision.application);
            break;
        case Decision::Kind::enter_queue:
            entries.push_back({decision.household, Urgency{decision.application.acute},
                               decision.market, decision.application});
            break;
        }
    }
    enter_queues(world, context.threads, std::move(entries), joining);
    join_queues(world, context.threads, joining);
}

} // namespace boligsim
