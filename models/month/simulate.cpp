#include "models/month/simulate.hpp"

#include <fmt/format.h>

#include "models/record/events.hpp"
#include "models/world/books.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace {

std::int64_t total(sim::YearCounts const& counts, sim::MeasureId id, std::size_t cell)
{
    std::int64_t sum = 0;
    for (std::size_t place = 0; place < counts.places(); ++place)
        sum += counts.at(id, place, cell);
    return sum;
}

BookFlows flows_of(sim::YearCounts const& counts, FlowMeasures const& m)
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

sim::YearCounts counts_of(Counting const& counting, std::size_t places)
{
    if (counting.recording.places)
        return {counting.measures, *counting.recording.places};
    return {counting.measures, places};
}

} // namespace

bool checks_books(BookKeeping books)
{
#ifdef NDEBUG
    return books == BookKeeping::checked;
#else
    static_cast<void>(books);
    return true;
#endif
}

std::vector<sim::MeasureId> book_measures(FlowMeasures const& flows)
{
    return {flows.births, flows.deaths, flows.persons_in, flows.persons_out};
}

void simulate(World& world, Schedule const& schedule, sim::Period period,
              Surroundings const& around, EventRecord* events,
              std::function<void(int, sim::YearCounts const&)> const& on_year)
{
    FlowMeasures const& flows = around.counting.flows;
    bool const check = checks_books(around.counting.recording.books);
    sim::YearCounts counts = counts_of(around.counting, world.places());
    BookEntry before = check ? take_entry(world) : BookEntry{};
    BookFlows counted;
    double person_months = 0;
    for (sim::Month month = period.first; month <= period.last; ++month) {
        world.now = month;
        MonthContext const context{month, around.streams, around.threads, flows, counts, events};
        for (auto const& process : schedule)
            process->run(world, context);
        world.end_month();
        person_months += static_cast<double>(world.persons.alive_count());
        if (check) {
            require_balance(check_books(world), month);
            BookEntry const after = take_entry(world);
            BookFlows const so_far = flows_of(counts, flows);
            require_balance(check_flows(before, after, difference(so_far, counted)), month);
            before = after;
            counted = so_far;
        }
        if (month.is_december()) {
            on_year(month.year(), counts);
            counts.clear();
            counted = {};
            around.watch.year_done(month, person_months, world.bytes(),
                                   static_cast<std::int64_t>(world.persons.alive_count()));
            person_months = 0;
            if (around.watch.stopped())
                return;
        }
    }
}

} // namespace boligsim
