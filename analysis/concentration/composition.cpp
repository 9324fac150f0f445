#include "analysis/concentration/composition.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <span>
#include <string_view>

namespace boligsim::analysis {

namespace {

constexpr std::array<char const*, 3> measures{"residents_origin", "adults", "income"};

/// For each cell of a measure, the index of its label on an axis.
std::vector<std::string> labels_of_cells(std::vector<CategoryAxis> const& axes,
                                         std::string_view name)
{
    std::size_t cells = 1;
    for (CategoryAxis const& axis : axes)
        cells *= axis.labels.size();
    std::vector<std::string> labels(cells);
    std::size_t inner = cells;
    for (CategoryAxis const& axis : axes) {
        inner /= axis.labels.size();
        if (axis.name == name)
            for (std::size_t cell = 0; cell < cells; ++cell)
                labels[cell] = axis.labels[cell / inner % axis.labels.size()];
    }
    return labels;
}

} // namespace

PlaceCounts& PlaceCounts::operator+=(PlaceCounts const& other)
{
    residents += other.residents;
    danish += other.danish;
    non_western += other.non_western;
    of_working_age += other.of_working_age;
    outside += other.outside;
    with_income += other.with_income;
    lowest_fifth += other.lowest_fifth;
    return *this;
}

Composition::Composition(Trajectory const& trajectory, std::vector<std::size_t> const& years)
    : scale_(trajectory.scale()),
      calendar_(trajectory.years()),
      row_of_year_(trajectory.years().size())
{
    std::size_t const departments = trajectory.places(Sector::departments).size();
    std::vector<std::string> const names = trajectory.texts("department_area");
    std::vector<std::int64_t> const dwellings = trajectory.integers("department_dwellings");
    if (years.empty() || names.size() != departments || dwellings.size() != departments ||
        std::any_of(measures.begin(), measures.end(), [&](char const* measure) {
            return !trajectory.has(measure, Sector::departments);
        }))
        return;
    area_of_.resize(departments);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t d = 0; d < departments; ++d) {
        if (names[d].empty())
            continue;
        area_of_[d] = numbers.try_emplace(names[d], numbers.size()).first->second;
        area_dwellings_.resize(numbers.size(), 0);
        area_dwellings_[*area_of_[d]] += static_cast<double>(dwellings[d]) / scale_;
    }
    std::size_t rows = 0;
    for (std::size_t const year : years)
        if (!row_of_year_[year])
            row_of_year_[year] = rows++;
    counts_.assign(trajectory.replicates(),
                   std::vector(rows, std::vector<PlaceCounts>(departments)));
    read(trajectory);
}

void Composition::read(Trajectory const& trajectory)
{
    auto const for_cells = [&](char const* measure, char const* axis, auto const& count) {
        std::vector<std::string> const labels = labels_of_cells(trajectory.axes(measure), axis);
        for (std::size_t r = 0; r < counts_.size(); ++r)
            trajectory.visit(measure, Sector::departments, r,
                             [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
                                 if (!row_of_year_[year])
                                     return;
                                 auto& departments = counts_[r][*row_of_year_[year]];
                                 for (sim::CubeEntry const& entry : entries)
                                     count(departments[entry.place], labels[entry.cell],
                                           entry.value);
                             });
    };
    for_cells("residents_origin", "origin",
              [](PlaceCounts& counts, std::string const& origin, std::int64_t n) {
                  counts.residents += n;
                  if (origin == "danish")
                      counts.danish += n;
                  else if (origin != "western")
                      counts.non_western += n;
              });
    for_cells("adults", "employment",
              [](PlaceCounts& counts, std::string const& employment, std::int64_t n) {
                  counts.of_working_age += n;
                  if (employment != "employed" && employment != "in_education")
                      counts.outside += n;
              });
    for_cells("income", "income_band",
              [](PlaceCounts& counts, std::string const& band, std::int64_t n) {
                  counts.with_income += n;
                  if (band == "lowest")
                      counts.lowest_fifth += n;
              });
}

std::vector<PlaceCounts> Composition::departments(std::size_t year, Worlds worlds) const
{
    assert(row_of_year_[year]);
    std::size_t const row = *row_of_year_[year];
    std::vector<PlaceCounts> sum(area_of_.size());
    for (std::size_t r = 0; r < counts_.size(); ++r)
        if (r != worlds.without)
            for (std::size_t d = 0; d < sum.size(); ++d)
                sum[d] += counts_[r][row][d];
    return sum;
}

std::vector<PlaceCounts> Composition::areas(std::size_t year, Worlds worlds) const
{
    std::vector<PlaceCounts> const by_department = departments(year, worlds);
    std::vector<PlaceCounts> sum(area_dwellings_.size());
    for (std::size_t d = 0; d < by_department.size(); ++d)
        if (area_of_[d])
            sum[*area_of_[d]] += by_department[d];
    return sum;
}

double Composition::residents_at_full_scale(PlaceCounts const& counts, Worlds worlds) const
{
    std::size_t const n = replicates() - (worlds.without ? 1 : 0);
    return static_cast<double>(counts.residents) / static_cast<double>(n) / scale_;
}

} // namespace boligsim::analysis
