#include "analysis/html_report/numbers.hpp"

#include <algorithm>
#include <cassert>

#include "analysis/compare/paired_rows.hpp"

namespace boligsim::analysis {

Display display_of(Unit unit)
{
    switch (unit) {
    case Unit::share:
        return {100, 1, 2};
    case Unit::points:
        return {1, 2, 2};
    case Unit::persons_per_household:
    case Unit::offers_per_letting:
        return {1, 2, 3};
    case Unit::months:
    case Unit::years:
        return {1, 1, 2};
    case Unit::m2:
        return {1, 1, 2};
    case Unit::dkk_per_year:
    case Unit::dkk_per_month:
    case Unit::dkk_per_m2_year:
    case Unit::persons:
    case Unit::households:
    case Unit::dwellings:
    case Unit::lettings:
        return {1, 0, 0};
    }
    return {};
}

ReportNumbers::ReportNumbers(std::vector<Trajectory const*> files, std::vector<Group> groups)
{
    for (Trajectory const* const file : files)
        totals_.push_back(std::make_shared<GroupTotals>(*file, groups));
}

std::shared_ptr<ReportNumbers> ReportNumbers::only(std::vector<std::size_t> const& files) const
{
    std::shared_ptr<ReportNumbers> some(new ReportNumbers);
    for (std::size_t const file : files)
        some->totals_.push_back(totals_[file]);
    return some;
}

std::vector<int> const& ReportNumbers::years() const
{
    return totals_.front()->trajectory().years();
}

std::size_t ReportNumbers::replicates() const
{
    return totals_.front()->trajectory().replicates();
}

std::optional<std::size_t> ReportNumbers::find_group(std::string_view name) const
{
    for (std::size_t g = 0; g < groups().size(); ++g)
        if (groups()[g].name == name)
            return g;
    return std::nullopt;
}

bool ReportNumbers::has(Indicator const& indicator) const
{
    return std::all_of(totals_.begin(), totals_.end(), [&](auto const& totals) {
        return is_available(indicator, totals->trajectory());
    });
}

double ReportNumbers::scale_of(Indicator const& indicator) const
{
    return indicator.of.empty() ? totals_.front()->trajectory().scale() : 1;
}

std::vector<double> ReportNumbers::worlds(std::size_t file, Indicator const& indicator,
                                          std::size_t group, Years years)
{
    Trajectory const& trajectory = totals_[file]->trajectory();
    std::vector<double> values;
    for (std::size_t r = 0; r < replicates(); ++r) {
        double sum = 0;
        for (int year = years.first; year <= years.last; ++year)
            sum += totals_[file]->value(indicator, group, r, *trajectory.year_index(year));
        values.push_back(sum / years.count() / scale_of(indicator));
    }
    return values;
}

std::vector<double> ReportNumbers::worlds_together(std::size_t file, Indicator const& indicator,
                                                   std::size_t group, Years years)
{
    Trajectory const& trajectory = totals_[file]->trajectory();
    YearSpan const span{*trajectory.year_index(years.first), *trajectory.year_index(years.last)};
    std::vector<double> values;
    for (std::size_t r = 0; r < replicates(); ++r)
        values.push_back(totals_[file]->value(indicator, group, r, span) / scale_of(indicator));
    return values;
}

MeanEstimate ReportNumbers::level(std::size_t file, Indicator const& indicator, std::size_t group,
                                  Years years)
{
    return estimate_mean(worlds(file, indicator, group, years));
}

MeanEstimate ReportNumbers::difference(std::size_t file, Indicator const& indicator,
                                       std::size_t group, Years years)
{
    return difference_between(file, 0, indicator, group, years);
}

MeanEstimate ReportNumbers::difference_between(std::size_t file, std::size_t other,
                                               Indicator const& indicator, std::size_t group,
                                               Years years)
{
    double const divisor = scale_of(indicator);
    return compare_mean(*totals_[file], *totals_[other], years,
                        [&](GroupTotals& totals, std::size_t r, std::size_t year) {
                            return totals.value(indicator, group, r, year) / divisor;
                        })
        .difference;
}

std::vector<double> less(std::vector<double> const& a, std::vector<double> const& b)
{
    assert(a.size() == b.size());
    std::vector<double> differences;
    for (std::size_t r = 0; r < a.size(); ++r)
        differences.push_back(a[r] - b[r]);
    return differences;
}

} // namespace boligsim::analysis
