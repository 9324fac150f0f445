#include "analysis/compare/followed_cohorts.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "analysis/compare/paired_rows.hpp"
#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t everywhere = 0; ///< groups of the pair
constexpr std::size_t departments = 1;

double share(double part, double of)
{
    return of > 0 ? part / of : nobody;
}

/// How many of a department's residents live there in the baseline too, and how many it has.
struct SamePeople {
    std::size_t department = 0;
    double same = 0;
    double all = 0;
};

/// By the departments that have residents, from a year's `residents_marks`: how many there are, then
/// how many bear each mark.
std::vector<SamePeople> same_by_department(std::span<sim::CubeEntry const> here,
                                           std::span<sim::CubeEntry const> there, std::size_t marks)
{
    std::vector<SamePeople> result;
    std::vector<std::int64_t> bearing_here(marks);
    std::vector<std::int64_t> bearing_there(marks);
    // Numbers stand in order of departments. Puts those of a department's marks into `bearing` and
    // returns the number of residents.
    auto const take = [](std::span<sim::CubeEntry const>& left, std::uint32_t department,
                         std::vector<std::int64_t>& bearing) {
        std::fill(bearing.begin(), bearing.end(), 0);
        std::int64_t residents = 0;
        while (!left.empty() && left.front().place < department)
            left = left.subspan(1);
        for (; !left.empty() && left.front().place == department; left = left.subspan(1)) {
            sim::CubeEntry const& entry = left.front();
            (entry.cell == 0 ? residents : bearing[entry.cell - 1]) = entry.value;
        }
        return residents;
    };
    while (!here.empty()) {
        std::uint32_t const department = here.front().place;
        std::int64_t const n = take(here, department, bearing_here);
        if (n == 0)
            continue;
        std::int64_t const n_there = take(there, department, bearing_there);
        result.push_back({department, same_people(bearing_here, n, bearing_there, n_there),
                          static_cast<double>(n)});
    }
    return result;
}

/// Share of other people in a year's departments, by replicate and year.
class OtherPeople {
public:
    OtherPeople(Trajectory const& scenario, Trajectory const& baseline,
                std::vector<FollowedCohort> const& cohorts)
        : shares_(cohorts.size())
    {
        std::size_t const marks = scenario.cells("residents_marks") - 1;
        for (std::size_t r = 0; r < scenario.replicates(); ++r) {
            for (auto& shares : shares_)
                shares.emplace_back();
            std::vector<std::vector<sim::CubeEntry>> there;
            baseline.visit("residents_marks", Sector::departments, r,
                           [&](std::size_t, std::span<sim::CubeEntry const> entries) {
                               there.emplace_back(entries.begin(), entries.end());
                           });
            scenario.visit("residents_marks", Sector::departments, r,
                           [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
                               add_year(same_by_department(entries, there[year], marks), cohorts);
                           });
        }
    }

    /// The mean over some years of one world; not a number where nobody lives there in any.
    double mean(std::size_t cohort, std::size_t replicate, YearSpan span) const
    {
        double sum = 0;
        double n = 0;
        for (std::size_t y = span.first; y <= span.last; ++y)
            if (double const value = shares_[cohort][replicate][y]; value == value) {
                sum += value;
                ++n;
            }
        return share(sum, n);
    }

private:
    void add_year(std::vector<SamePeople> const& people, std::vector<FollowedCohort> const& cohorts)
    {
        for (std::size_t c = 0; c < cohorts.size(); ++c) {
            double same = 0;
            double all = 0;
            for (SamePeople const& some : people)
                if (cohorts[c].departments.departments[some.department] != 0) {
                    same += some.same;
                    all += some.all;
                }
            shares_[c].back().push_back(1 - share(same, all));
        }
    }

    std::vector<std::vector<std::vector<double>>> shares_; ///< [cohort][replicate][year]
};

/// What is counted of a cohort and its departments, in a scenario or in its baseline.
class CohortNumbers {
public:
    explicit CohortNumbers(std::size_t number)
    {
        std::string const label = std::to_string(number + 1);
        members_.plus = {{"cohort_adults", {{"cohort", {label}}}}};
        members_in_work_.plus = {{"cohort_adults", {{"cohort", {label}}, {"work", {"employed"}}}}};
        residents_.plus = {{"adults", {}}};
        residents_in_work_.plus = {{"adults", {{"employment", {"employed"}}}}};
    }

    double in_work(GroupTotals& totals, std::size_t r, std::size_t year) const
    {
        return totals.value(members_in_work_, everywhere, r, year);
    }
    double share_in_work(GroupTotals& totals, std::size_t r, std::size_t year) const
    {
        return share(in_work(totals, r, year), totals.value(members_, everywhere, r, year));
    }
    double place_in_work(GroupTotals& totals, std::size_t r, std::size_t year) const
    {
        return share(totals.value(residents_in_work_, departments, r, year),
                     totals.value(residents_, departments, r, year));
    }

private:
    Indicator members_;
    Indicator members_in_work_;
    Indicator residents_;
    Indicator residents_in_work_;
};

/// A year of the files, or some.
struct Asked {
    RowKind kind = RowKind::indicator;
    Years years;
};

