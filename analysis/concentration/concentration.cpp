#include "analysis/concentration/concentration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace boligsim::analysis {

namespace {

constexpr double least_residents = 1000; ///< of an area on the list (almenboligloven s61a)
constexpr double least_dwellings = 150;  ///< of a deprived area
constexpr double most_non_western = 0.5; ///< limits of the same section
constexpr double most_outside = 0.4;

using Count = std::int64_t PlaceCounts::*;

double dissimilarity_of(std::vector<PlaceCounts> const& places, Count part, Count of)
{
    std::vector<std::int64_t> group;
    std::vector<std::int64_t> others;
    for (PlaceCounts const& place : places) {
        group.push_back(place.*part);
        others.push_back(place.*of - place.*part);
    }
    return dissimilarity(group, others);
}

template <Count part, Count of>
double between_departments(Composition const& composition, std::size_t year, Worlds worlds)
{
    return dissimilarity_of(composition.departments(year, worlds), part, of);
}

template <Count part, Count of>
double between_areas(Composition const& composition, std::size_t year, Worlds worlds)
{
    return dissimilarity_of(composition.areas(year, worlds), part, of);
}

double kept_by_origin(Composition const& composition, std::size_t year, Worlds worlds)
{
    auto const at = [&](std::size_t y) {
        return between_departments<&PlaceCounts::non_western, &PlaceCounts::residents>(composition,
                                                                                       y, worlds);
    };
    double const first = at(0);
    return first == 0 ? std::numeric_limits<double>::quiet_NaN() : at(year) / first;
}

/// Areas of so many residents at full scale.
std::vector<PlaceCounts> large_areas(Composition const& composition, std::size_t year,
                                     Worlds worlds)
{
    std::vector<PlaceCounts> areas = composition.areas(year, worlds);
    std::erase_if(areas, [&](PlaceCounts const& area) {
        return composition.residents_at_full_scale(area, worlds) < least_residents;
    });
    return areas;
}

double areas_over_limits(Composition const& composition, std::size_t year, Worlds worlds)
{
    std::vector<PlaceCounts> const areas = large_areas(composition, year, worlds);
    return static_cast<double>(
        std::count_if(areas.begin(), areas.end(), [](PlaceCounts const& area) {
            return area.non_western_share() > most_non_western &&
                   area.outside_share() > most_outside;
        }));
}

/// The areas with the largest scores, added up.
template <class Score>
PlaceCounts largest(std::vector<PlaceCounts> areas, std::size_t number, Score const& score)
{
    std::stable_sort(areas.begin(), areas.end(), [&](PlaceCounts const& a, PlaceCounts const& b) {
        return score(a) > score(b);
    });
    areas.resize(std::min(areas.size(), number));
    return std::accumulate(areas.begin(), areas.end(), PlaceCounts{},
                           [](PlaceCounts sum, PlaceCounts const& area) { return sum += area; });
}

double most_concentrated(Composition const& composition, std::size_t year, Worlds worlds)
{
    constexpr std::size_t number = 25;
    return largest(large_areas(composition, year, worlds), number,
                   [](PlaceCounts const& area) { return area.non_western_share(); })
        .non_western_share();
}

double danish_in_listed(Composition const& composition, std::size_t year, Worlds worlds)
{
    constexpr std::size_t number = 53; // ever on a list, 2011-17
    return largest(large_areas(composition, year, worlds), number,
                   [](PlaceCounts const& area) {
                       return area.non_western_share() + area.outside_share();
                   })
        .danish_share();
}

PlaceCounts in_deprived(Composition const& composition, std::size_t year, Worlds worlds)
{
    std::vector<bool> const deprived = deprived_areas(composition, year, worlds);
    std::vector<PlaceCounts> const areas = composition.areas(year, worlds);
    PlaceCounts sum;
    for (std::size_t a = 0; a < areas.size(); ++a)
        if (deprived[a])
            sum += areas[a];
    return sum;
}

double non_western_in_deprived(Composition const& composition, std::size_t year, Worlds worlds)
{
    return in_deprived(composition, year, worlds).non_western_share();
}

double outside_in_deprived(Composition const& composition, std::size_t year, Worlds worlds)
{
    return in_deprived(composition, year, worlds).outside_share();
}

/// (x - mean) / standard deviation of those that count; zero where they are all alike.
std::vector<double> standardise(std::vector<double> values, std::vector<bool> const& counts)
{
    double sum = 0;
    double n = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counts[i]) {
            sum += values[i];
            ++n;
        }
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counts[i])
            squares += (values[i] - sum / n) * (values[i] - sum / n);
    double const deviation = std::sqrt(squares / n);
    for (double& value : values)
        value = deviation > 0 ? (value - sum / n) / deviation : 0;
    return values;
}

} // namespace

