#include "analysis/evaluate/compared_departments.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace boligsim::analysis {

namespace {

/// How far reputations of departments that are compared may lie apart, in standard deviations of
/// the sector, the unit of reputation.
constexpr double caliper = 0.25;

/// Kind and region together; all the same where the file does not know them.
std::vector<std::string> read_strata(Trajectory const& trajectory, std::size_t departments)
{
    std::vector<std::string> strata(departments);
    for (char const* const column : {"department_kind", "department_region"}) {
        std::vector<std::string> const names = trajectory.texts(column);
        for (std::size_t d = 0; d < names.size(); ++d)
            strata[d] += names[d] + "|";
    }
    return strata;
}

/// Logarithm of the dwellings in each department's area, of its own where it belongs to none.
std::vector<double> log_area_dwellings(Trajectory const& trajectory)
{
    std::vector<std::int64_t> const dwellings = trajectory.integers("department_dwellings");
    std::vector<std::string> const areas = trajectory.texts("department_area");
    std::map<std::string, std::int64_t> of_area;
    for (std::size_t d = 0; d < areas.size() && d < dwellings.size(); ++d)
        of_area[areas[d]] += dwellings[d];
    std::vector<double> logs;
    for (std::size_t d = 0; d < dwellings.size(); ++d) {
        bool const alone = areas.empty() || areas[d].empty();
        std::int64_t const size = alone ? dwellings[d] : of_area[areas[d]];
        logs.push_back(std::log(static_cast<double>(std::max<std::int64_t>(size, 1))));
    }
    return logs;
}

/// Whether one of the values, which are in order and at least one, is within the caliper.
bool is_near(std::vector<double> const& values, double value)
{
    auto const next = std::lower_bound(values.begin(), values.end(), value - caliper);
    return next != values.end() && *next <= value + caliper;
}

/// Covariates of all departments: what is known of them, and one column for each stratum.
std::vector<std::vector<double>> gather_covariates(std::vector<double> const& reputation,
                                                   std::vector<double> const& sizes,
                                                   std::vector<std::string> const& strata,
                                                   std::set<std::string> const& treated_strata)
{
    std::vector<std::vector<double>> rows(strata.size());
    for (std::size_t d = 0; d < rows.size(); ++d) {
        if (!reputation.empty())
            rows[d].insert(rows[d].end(), {reputation[d], reputation[d] * reputation[d]});
        if (!sizes.empty())
            rows[d].push_back(sizes[d]);
        for (std::string const& stratum : treated_strata)
            rows[d].push_back(strata[d] == stratum ? 1 : 0);
    }
    return rows;
}

} // namespace

ComparedDepartments compare_all(std::vector<std::uint8_t> const& treated,
                                std::vector<std::uint8_t> const& comparison)
{
    ComparedDepartments result;
    for (std::size_t d = 0; d < treated.size(); ++d) {
        if (treated[d] != 0)
            result.treated.push_back(d);
        else if (comparison[d] != 0)
            result.comparison.push_back(d);
    }
    return result;
}

ComparedDepartments compare_similar(Trajectory const& trajectory,
                                    std::vector<std::uint8_t> const& treated,
                                    std::vector<std::uint8_t> const& candidates)
{
    ComparedDepartments result = compare_all(treated, candidates);
    if (result.treated.empty())
        return result;
    std::vector<std::string> const strata = read_strata(trajectory, treated.size());
    std::vector<double> const reputation = trajectory.reals("department_reputation");
    // By stratum the treated's reputations, in order.
    std::map<std::string, std::vector<double>> of_treated;
    for (std::size_t const d : result.treated)
        of_treated[strata[d]].push_back(reputation.empty() ? 0 : reputation[d]);
    std::set<std::string> treated_strata;
    for (auto& [stratum, values] : of_treated) {
        std::sort(values.begin(), values.end());
        treated_strata.insert(stratum);
    }
    std::erase_if(result.comparison, [&](std::size_t d) {
        auto const found = of_treated.find(strata[d]);
        return found == of_treated.end() ||
               (!reputation.empty() && !is_near(found->second, reputation[d]));
    });
    result.covariates =
        gather_covariates(reputation, log_area_dwellings(trajectory), strata, treated_strata);
    return result;
}

} // namespace boligsim::analysis
