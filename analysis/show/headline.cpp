#include "analysis/show/headline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "analysis/indicators/group.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

/// A total of a measure: counts over all its cells.
Indicator total(std::string description, std::string measure)
{
    Indicator indicator;
    indicator.name = measure;
    indicator.description = std::move(description);
    indicator.unit = Unit::persons;
    indicator.plus = {{std::move(measure), {}}};
    return indicator;
}

/// The groups of the table: population, public housing, and each programme that has departments.
std::vector<Group> headline_groups(Trajectory const& trajectory)
{
    std::vector<Group> groups{population_group(trajectory), public_housing_group(trajectory)};
    if (trajectory.integers("department_programmes").empty())
        return groups;
    for (std::string const& programme : programme_names()) {
        Group group = programme_group(trajectory, programme);
        auto const in = [](std::uint8_t member) { return member != 0; };
        if (std::any_of(group.departments.begin(), group.departments.end(), in))
            groups.push_back(std::move(group));
    }
    return groups;
}

constexpr std::size_t population = 0;
constexpr std::size_t public_housing = 1;

class HeadlineTable {
public:
    HeadlineTable(Trajectory const& trajectory, std::vector<std::size_t> const& years)
        : trajectory_(trajectory), totals_(trajectory, headline_groups(trajectory)), years_(years)
    {
    }

    void add(Indicator const& indicator, std::size_t group)
    {
        if (!is_available(indicator, trajectory_))
            return;
        HeadlineRow row;
        row.text = totals_.groups()[group].name + ": " + indicator.description;
        row.unit = indicator.unit;
        for (std::size_t const year : years_)
            row.values.push_back(mean(indicator, group, year));
        rows_.push_back(std::move(row));
    }

    void add(std::string_view name, std::size_t group)
    {
        if (Indicator const* indicator = find_indicator(name))
            add(*indicator, group);
    }

    std::size_t groups() const { return totals_.groups().size(); }
    std::vector<HeadlineRow> take() { return std::move(rows_); }

private:
    /// Over the replicates in which the indicator has a value.
    double mean(Indicator const& indicator, std::size_t group, std::size_t year)
    {
        double sum = 0;
        int n = 0;
        for (std::size_t r = 0; r < trajectory_.replicates(); ++r) {
            double const value = totals_.value(indicator, group, r, year);
            if (!std::isfinite(value))
                continue;
            sum += value;
            ++n;
        }
        if (n == 0)
            return std::numeric_limits<double>::quiet_NaN();
        bool const is_total = indicator.of.empty();
        return sum / n / (is_total ? trajectory_.scale() : 1.0);
    }

    Trajectory const& trajectory_;
    GroupTotals totals_;
    std::vector<std::size_t> const& years_;
    std::vector<HeadlineRow> rows_;
};

} // namespace

std::vector<HeadlineRow> headline(Trajectory const& trajectory,
                                  std::vector<std::size_t> const& years)
{
    HeadlineTable table(trajectory, years);
    table.add(total("persons", "residents"), population);
    table.add("employed_share", population);
    table.add(total("residents", "residents"), public_housing);
    table.add(total("households", "households"), public_housing);
    table.add("mean_household_size", public_housing);
    table.add("household_share_one_adult", public_housing);
    for (std::size_t group = public_housing; group < table.groups(); ++group)
        table.add("employed_share", group);
    table.add("vacancy_share", public_housing);
    table.add(total("lettings in the year", "lettings"), public_housing);
    table.add("move_out_rate", public_housing);
    return table.take();
}

std::string headline_text(Trajectory const& trajectory)
{
    std::vector<int> const& all = trajectory.years();
    std::vector<std::size_t> years{0};
    if (all.size() > 1)
        years.push_back(all.size() - 1);
    std::vector<TextTable::Column> columns{{"", Align::left}};
    for (std::size_t const year : years)
        columns.push_back({std::to_string(all[year]), Align::right});
    TextTable table(columns);
    for (HeadlineRow const& row : headline(trajectory, years)) {
        std::vector<std::string> cells{row.text};
        for (double const value : row.values)
            cells.push_back(format_level(row.unit, value));
        table.add_row(std::move(cells));
    }
    std::size_t const n = trajectory.replicates();
    return fmt::format("Mean of {} {}, at full scale\n{}", n, n == 1 ? "replicate" : "replicates",
                       table.to_text());
}

} // namespace boligsim::analysis