double dissimilarity(std::vector<std::int64_t> const& group,
                     std::vector<std::int64_t> const& others)
{
    auto const sum = [](std::vector<std::int64_t> const& counts) {
        return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    };
    double const all = sum(group);
    double const all_others = sum(others);
    if (all == 0 || all_others == 0)
        return 0;
    double difference = 0;
    for (std::size_t p = 0; p < group.size(); ++p)
        difference += std::abs(static_cast<double>(group[p]) / all -
                               static_cast<double>(others[p]) / all_others);
    return difference / 2;
}

std::size_t published_deprived_areas(int year)
{
    constexpr double first = 128;
    constexpr double last = 358;
    constexpr int first_year = 1985;
    constexpr int last_year = 2015;
    double const way = static_cast<double>(std::clamp(year, first_year, last_year) - first_year) /
                       (last_year - first_year);
    return static_cast<std::size_t>(std::lround(first + (last - first) * way));
}

std::vector<bool> deprived_areas(Composition const& composition, std::size_t year, Worlds worlds)
{
    std::vector<PlaceCounts> const areas = composition.areas(year, worlds);
    std::vector<bool> counts(areas.size());
    std::vector<double> outside;
    std::vector<double> low_income;
    std::vector<std::size_t> order;
    for (std::size_t a = 0; a < areas.size(); ++a) {
        counts[a] = composition.dwellings_of_area(a) >= least_dwellings && areas[a].residents > 0;
        outside.push_back(areas[a].outside_share());
        low_income.push_back(areas[a].lowest_fifth_share());
        if (counts[a])
            order.push_back(a);
    }
    outside = standardise(std::move(outside), counts);
    low_income = standardise(std::move(low_income), counts);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return outside[a] + low_income[a] > outside[b] + low_income[b];
    });
    std::vector<bool> deprived(areas.size());
    order.resize(std::min(order.size(), published_deprived_areas(composition.calendar_year(year))));
    for (std::size_t const a : order)
        deprived[a] = true;
    return deprived;
}

std::vector<ConcentrationMeasure> const& concentration_measures()
{
    using P = PlaceCounts;
    static std::vector<ConcentrationMeasure> const all{
        {"dissimilarity_non_western_departments", "dissimilarity by origin between departments",
         "share", between_departments<&P::non_western, &P::residents>},
        {"dissimilarity_non_western_areas", "dissimilarity by origin between areas", "share",
         between_areas<&P::non_western, &P::residents>},
        {"dissimilarity_outside_departments", "dissimilarity by work between departments", "share",
         between_departments<&P::outside, &P::of_working_age>},
        {"dissimilarity_outside_areas", "dissimilarity by work between areas", "share",
         between_areas<&P::outside, &P::of_working_age>},
        {"dissimilarity_lowest_fifth_departments", "dissimilarity by income between departments",
         "share", between_departments<&P::lowest_fifth, &P::with_income>},
        {"dissimilarity_lowest_fifth_areas", "dissimilarity by income between areas", "share",
         between_areas<&P::lowest_fifth, &P::with_income>},
        {"dissimilarity_non_western_kept",
         "dissimilarity by origin between departments, of that in the first year", "share",
         kept_by_origin},
        {"areas_over_limits", "areas of 1,000 residents over the limits of origin and work",
         "areas", areas_over_limits},
        {"most_concentrated_non_western_share",
         "non-Western, of residents of the 25 most concentrated areas", "share", most_concentrated},
        {"listed_areas_danish_share",
         "Danish origin, of residents of the 53 areas nearest to the criteria of the list", "share",
         danish_in_listed},
        {"deprived_areas_non_western_share", "non-Western, of residents of deprived areas", "share",
         non_western_in_deprived},
        {"deprived_areas_outside_share",
         "outside work and education, of residents aged 18-64 of deprived areas", "share",
         outside_in_deprived},
    };
    return all;
}

ConcentrationMeasure const* find_concentration_measure(std::string_view name)
{
    auto const& all = concentration_measures();
    auto const found = std::find_if(
        all.begin(), all.end(), [&](ConcentrationMeasure const& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::size_t> years_of(ConcentrationMeasure const& measure, std::size_t year)
{
    if (measure.value == kept_by_origin && year != 0)
        return {0, year};
    return {year};
}

std::vector<double> by_world(ConcentrationMeasure const& measure, Composition const& composition,
                             std::size_t year)
{
    double const together = measure.value(composition, year, {});
    std::size_t const n = composition.replicates();
    if (n == 1)
        return {together};
    std::vector<double> without;
    for (std::size_t r = 0; r < n; ++r)
        without.push_back(measure.value(composition, year, {r}));
    double const mean =
        std::accumulate(without.begin(), without.end(), 0.0) / static_cast<double>(n);
    for (double& value : without)
        value = together + static_cast<double>(n - 1) * (mean - value);
    return without;
}

} // namespace boligsim::analysis
