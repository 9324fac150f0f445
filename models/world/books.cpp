#include "models/world/books.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "models/world/households.hpp"

namespace boligsim {

namespace {

/// Keeps the first few sentences of each kind; one broken rule can break a million rows.
class Sentences {
public:
    template <class... Args> void add(fmt::format_string<Args...> text, Args&&... args)
    {
        if (list_.size() < most_)
            list_.push_back(fmt::format(text, std::forward<Args>(args)...));
    }
    std::vector<std::string> take() { return std::move(list_); }

private:
    static constexpr std::size_t most_ = 20;
    std::vector<std::string> list_;
};

/// What the household's row says of its members is what they are.
void check_counts(World const& world, HouseholdId household, Sentences& wrong)
{
    constexpr int adult_age = 18;
    unsigned adults = 0;
    unsigned children = 0;
    bool couple = false;
    for_members(world, household, [&](PersonId p) {
        bool const adult = age_in(world.persons.birth[p.index()], world.now) >= adult_age;
        ++(adult ? adults : children);
        couple = couple || world.persons.partnered[p.index()] != 0;
    });
    HouseholdState const& state = world.households.state[household.index()];
    if (state.adults != adults || state.children != children || (state.couple != 0) != couple)
        wrong.add("household {} of {} adults and {} children is counted as one of {} and {}",
                  household.index(), adults, children, state.adults, state.children);
}

/// Children live with an adult; where the country has no couple, there is nobody to take them in.
void check_adults(World const& world, Sentences& wrong)
{
    sim::Column<HouseholdState> const& state = world.households.state;
    bool const has_couple = std::any_of(state.begin(), state.end(), [](HouseholdState const& s) {
        return s.exists != 0 && s.couple != 0;
    });
    for (std::size_t i = 0; has_couple && i < state.size(); ++i)
        if (state[i].exists != 0 && state[i].adults == 0)
            wrong.add("household {} of {} children has no adult", i, state[i].children);
}

/// A market's queue is in order of seniority, then of keys.
void check_queues(World const& world, Sentences& wrong)
{
    for (std::size_t m = 0; m < world.markets.size(); ++m) {
        std::vector<Application> const& queue = world.markets[m].queue;
        auto const out_of_order = std::adjacent_find(
            queue.begin(), queue.end(), [](Application const& a, Application const& b) {
                return std::tie(b.since, b.key) < std::tie(a.since, a.key);
            });
        if (out_of_order != queue.end())
            wrong.add("the queue of municipality {} is out of order at {}", m,
                      out_of_order - queue.begin());
    }
}

void check_persons(World const& world, Sentences& wrong)
{
    Persons const& persons = world.persons;
    std::vector<std::uint8_t> seen(persons.rows(), 0);
    Households const& h = world.households;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (!h.state[i].exists)
            continue;
        HouseholdId const household = HouseholdId::at(i);
        std::size_t members = 0;
        std::size_t partners = 0;
        for_members(world, household, [&](PersonId p) {
            ++members;
            partners += persons.partnered[p.index()];
            if (!persons.alive[p.index()])
                wrong.add("household {} has member {} who is not alive", i, p.index());
            if (persons.household[p.index()] != household)
                wrong.add("member {} of household {} says another household", p.index(), i);
            if (seen[p.index()]++)
                wrong.add("person {} is in two households", p.index());
        });
        if (members == 0)
            wrong.add("household {} has no members", i);
        if (partners != 0 && partners != 2)
            wrong.add("household {} has {} persons in a couple", i, partners);
        if (members > 0 && h.first_born[i] != persons.birth[h.first[i].index()])
            wrong.add("household {} has a reference person of another age", i);
        check_counts(world, household, wrong);
    }
    std::size_t alive = 0;
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        alive += persons.alive[i];
        if (persons.alive[i] && !seen[i])
            wrong.add("person {} lives in no household", i);
    }
    if (alive != persons.alive_count())
        wrong.add("{} rows of persons, but {} alive and {} free", persons.rows(), alive,
                  persons.rows() - persons.alive_count());
}

/// Rings of parents and children hold nobody who is gone, and each child once.
void check_parents(World const& world, Sentences& wrong)
{
    Persons const& persons = world.persons;
    std::vector<std::uint8_t> seen(persons.rows(), 0);
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        if (!persons.alive[i] || !persons.first_child[i])
            continue;
        PersonId const parent = PersonId::at(i);
        PersonId child = persons.first_child[i];
        while (child && child != parent && !seen[child.index()]) {
            seen[child.index()] = 1;
            if (!persons.alive[child.index()])
                wrong.add("person {} has child {} who is not alive", i, child.index());
            child = persons.next_child[child.index()];
        }
        if (child != parent)
            wrong.add("the children of person {} do not lead back to the parent", i);
    }
    for (std::size_t i = 0; i < persons.rows(); ++i)
        if ((seen[i] != 0) != static_cast<bool>(persons.next_child[i]))
            wrong.add("person {} is the child of nobody who is here", i);
}

void check_dwellings(World const& world, Sentences& wrong)
{
    Households const& h = world.households;
    std::size_t housed = 0;
    for (std::size_t d = 0; d < world.dwellings.rows(); ++d) {
        HouseholdId const occupant = world.dwellings.occupant[d];
        if (!occupant)
            continue;
        ++housed;
        if (!h.state[occupant.index()].exists)
            wrong.add("dwelling {} is let to household {}, which does not exist", d,
                      occupant.index());
        else if (h.dwelling[occupant.index()] != DwellingId::at(d))
            wrong.add("dwelling {} is let to household {}, which lives elsewhere", d,
                      occupant.index());
        if (h.place[occupant.index()] != world.place_of(world.dwellings.department[d]))
            wrong.add("household {} is in dwelling {} of another department", occupant.index(), d);
    }
    std::size_t tenants = 0;
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (!h.state[i].exists)
            continue;
        tenants += h.dwelling[i] ? 1u : 0u;
        if (world.is_department(h.place[i]) != static_cast<bool>(h.dwelling[i]))
            wrong.add("household {} lives in a department without a dwelling or the reverse", i);
    }
    if (tenants != housed)
        wrong.add("{} dwellings are let, but {} households rent one", housed, tenants);
}

} // namespace

BookEntry take_entry(World const& world)
{
    BookEntry entry;
    for (std::uint8_t const alive : world.persons.alive)
        entry.persons += alive;
    for (HouseholdState const& household : world.households.state)
        entry.households += household.exists;
    return entry;
}

std::vector<std::string> check_books(World const& world)
{
    Sentences wrong;
    check_persons(world, wrong);
    check_parents(world, wrong);
    check_dwellings(world, wrong);
    check_adults(world, wrong);
    check_queues(world, wrong);
    if (!world.pending.empty())
        wrong.add("work is left pending at the end of {}", sim::to_string(world.now));
    return wrong.take();
}

std::vector<std::string> check_flows(BookEntry const& before, BookEntry const& after,
                                     BookFlows const& flows)
{
    std::int64_t const expected =
        before.persons + flows.births + flows.arrivals - flows.deaths - flows.departures;
    if (expected == after.persons)
        return {};
    return {fmt::format("{} persons, but {} + {} births + {} arrivals - {} deaths - {} departures "
                        "are {}",
                        after.persons, before.persons, flows.births, flows.arrivals, flows.deaths,
                        flows.departures, expected)};
}

} // namespace boligsim
