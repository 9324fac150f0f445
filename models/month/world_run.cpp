#include "models/month/world_run.hpp"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "models/month/month.hpp"
#include "models/synthesis/margins.hpp"
#include "models/synthesis/places.hpp"
#include "models/synthesis/synthesis.hpp"
#include "models/world/books.hpp"
#include "models/world/events.hpp"

namespace boligsim {

namespace {

/// Worlds this large run one at a time, with all threads inside; smaller ones side by side.
constexpr double side_by_side_scale = 0.3;

#ifdef NDEBUG
constexpr bool always_check_books = false;
#else
constexpr bool always_check_books = true;
#endif

/// All that the runs of one study share.
struct Shared {
    Study const& study;
    sim::ThreadPool const& threads;
    RunOptions const& options;
    Measures measures;
    sim::MeasureCatalogue catalogue;
    std::mutex mutex;
    Progress progress;
    RunResult result;

    bool stopped() const { return options.stop && options.stop->load(); }

    void report(sim::Month month, double person_months, World const& world)
    {
        std::scoped_lock const lock(mutex);
        progress.month = month;
        progress.person_months += person_months;
        std::size_t const bytes = world.bytes();
        if (bytes > result.table_bytes_max) {
            result.table_bytes_max = bytes;
            result.persons_max = static_cast<std::int64_t>(world.persons.alive_count());
        }
        if (options.on_progress)
            options.on_progress(progress);
    }

