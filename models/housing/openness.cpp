#include "models/housing/openness.hpp"

#include <algorithm>
#include <cmath>

namespace boligsim {

namespace {

using Counts = std::vector<std::array<std::uint32_t, dwelling_kind_count>>;

Counts count_queues(World const& world)
{
    Counts counts(world.markets.size());
    for (std::size_t m = 0; m < world.markets.size(); ++m)
        for (Application const& a : world.markets[m].queue)
            ++counts[m][static_cast<std::size_t>(a.kind)];
    return counts;
}

Counts count_vacant(World const& world, std::vector<DwellingId> const& vacant)
{
    Counts counts(world.municipalities.size());
    for (DwellingId const d : vacant) {
        Department const& department =
            world.departments[world.dwellings.department[d.index()].index()];
        ++counts[department.municipality.index()][static_cast<std::size_t>(department.kind)];
    }
    return counts;
}

} // namespace

UsualQueue::UsualQueue(sim::ParameterBook const& book, sim::Month at)
    : region_years_(book.values("destination.usual_queue_years", at)),
      size_elasticity_(book.scalar("destination.queue_size_elasticity", at))
{
}

std::vector<double> UsualQueue::years(std::vector<Municipality> const& municipalities) const
{
    std::vector<double> inhabitants(region_years_.size(), 0);
    std::vector<double> number(region_years_.size(), 0);
    for (Municipality const& m : municipalities) {
        inhabitants[static_cast<std::size_t>(m.region)] += static_cast<double>(m.population_2020);
        number[static_cast<std::size_t>(m.region)] += 1;
    }
    std::vector<double> years;
    years.reserve(municipalities.size());
    for (Municipality const& m : municipalities) {
        auto const region = static_cast<std::size_t>(m.region);
        double const size = static_cast<double>(m.population_2020) * number[region] /
                            std::max(1.0, inhabitants[region]);
        years.push_back(region_years_[region] * std::pow(size, size_elasticity_));
    }
    return years;
}

Openness::Openness(sim::ParameterBook const& book, sim::Month at)
    : turnover_(book.values("destination.turnover", at)),
      usual_queue_(book, at),
      queue_response_(book.scalar("destination.queue_response", at)),
      vacancy_response_(book.scalar("destination.vacancy_response", at)),
      vacancy_pull_(book.scalar("destination.vacancy_pull", at)),
      least_(book.scalar("destination.openness_least", at)),
      most_(book.scalar("destination.openness_most", at))
{
}

Openness::Table Openness::measure(World const& world, MarketDirectory const& directory,
                                  std::vector<DwellingId> const& vacant) const
{
    Counts const queued = count_queues(world);
    Counts const empty = count_vacant(world, vacant);
    double family_flow = 0;
    double population = 0;
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        family_flow +=
            turnover_[0] * directory.dwellings(MunicipalityId::at(m), DwellingKind::family);
        population += static_cast<double>(world.municipalities[m].population_2020);
    }
    std::vector<double> const usual_years = usual_queue_.years(world.municipalities);
    Table table;
    table.open.resize(world.municipalities.size());
    table.weight.resize(world.municipalities.size());
    for (std::size_t m = 0; m < table.open.size(); ++m) {
        Municipality const& municipality = world.municipalities[m];
        double const share = static_cast<double>(municipality.population_2020) / population;
        double const vacant_here = (empty[m][0] + empty[m][1] + empty[m][2]) / world.scale;
        table.weight[m] = municipality.population_2020 + std::llround(vacancy_pull_ * vacant_here);
        for (std::size_t kind = 0; kind < dwelling_kind_count; ++kind) {
            double const dwellings =
                directory.dwellings(MunicipalityId::at(m), static_cast<DwellingKind>(kind));
            if (dwellings == 0 || share == 0 || family_flow == 0)
                continue;
            double const flow = turnover_[kind] * dwellings;
            double const response =
                std::exp(queue_response_ * (1 - queued[m][kind] / (usual_years[m] * flow))) *
                (1 + vacancy_response_ * empty[m][kind] / dwellings);
            table.open[m][kind] =
                flow / (family_flow * share) * std::clamp(response, least_, most_);
        }
    }
    return table;
}

} // namespace boligsim
