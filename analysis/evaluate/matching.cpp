#include "analysis/evaluate/matching.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace boligsim::analysis {

namespace {

/// Neighbours a treated department. More than one steadies the comparison of thin departments.
constexpr std::size_t matched_neighbours = 3;

double squared_distance(std::vector<double> const& a, std::vector<double> const& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// Divides a covariate by its standard deviation over the departments with members[d] != 0.
void standardise(std::vector<std::vector<double>>& covariates, std::size_t c,
                 std::vector<std::uint8_t> const& members)
{
    double n = 0;
    double sum = 0;
    for (std::size_t d = 0; d < covariates.size(); ++d)
        if (members[d] != 0) {
            n += 1;
            sum += covariates[d][c];
        }
    double squares = 0;
    for (std::size_t d = 0; d < covariates.size(); ++d)
        if (members[d] != 0)
            squares += (covariates[d][c] - sum / n) * (covariates[d][c] - sum / n);
    double const deviation = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    for (std::vector<double>& row : covariates)
        row[c] = deviation > 0 ? row[c] / deviation : 0;
}

DepartmentValues indicator_values(DepartmentCounts& counts, char const* name, Years years)
{
    Indicator const* const indicator = find_indicator(name);
    assert(indicator != nullptr);
    return counts.values(*indicator, years);
}

/// Strata of region and kind; all the same where the file does not know them.
std::vector<std::int64_t> read_strata(Trajectory const& trajectory)
{
    std::vector<std::int64_t> strata(trajectory.places(Sector::departments).size(), 0);
    for (char const* const column : {"department_region", "department_kind"}) {
        std::vector<std::string> const names = trajectory.texts(column);
        std::map<std::string, std::int64_t> codes;
        for (std::size_t d = 0; d < names.size(); ++d) {
            auto const code = static_cast<std::int64_t>(codes.size());
            strata[d] = strata[d] * 1000 + codes.try_emplace(names[d], code).first->second;
        }
    }
    return strata;
}

} // namespace

ComparedDepartments match_nearest(MatchingSpace const& space,
                                  std::vector<std::uint8_t> const& treated,
                                  std::vector<std::uint8_t> const& candidates,
                                  std::vector<double> const& weights, std::size_t neighbours)
{
    std::map<std::int64_t, std::vector<std::size_t>> candidates_of;
    for (std::size_t d = 0; d < candidates.size(); ++d)
        if (candidates[d] != 0)
            candidates_of[space.strata[d]].push_back(d);

    ComparedDepartments result;
    std::vector<double> comparison(candidates.size(), 0.0);
    std::vector<std::pair<double, std::size_t>> distances;
    for (std::size_t t = 0; t < treated.size(); ++t) {
        if (treated[t] == 0)
            continue;
        auto const found = candidates_of.find(space.strata[t]);
        if (found == candidates_of.end())
            continue;
        distances.clear();
        for (std::size_t const c : found->second)
            distances.emplace_back(squared_distance(space.covariates[t], space.covariates[c]), c);
        std::size_t const taken = std::min(neighbours, distances.size());
        std::partial_sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(taken),
                          distances.end());
        for (std::size_t i = 0; i < taken; ++i)
            comparison[distances[i].second] += weights[t] / static_cast<double>(taken);
        result.treated.push_back({t, weights[t]});
    }
    for (std::size_t d = 0; d < comparison.size(); ++d)
        if (comparison[d] > 0)
            result.comparison.push_back({d, comparison[d]});
    return result;
}

ComparedDepartments match_departments(DepartmentCounts& counts,
                                      std::vector<std::uint8_t> const& treated,
                                      std::vector<std::uint8_t> const& candidates, Years base)
{
    DepartmentValues const employed = indicator_values(counts, "employed_share", base);
    DepartmentValues const non_western = indicator_values(counts, "non_western_share", base);
    std::size_t const n = counts.departments();
    MatchingSpace space{std::vector<std::vector<double>>(n, std::vector<double>(3, 0.0)),
                        read_strata(counts.trajectory())};
    std::vector<std::uint8_t> usable_treated(n, 0);
    std::vector<std::uint8_t> usable_candidates(n, 0);
    std::vector<std::uint8_t> concerned(n, 0);
    for (std::size_t d = 0; d < n; ++d) {
        if (!employed.known(d) || !non_western.known(d))
            continue;
        usable_treated[d] = treated[d];
        usable_candidates[d] = treated[d] != 0 ? std::uint8_t{0} : candidates[d];
        concerned[d] = usable_treated[d] | usable_candidates[d];
        space.covariates[d] = {employed.at(d), non_western.at(d), std::log(employed.below[d])};
    }
    for (std::size_t c = 0; c < 3; ++c)
        standardise(space.covariates, c, concerned);
    return match_nearest(space, usable_treated, usable_candidates, employed.below,
                         matched_neighbours);
}

ComparedDepartments weigh_departments(DepartmentCounts& counts,
                                      std::vector<std::uint8_t> const& treated,
                                      std::vector<std::uint8_t> const& comparison, Years base)
{
    DepartmentValues const residents = indicator_values(counts, "employed_share", base);
    ComparedDepartments result;
    for (std::size_t d = 0; d < treated.size(); ++d) {
        if (!residents.known(d))
            continue;
        if (treated[d] != 0)
            result.treated.push_back({d, residents.below[d]});
        else if (comparison[d] != 0)
            result.comparison.push_back({d, residents.below[d]});
    }
    return result;
}

} // namespace boligsim::analysis