/// Every year after the cohort's, and the spans as far as they lie after it.
std::vector<Asked> years_of(Cohort const& cohort, std::vector<int> const& years,
                            std::vector<ComparedYears> const& spans)
{
    std::vector<Asked> asked;
    for (int const year : years)
        if (year > cohort.december)
            asked.push_back({RowKind::indicator, {year, year}});
    for (ComparedYears const& span : spans)
        if (span.years.last > cohort.december)
            asked.push_back(
                {span.kind, {std::max(span.years.first, cohort.december + 1), span.years.last}});
    return asked;
}

void add_rows(FollowedCohort& followed, Pair& pair, CohortNumbers const& numbers,
              std::vector<Asked> const& asked)
{
    struct {
        char const* measure;
        Unit unit;
        Number number;
    } const measures[]{
        {"followed_in_work", Unit::persons,
         [&](GroupTotals& totals, std::size_t r, std::size_t y) {
             return numbers.in_work(totals, r, y) / pair.scale;
         }},
        {"followed_in_work_share", Unit::share,
         [&](GroupTotals& totals, std::size_t r, std::size_t y) {
             return numbers.share_in_work(totals, r, y);
         }},
        {"place_in_work_share", Unit::share,
         [&](GroupTotals& totals, std::size_t r, std::size_t y) {
             return numbers.place_in_work(totals, r, y);
         }},
        {"who_lives_there", Unit::share, [&](GroupTotals& totals, std::size_t r, std::size_t y) {
             return numbers.place_in_work(totals, r, y) - numbers.share_in_work(totals, r, y);
         }}};
    for (Asked const& some : asked)
        for (auto const& measure : measures) {
            ComparisonRow row = compare_mean(pair, some.years, measure.number);
            row.kind = some.kind;
            row.measure = measure.measure;
            row.component = std::to_string(followed.cohort.december);
            row.group = followed.departments.name;
            row.unit = measure.unit;
            followed.rows.push_back(std::move(row));
        }
}

void add_other_people(FollowedCohort& followed, std::size_t number, OtherPeople const& others,
                      Trajectory const& file, std::vector<Asked> const& asked)
{
    for (Asked const& some : asked) {
        YearSpan const span{file.year_index(some.years.first).value(),
                            file.year_index(some.years.last).value()};
        std::vector<double> worlds;
        for (std::size_t r = 0; r < file.replicates(); ++r)
            worlds.push_back(others.mean(number, r, span));
        ComparisonRow row;
        row.kind = some.kind;
        row.measure = "other_people_share";
        row.component = std::to_string(followed.cohort.december);
        row.group = followed.departments.name;
        row.from = some.years.first;
        row.year = some.years.last;
        row.unit = Unit::share;
        row.difference = estimate_mean(worlds);
        row.level = row.difference.mean;
        followed.rows.push_back(std::move(row));
    }
}

} // namespace

double same_people(std::vector<std::int64_t> const& bearing_here, std::int64_t here,
                   std::vector<std::int64_t> const& bearing_there, std::int64_t there)
{
    std::int64_t sum = 0;
    for (std::size_t m = 0; m < bearing_here.size(); ++m)
        sum += (2 * bearing_here[m] - here) * (2 * bearing_there[m] - there);
    return static_cast<double>(sum) / static_cast<double>(bearing_here.size());
}

ComparisonRow const* FollowedCohort::find(RowKind kind, std::string_view measure, int year) const
{
    auto const found = std::find_if(rows.begin(), rows.end(), [&](ComparisonRow const& row) {
        return row.kind == kind && row.measure == measure && row.year == year;
    });
    return found == rows.end() ? nullptr : &*found;
}

std::vector<FollowedCohort> follow_cohorts(Trajectory const& scenario, Trajectory const& baseline,
                                           Policy const& policy,
                                           std::vector<ComparedYears> const& spans)
{
    for (Trajectory const* const file : {&scenario, &baseline})
        for (char const* const measure : {"cohort_adults", "adults", "residents_marks"})
            if (!file->has(measure, Sector::departments))
                return {};
    EmbeddedStudy const study = read_embedded_study(scenario.attribute("study_text").value_or(""));
    std::vector<FollowedCohort> followed;
    std::vector<std::size_t> numbers;
    for (PolicyDifference const& difference : policy.differences) {
        if (difference.kind != PolicyDifference::Kind::added)
            continue;
        auto const number = number_of(difference.line, study);
        Cohort const cohort = cohort_of(difference.line, study);
        if (!number || std::find(numbers.begin(), numbers.end(), *number) != numbers.end() ||
            years_of(cohort, scenario.years(), {}).empty())
            continue;
        auto const after =
            std::find_if(followed.begin(), followed.end(), [&](FollowedCohort const& other) {
                return other.cohort.december > cohort.december;
            });
        numbers.insert(numbers.begin() + (after - followed.begin()), *number);
        followed.insert(after, {cohort, difference.departments, {}});
    }
    if (followed.empty())
        return followed;
    OtherPeople const others(scenario, baseline, followed);
    for (std::size_t c = 0; c < followed.size(); ++c) {
        std::vector<Group> const groups{population_group(scenario), followed[c].departments};
        Pair pair{GroupTotals(scenario, groups), GroupTotals(baseline, groups), scenario.scale()};
        std::vector<Asked> const asked = years_of(followed[c].cohort, scenario.years(), spans);
        add_rows(followed[c], pair, CohortNumbers(numbers[c]), asked);
        add_other_people(followed[c], c, others, scenario, asked);
    }
    return followed;
}

} // namespace boligsim::analysis
