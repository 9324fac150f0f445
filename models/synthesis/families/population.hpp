#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// Persons alike in age, sex, origin and generation.
struct PopulationCell {
    std::uint8_t age = 0;
    Sex sex = Sex::woman;
    Origin origin = Origin::danish;
    Generation generation = Generation::danish;
    std::uint32_t first = 0; ///< number of the cell's first person in the population
    std::uint32_t persons = 0;
};

/// The population as whole numbers of persons: `scale` of initial.persons, the counts of each sex,
/// origin and generation up to any age within one half of the exact ones. Cells in order of age.
struct Population {
    std::vector<PopulationCell> cells;
    std::size_t persons = 0;
};

Population count_population(sim::ParameterBook const& parameters, sim::Month start, double scale);

/// The population is cut into blocks of like composition (every n-th person), in which households
/// are formed, one block independently of another. As many blocks for any number of threads.
std::size_t population_blocks(std::size_t persons);

} // namespace boligsim
