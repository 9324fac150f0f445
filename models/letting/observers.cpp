#include "models/letting/observers.hpp"

#include "models/housing/household_facts.hpp"
#include "models/letting/market_lines.hpp"
#include "models/process/process.hpp"

namespace boligsim {

namespace {

/// How many applications ahead of their use households are prefetched.
constexpr std::size_t read_ahead = 16;

} // namespace

ApplicantMeasures ApplicantMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    ApplicantMeasures m{};
    m.applicants = c.add({"applicants",
                          "households on a waiting list, by where they live",
                          "households",
                          stock,
                          count,
                          {"queue", "reason"}});
    m.months_waiting = c.add({"months_waiting",
                              "months that households on a waiting list have waited so far, summed",
                              "months",
                              stock,
                              count,
                              {"queue", "reason"}});
    return m;
}

std::vector<sim::MeasureId> ApplicantObserver::measures() const
{
    return {ids_.applicants, ids_.months_waiting};
}

void ApplicantObserver::count_rest(World const& world, MonthContext const& context) const
{
    for (Market const& market : world.markets) {
        std::vector<Application> const& queue = market.queue;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            if (i + read_ahead < queue.size() && queue[i + read_ahead].household)
                prefetch_row(world, queue[i + read_ahead].household);
            Application const& a = queue[i];
            if (!is_live(world, a))
                continue;
            std::size_t const place = world.households.place[a.household.index()].index();
            std::size_t const cell =
                (a.acute > 0 ? move_reason_count : 0) + static_cast<std::size_t>(a.reason);
            context.counts.add(ids_.applicants, place, cell);
            context.counts.add(ids_.months_waiting, place, cell, context.month - a.since);
        }
    }
}

} // namespace boligsim
