#include "models/rent/observers.hpp"

#include <algorithm>

#include "models/process/process.hpp"
#include "models/world/works.hpp"

namespace boligsim {

namespace {

constexpr int months_a_year = 12;

/// Row of the axis `rooms`.
std::size_t rooms_cell(int rooms)
{
    constexpr int most = 5;
    return static_cast<std::size_t>(std::clamp(rooms, 1, most) - 1);
}

} // namespace

DwellingMeasures DwellingMeasures::declare(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    DwellingMeasures m{};
    m.dwellings = c.add(
        {"dwellings", "dwellings occupied and vacant", "dwellings", stock, count, {"occupancy"}});
    m.floor_area = c.add({"floor_area", "floor area, summed over dwellings", "m2", stock, sum, {}});
    m.rent = c.add(
        {"rent", "rent that tenants pay, summed over dwellings", "DKK/month", stock, sum, {}});
    m.rent_support =
        c.add({"rent_support", "rent support, summed over dwellings", "DKK/month", stock, sum, {}});
    c.add_axis({"rooms", "rooms of the dwelling", {"1", "2", "3", "4", "5+"}});
    m.rooms = c.add({"households_rooms",
                     "households by rooms of their dwelling",
                     "households",
                     stock,
                     count,
                     {"rooms"}});
    m.stay_years = c.add({"stay_years_rooms",
                          "whole years in the dwelling, summed over households by its rooms",
                          "years",
                          stock,
                          count,
                          {"rooms"}});
    return m;
}

std::vector<sim::MeasureId> DwellingObserver::measures() const
{
    return {ids_.dwellings,    ids_.floor_area, ids_.rent,
            ids_.rent_support, ids_.rooms,      ids_.stay_years};
}

void DwellingObserver::count_rest(World const& world, MonthContext const& context) const
{
    Dwellings const& d = world.dwellings;
    for (std::size_t i = 0; i < d.rows(); ++i) {
        std::size_t const place = world.place_of(d.department[i]).index();
        context.counts.add(ids_.dwellings, place,
                           d.occupant[i]                            ? 0u
                           : is_kept_back(world, DwellingId::at(i)) ? 2u
                                                                    : 1u);
        context.counts.add(ids_.floor_area, place, 0, d.m2[i]);
        context.counts.add(ids_.rent, place, 0, d.rent_dkk_month[i]);
        context.counts.add(ids_.rent_support, place, 0, d.support_dkk_month[i]);
        if (HouseholdId const household = d.occupant[i]) {
            std::size_t const cell = rooms_cell(d.rooms[i]);
            context.counts.add(ids_.rooms, place, cell);
            context.counts.add(
                ids_.stay_years, place, cell,
                std::max(0, context.month - world.households.moved_in[household.index()]) /
                    months_a_year);
        }
    }
}

} // namespace boligsim
