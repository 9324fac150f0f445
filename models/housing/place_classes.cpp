#include "models/housing/place_classes.hpp"

#include <algorithm>
#include <tuple>

#include "sim/parameters/table.hpp"

namespace boligsim {

namespace {

std::size_t market_and_kind(Department const& d)
{
    return d.municipality.index() * dwelling_kind_count + static_cast<std::size_t>(d.kind);
}

/// Departments of one market and kind.
void rank_by_reputation(World& world, std::vector<std::size_t>& departments,
                        std::vector<double> const& bounds)
{
    std::sort(departments.begin(), departments.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(world.departments[a].reputation, a) <
               std::tuple(world.departments[b].reputation, b);
    });
    double all = 0;
    for (std::size_t const d : departments)
        all += static_cast<double>(world.departments[d].dwellings);
    double below = 0;
    for (std::size_t const d : departments) {
        Department& department = world.departments[d];
        auto const dwellings = static_cast<double>(department.dwellings);
        double const middle = (below + dwellings / 2) / std::max(1.0, all);
        below += dwellings;
        auto const above = std::upper_bound(bounds.begin(), bounds.end(), middle) - bounds.begin();
        department.place_class =
            static_cast<PlaceClass>(std::min<std::ptrdiff_t>(above, place_class_count - 1));
    }
}

} // namespace

void classify_places(World& world, sim::ParameterBook const& book)
{
    std::vector<double> const bounds =
        sim::Table<PlaceClass>(book, "place_choice.class_bound", world.now).values();
    std::vector<std::vector<std::size_t>> groups(world.municipalities.size() * dwelling_kind_count);
    for (std::size_t d = 0; d < world.departments.size(); ++d)
        groups[market_and_kind(world.departments[d])].push_back(d);
    for (std::vector<std::size_t>& group : groups)
        rank_by_reputation(world, group, bounds);

    struct Counts {
        double all = 0;
        double non_western = 0;
        double under_18 = 0;
    };
    constexpr int adult_age = 18;
    std::vector<Counts> counts(world.departments.size());
    for (std::size_t p = 0; p < world.persons.rows(); ++p) {
        if (!world.persons.alive[p])
            continue;
        PlaceId const place = world.households.place[world.persons.household[p].index()];
        if (!world.is_department(place))
            continue;
        Counts& here = counts[place.index()];
        ++here.all;
        here.non_western += is_non_western(world.persons.origin[p]) ? 1 : 0;
        here.under_18 += age_in(world.persons.birth[p], world.now) < adult_age ? 1 : 0;
    }
    for (std::size_t d = 0; d < counts.size(); ++d) {
        double const all = std::max(1.0, counts[d].all);
        world.departments[d].known = {counts[d].non_western / all, counts[d].under_18 / all};
    }
}

void learn_of_places(World& world, double rate)
{
    if (rate == 0)
        return;
    for (Department& d : world.departments)
        d.known.non_western_share += rate * (d.non_western_share - d.known.non_western_share);
}

PlaceTable::PlaceTable(World const& world)
    : places_(world.municipalities.size() * dwelling_kind_count)
{
    for (Department const& d : world.departments) {
        Place& place = places_[market_and_kind(d)][static_cast<std::size_t>(d.place_class)];
        auto const dwellings = static_cast<double>(d.dwellings);
        place.dwellings += dwellings;
        place.reputation += dwellings * d.reputation;
        place.non_western_share += dwellings * d.known.non_western_share;
        place.under_18_share += dwellings * d.known.under_18_share;
    }
    for (Places& places : places_)
        for (Place& place : places) {
            double const dwellings = std::max(1.0, place.dwellings);
            place.reputation /= dwellings;
            place.non_western_share /= dwellings;
            place.under_18_share /= dwellings;
        }
}

} // namespace boligsim