    void world_done()
    {
        std::scoped_lock const lock(mutex);
        ++progress.worlds_done;
    }
};

std::int64_t total(sim::YearCounts const& counts, sim::MeasureId id, std::size_t cell)
{
    std::int64_t sum = 0;
    for (std::size_t place = 0; place < counts.places(); ++place)
        sum += counts.at(id, place, cell);
    return sum;
}

BookFlows flows_of(sim::YearCounts const& counts, Measures const& m)
{
    constexpr std::size_t abroad = 2;
    return {total(counts, m.births, 0), total(counts, m.deaths, 0),
            total(counts, m.persons_in, abroad), total(counts, m.persons_out, abroad)};
}

BookFlows difference(BookFlows const& a, BookFlows const& b)
{
    return {a.births - b.births, a.deaths - b.deaths, a.arrivals - b.arrivals,
            a.departures - b.departures};
}

void require_balance(std::vector<std::string> const& wrong, sim::Month month)
{
    if (wrong.empty())
        return;
    std::string text = fmt::format("the books do not balance after {}:", sim::to_string(month));
    for (std::string const& sentence : wrong)
        text += "\n   " + sentence;
    throw sim::RunFailed(text);
}

/// Simulates `world` through the months of `period`; `on_year(year, counts)` takes each year's
/// numbers. `events`, where there is one, takes what happens.
template <class OnYear>
void simulate(World& world, Schedule const& schedule, sim::Period period,
              sim::Streams const& streams, Shared& shared, EventRecord* events, OnYear&& on_year)
{
    bool const check = always_check_books || shared.options.books == BookKeeping::checked;
    sim::YearCounts counts(shared.catalogue, world.places());
    BookEntry before = check ? take_entry(world) : BookEntry{};
    BookFlows counted;
    double person_months = 0;
    for (sim::Month month = period.first; month <= period.last; ++month) {
        world.now = month;
        MonthContext const context{month, streams, shared.threads, shared.measures, counts, events};
        for (auto const& process : schedule)
            process->run(world, context);
        world.end_month();
        person_months += static_cast<double>(world.persons.alive_count());
        if (check) {
            require_balance(check_books(world), month);
            BookEntry const after = take_entry(world);
            BookFlows const so_far = flows_of(counts, shared.measures);
            require_balance(check_flows(before, after, difference(so_far, counted)), month);
            before = after;
            counted = so_far;
        }
        if (month.is_december()) {
            on_year(month.year(), counts);
            counts.clear();
            counted = {};
            shared.report(month, person_months, world);
            person_months = 0;
            if (shared.stopped())
                return;
        }
    }
}

/// The scenario that others are compared with, as it is when the period begins: what the settling
/// years follow.
Scenario settling_scenario(Study const& study)
{
    auto const found = std::find_if(study.scenarios.begin(), study.scenarios.end(),
                                    [&](Scenario const& s) { return s.name == study.against; });
    Scenario settling = found != study.scenarios.end() ? *found : study.scenarios.front();
    settling.rent.clear();
    settling.interventions.clear();
    std::erase_if(settling.letting,
                  [&](LettingRule const& rule) { return rule.from > study.period.first; });
    for (LettingRule& rule : settling.letting)
        rule.from = study.period.first - 12 * settling_years;
    return settling;
}

/// The months of a study: of the settling years and of each scenario. Made once; const from then
/// on, so that all replicates share them.
struct Months {
    sim::ParameterBook settling_parameters;
    Schedule settling;
    std::vector<Schedule> scenarios;
};

Months build_months(Study const& study, ModelData const& data,
                    std::vector<Scenario> const& scenarios)
{
    sim::Period const simulated{study.period.first - 12 * settling_years, study.period.last};
    Scenario const settling = settling_scenario(study);
    Months months;
    months.settling_parameters = parameters_of(settling, data.parameters);
    months.settling = build_month(settling, months.settling_parameters, data.catalogue, simulated);
    // What the user knows of the residents holds when the period begins. Observation comes last.
    if (any_margins(study.departments))
        months.settling.insert(std::prev(months.settling.end()),
                               std::make_unique<MeetMargins>(study.departments,
                                                             months.settling_parameters,
                                                             study.period.first - 1));
    for (Scenario const& scenario : scenarios)
        months.scenarios.push_back(build_month(scenario, parameters_of(scenario, data.parameters),
                                               data.catalogue, simulated));
    return months;
}

void run_replicate(Shared& shared, Months const& months,
                   std::vector<sim::TrajectorySink*> const& sinks, int replicate)
{
    Study const& study = shared.study;
    sim::Streams const streams(study.seed, static_cast<std::uint32_t>(replicate));
    sim::Month const start = study.period.first - 12 * settling_years;
    int const first_recorded = study.period.first.year() - 1;

    World settled = synthesise(study, months.settling_parameters, streams, shared.threads, start);
    simulate(settled, months.settling, {start, study.period.first - 1}, streams, shared, nullptr,
             [&](int year, sim::YearCounts const& counts) {
                 if (year == first_recorded)
                     for (sim::TrajectorySink* sink : sinks)
                         sink->write_year(replicate, 0, counts);
             });
    auto const run_scenario = [&](std::size_t s, World world) {
        EventRecord events(event_tables(shared.catalogue));
        bool const record = shared.options.events == EventRecording::on;
        simulate(world, months.scenarios[s], study.period, streams, shared,
                 record ? &events : nullptr, [&](int year, sim::YearCounts const& counts) {
                     if (record)
                         sinks[s]->write_events(replicate, events.rows());
                     events.clear();
                     sinks[s]->write_year(replicate,
                                          static_cast<std::size_t>(year - first_recorded), counts);
                 });
        shared.world_done();
    };
    // The last scenario takes the settled world itself; the others take copies.
    for (std::size_t s = 0; s + 1 < sinks.size() && !shared.stopped(); ++s)
        run_scenario(s, settled);
    if (!sinks.empty() && !shared.stopped())
        run_scenario(sinks.size() - 1, std::move(settled));
}

} // namespace

sim::ParameterBook parameters_of(Scenario const& scenario, sim::ParameterBook const& book)
{
    sim::ParameterBook own = book;
    for (auto const& [name, value] : scenario.parameters)
        if (book.has(name))
            own = own.with(name, value);
    return own;
}

sim::TrajectoryLayout make_layout(Study const& study, sim::ParameterBook const& parameters,
                                  EventRecording events)
{
    sim::TrajectoryLayout layout;
    define_measures(layout.measures);
    World const places = make_places(study, parameters_of(settling_scenario(study), parameters),
                                     study.period.first - 12 * settling_years);
    layout.places = {describe_departments(places), describe_segments(places)};
    for (int year = study.period.first.year() - 1; year <= study.period.last.year(); ++year)
        layout.years.push_back(year);
    layout.replicates = study.replicates;
    if (events == EventRecording::on)
        layout.events = event_tables(layout.measures);
    return layout;
}

RunResult run_study(Study const& study, ModelData const& data,
                    std::vector<Scenario> const& scenarios,
                    std::vector<sim::TrajectorySink*> const& sinks, sim::ThreadPool const& threads,
                    RunOptions const& options)
{
    Shared shared{.study = study,
                  .threads = threads,
                  .options = options,
                  .measures = {},
                  .catalogue = {},
                  .mutex = {},
                  .progress = {},
                  .result = {}};
    shared.measures = define_measures(shared.catalogue);
    shared.progress.worlds = study.replicates * static_cast<int>(scenarios.size());
    auto const replicates = static_cast<std::size_t>(study.replicates);
    Months const months = build_months(study, data, scenarios);
    auto const run_one = [&](std::size_t replicate) {
        if (!shared.stopped())
            run_replicate(shared, months, sinks, static_cast<int>(replicate));
    };
    if (study.scale > side_by_side_scale)
        for (std::size_t r = 0; r < replicates; ++r)
            run_one(r);
    else
        threads.for_each(replicates, run_one);
    shared.result.complete = !shared.stopped();
    shared.result.person_months = shared.progress.person_months;
    return shared.result;
}

} // namespace boligsim
