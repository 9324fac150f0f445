#include "models/synthesis/families/population.hpp"

#include <algorithm>
#include <cassert>

#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

Population count_population(sim::ParameterBook const& parameters, sim::Month start, double scale)
{
    constexpr std::size_t sexes = 2;
    constexpr std::size_t generations = 3;
    constexpr std::size_t groups = sexes * origin_count * generations;
    std::vector<double> const persons = parameters.values("initial.persons", start);
    assert(persons.size() % groups == 0);
    std::size_t const ages = persons.size() / groups;
    // Offsets differ by group, so that the groups' roundings do not fall on the same ages.
    std::vector<RunningQuota> quotas;
    for (std::size_t g = 0; g < groups; ++g)
        quotas.emplace_back((static_cast<double>(g) + 0.5) / static_cast<double>(groups));
    Population population;
    for (std::size_t age = 0; age < ages; ++age) {
        for (std::size_t g = 0; g < groups; ++g) {
            std::size_t const n = quotas[g].take(persons[age * groups + g] * scale);
            if (n == 0)
                continue;
            PopulationCell cell;
            cell.age = static_cast<std::uint8_t>(age);
            cell.sex = static_cast<Sex>(g / (origin_count * generations));
            cell.origin = static_cast<Origin>(g / generations % origin_count);
            cell.generation = static_cast<Generation>(g % generations);
            cell.first = static_cast<std::uint32_t>(population.persons);
            cell.persons = static_cast<std::uint32_t>(n);
            population.cells.push_back(cell);
            population.persons += n;
        }
    }
    return population;
}

std::size_t population_blocks(std::size_t persons)
{
    constexpr std::size_t persons_per_block = 40'000;
    return std::clamp<std::size_t>(persons / persons_per_block, 1, 64);
}

} // namespace boligsim
