#include "study/impossible_margins.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "study/read_departments.hpp"

namespace boligsim {

namespace {

/// Shares of a table are rounded.
constexpr double rounding = 0.005;
/// Of those who live together; the field `residents_per_dwelling` allows no more.
constexpr double most_residents = 6;

std::string named(OwnDepartment const& d, Margin margin)
{
    return fmt::format("{} = {:.6g}", column_of(margin), *d.margin(margin));
}

double mean_rooms(OwnDepartment const& d)
{
    double rooms = 0;
    for (std::size_t r = 0; r < d.dwellings_by_rooms.size(); ++r)
        rooms += static_cast<double>((r + 1) * d.dwellings_by_rooms[r]);
    return rooms / static_cast<double>(std::max<std::size_t>(1, d.dwellings()));
}

} // namespace

std::vector<ImpossibleMargins> find_impossible(OwnDepartment const& d)
{
    std::vector<ImpossibleMargins> found;
    auto const residents = d.margin(Margin::residents_per_dwelling);
    auto const children = d.margin(Margin::under_18);
    auto const old = d.margin(Margin::over_64);
    auto const single = d.margin(Margin::single_adult);
    if (d.margin(Margin::employed) && children && old && *children + *old > 1 - rounding)
        found.push_back({Margin::employed,
                         fmt::format("{} and {} leave nobody of 18-64 who could be in work",
                                     named(d, Margin::under_18), named(d, Margin::over_64)),
                         "write smaller shares, or leave employed_share empty"});
    double const adults =
        residents.value_or(most_residents) * (1 - std::min(1.0, children.value_or(0)));
    double const least_adults = single ? 2 - *single : 1;
    if (children && adults < least_adults - rounding)
        found.push_back(
            {Margin::under_18,
             fmt::format("{}{} leaves {:.2f} adults a dwelling ({} or more live in each)",
                         named(d, Margin::under_18),
                         residents
                             ? " of " + named(d, Margin::residents_per_dwelling)
                             : fmt::format(" of {} residents a dwelling at most", most_residents),
                         adults, fmt::format("{:.6g}", least_adults)),
             "write a smaller share, or more residents a dwelling"});
    else if (residents && *residents < least_adults - rounding)
        found.push_back({Margin::residents_per_dwelling,
                         fmt::format("{} and {} ({:.6g} adults or more live in each)",
                                     named(d, Margin::residents_per_dwelling),
                                     named(d, Margin::single_adult), least_adults),
                         "write more residents a dwelling, or a greater share of one adult"});
    else if (residents && children && single && *single > 1 - rounding && adults > 1 + 2 * rounding)
        found.push_back(
            {Margin::single_adult,
             fmt::format("{}, and {:.2f} adults a dwelling (by {} and {})",
                         named(d, Margin::single_adult), adults,
                         named(d, Margin::residents_per_dwelling), named(d, Margin::under_18)),
             "write a smaller share of one adult, or fewer residents a dwelling"});
    constexpr double most_a_room = 2;
    if (residents && *residents > most_a_room * mean_rooms(d))
        found.push_back(
            {Margin::residents_per_dwelling,
             fmt::format("{} in dwellings of {:.1f} rooms on average (two residents a room "
                         "at most)",
                         named(d, Margin::residents_per_dwelling), mean_rooms(d)),
             "write fewer residents a dwelling, or look at rooms_1 to rooms_6"});
    return found;
}

} // namespace boligsim
