#include "analysis/validate/place_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/concentration/concentration.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

namespace {

/// The first year, then those that divide by five, then the last; indices.
std::vector<std::size_t> shown_years(Trajectory const& trajectory)
{
    constexpr int step = 5;
    std::vector<int> const& years = trajectory.years();
    std::vector<std::size_t> shown;
    for (std::size_t y = 0; y < years.size(); ++y)
        if (y == 0 || y + 1 == years.size() || years[y] % step == 0)
            shown.push_back(y);
    return shown;
}

std::vector<TextTable::Column> year_columns(Trajectory const& trajectory, std::string first)
{
    constexpr std::size_t width = 44;
    std::vector<TextTable::Column> columns{{std::move(first), Align::left, width}};
    for (std::size_t const year : shown_years(trajectory))
        columns.push_back({std::to_string(trajectory.years()[year]), Align::right});
    return columns;
}

std::string concentration_table(Trajectory const& trajectory, Composition const& composition)
{
    TextTable table(year_columns(trajectory, "all worlds together"));
    for (ConcentrationMeasure const& measure : concentration_measures()) {
        std::vector<std::string> cells{measure.description};
        for (std::size_t const year : shown_years(trajectory)) {
            double const value = measure.value(composition, year, {});
            bool const index = measure.name.starts_with("dissimilarity");
            cells.push_back(!std::isfinite(value)     ? "-"
                            : measure.unit == "areas" ? fmt::format("{:.0f}", value)
                            : index                   ? fmt::format("{:.2f}", value)
                                                      : fmt::format("{:.1f} %", 100 * value));
        }
        table.add_row(std::move(cells));
    }
    return wrap("Concentration by year:") + table.to_text();
}

/// The areas that are deprived in the first year, whatever becomes of them, and all other
/// departments.
std::vector<Group> kinds_of_place(Trajectory const& trajectory, Composition const& composition)
{
    std::vector<bool> const deprived = deprived_areas(composition, 0, {});
    Group areas = public_housing_group(trajectory);
    for (std::size_t d = 0; d < areas.departments.size(); ++d) {
        auto const area = composition.area_of()[d];
        areas.departments[d] = area && deprived[*area] ? 1 : 0;
    }
    areas.description = fmt::format("areas that were deprived in {}", trajectory.years().front());
    Group others = difference_of(public_housing_group(trajectory), areas, "others",
                                 "all other public housing");
    return {std::move(areas), std::move(others)};
}

double mean_of(GroupTotals& totals, Indicator const& indicator, std::size_t group, std::size_t year)
{
    std::vector<double> worlds;
    for (std::size_t r = 0; r < totals.trajectory().replicates(); ++r)
        worlds.push_back(totals.value(indicator, group, r, year));
    return estimate_mean(worlds).mean;
}

std::string kinds_table(Trajectory const& trajectory, Composition const& composition)
{
    constexpr std::array measures{"non_western_share",
                                  "employed_share",
                                  "in_movers_non_western_share",
                                  "in_movers_employed_share",
                                  "out_movers_non_western_share",
                                  "out_movers_employed_share",
                                  "stayers_non_western_share",
                                  "stayers_employed_share",
                                  "mean_age",
                                  "residents_share_65_plus",
                                  "mean_household_size"};
    GroupTotals totals(trajectory, kinds_of_place(trajectory, composition));
    std::string text;
    for (std::size_t g = 0; g < totals.groups().size(); ++g) {
        TextTable table(year_columns(trajectory, totals.groups()[g].description));
        for (char const* const name : measures) {
            Indicator const* const indicator = find_indicator(name);
            if (indicator == nullptr || !is_available(*indicator, trajectory))
                continue;
            std::vector<std::string> cells{indicator->description};
            for (std::size_t const year : shown_years(trajectory)) {
                double const mean = mean_of(totals, *indicator, g, year);
                cells.push_back(std::isfinite(mean) ? format_level(indicator->unit, mean) : "-");
            }
            table.add_row(std::move(cells));
        }
        text += "\n" + table.to_text();
    }
    return text;
}

/// Of adults of non-Western origin who came 2004-08, the share in public housing, by years since.
std::string arrivals_table(Trajectory const& trajectory)
{
    constexpr int first_arrival = 2004;
    constexpr int last_arrival = 2008;
    constexpr int single_years = 10; ///< years since arrival 0-9 stand by themselves
    if (!trajectory.has("immigrants_years", Sector::departments) ||
        !trajectory.has("immigrants_years", Sector::elsewhere))
        return {};
    Group population = population_group(trajectory);
    GroupTotals totals(trajectory, {public_housing_group(trajectory), std::move(population)});
    TextTable table({{"years since arrival"},
                     {"in public housing", Align::right},
                     {"95 % interval", Align::right}});
    auto const add = [&](std::string label, std::vector<std::pair<int, int>> const& seen) {
        std::vector<double> worlds;
        for (std::size_t r = 0; r < trajectory.replicates(); ++r) {
            double sums[2] = {0, 0};
            for (std::size_t g = 0; g < 2; ++g)
                for (auto const& [year, cell] : seen)
                    sums[g] += static_cast<double>(
                        totals.of("immigrants_years", g)
                            .at(r, *trajectory.year_index(year), static_cast<std::size_t>(cell)));
            worlds.push_back(sums[0] / sums[1]);
        }
        MeanEstimate const estimate = estimate_mean(worlds);
        table.add_row({std::move(label), format_level(Unit::share, estimate.mean),
                       estimate.interval ? format_interval(Unit::share, estimate.interval) : "-"});
    };
    for (int since = 0; since < single_years; ++since) {
        std::vector<std::pair<int, int>> seen;
        for (int arrival = first_arrival; arrival <= last_arrival; ++arrival)
            if (trajectory.year_index(arrival + since))
                seen.emplace_back(arrival + since, since);
        if (!seen.empty())
            add(std::to_string(since), seen);
    }
    // In one year those who came 10 to 14 years before are just those of 2004-08.
    if (trajectory.year_index(last_arrival + single_years))
        add("10-14", {{last_arrival + single_years, single_years}});
    return "\n" +
           wrap("Immigrants of non-Western origin aged 18 or over who came 2004-08, by where they "
                "live on 31 December:") +
           table.to_text();
}

/// A margin of a department's residents.
struct Margin {
    char const* text;
    Indicator indicator;
};

std::vector<Margin> margins()
{
    Indicator children = *find_indicator("residents_share_65_plus");
    children.plus = {{"residents_age_group", {{"age_group", {"0-17"}}}}};
    return {{"in work, 18-64", *find_indicator("employed_share")},
            {"non-Western", *find_indicator("non_western_share")},
            {"under 18", children},
            {"65 or over", *find_indicator("residents_share_65_plus")},
            {"one adult, households", *find_indicator("household_share_one_adult")},
            {"persons a home", *find_indicator("mean_household_size")}};
}

/// How the margins of the study's own departments change in nine years, or in all that the file has,
/// beside the country's.
std::string own_table(Trajectory const& trajectory)
{
    constexpr std::size_t most_years = 9;
    std::size_t const years = std::min(most_years, trajectory.years().size() - 1);
    constexpr double most_points = 0.05;
    constexpr double most_of_size = 0.1;
    std::vector<Group> groups = own_department_groups(trajectory);
    if (groups.empty() || years == 0 || !trajectory.has("adults", Sector::departments))
        return {};
    groups.resize(1);
    std::vector<std::string> const& names = trajectory.places(Sector::departments);
    Group const all = groups.front();
    for (std::size_t d = 0; d < names.size(); ++d)
        if (all.departments[d] != 0) {
            Group one = all;
            std::fill(one.departments.begin(), one.departments.end(), std::uint8_t{0});
            one.departments[d] = 1;
            one.name = names[d];
            groups.push_back(std::move(one));
        }
    groups.front() = population_group(trajectory);
    GroupTotals totals(trajectory, groups);
    TextTable table({{"department", Align::left, 24},
                     {"margin"},
                     {std::to_string(trajectory.years()[0]), Align::right},
                     {std::to_string(trajectory.years()[years]), Align::right},
                     {"change", Align::right},
                     {"country", Align::right},
                     {""}});
    for (std::size_t g = 1; g < groups.size(); ++g)
        for (Margin const& margin : margins()) {
            if (!is_available(margin.indicator, trajectory))
                continue;
            auto const at = [&](std::size_t group, std::size_t year) {
                return mean_of(totals, margin.indicator, group, year);
            };
            double const before = at(g, 0);
            double const change = at(g, years) - before;
            double const country = at(0, years) - at(0, 0);
            bool const is_share = margin.indicator.unit == Unit::share;
            bool const much = is_share ? std::abs(change - country) > most_points
                                       : std::abs(change) > most_of_size * before;
            table.add_row({groups[g].name, margin.text, format_level(margin.indicator.unit, before),
                           format_level(margin.indicator.unit, before + change),
                           format_difference(margin.indicator.unit, change),
                           format_difference(margin.indicator.unit, country), much ? "much" : ""});
        }
    return "\n" +
           wrap("The study's own departments. \"Much\" marks a share that changes "
                "by over five points more or less than the country's, and persons a home that "
                "change by over a tenth:") +
           table.to_text();
}

} // namespace

std::string place_tables(Trajectory const& trajectory)
{
    std::vector<std::size_t> years = shown_years(trajectory);
    Composition const composition(trajectory, years);
    std::string text;
    if (composition.is_available())
        text += concentration_table(trajectory, composition) + kinds_table(trajectory, composition);
    return text + arrivals_table(trajectory) + own_table(trajectory);
}

} // namespace boligsim::analysis
