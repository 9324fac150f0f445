#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/labour_levels.hpp"
#include "models/synthesis/families/family_tables.hpp"
#include "models/synthesis/families/population.hpp"
#include "sim/core/time.hpp"
#include "sim/random/philox.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// A person before the world's tables exist.
struct PersonDraft {
    std::uint32_t number = 0; ///< in the population; names the person's key
    sim::Month birth;
    Sex sex = Sex::woman;
    Origin origin = Origin::danish;
    Generation generation = Generation::danish;
    std::uint8_t partnered = 0;
    std::uint8_t children_born = 0;
    LabourState labour = LabourState::school; ///< for the choice of a home
    std::uint8_t standing = 0;
};

/// The part of life that decides, with origin, in which municipalities a household tends to live.
enum class LifeStage : std::uint8_t { young, single, couple, family, single_parent, old };
constexpr std::size_t life_stage_count = 6;
/// First ages of the bands of the reference person's age that location classes tell apart.
constexpr std::array<int, 7> location_ages{18, 25, 30, 40, 50, 65, 80};

/// Households by what decides, all taken together, where they tend to live: stage of life, and the
/// reference person's origin and age.
constexpr std::size_t location_class_count = location_ages.size() * life_stage_count * origin_count;
constexpr std::size_t location_class(LifeStage stage, Origin origin, std::size_t age_band)
{
    return (age_band * life_stage_count + static_cast<std::size_t>(stage)) * origin_count +
           static_cast<std::size_t>(origin);
}
constexpr std::size_t stage_of_location(std::size_t location_class)
{
    return location_class / origin_count % life_stage_count;
}
constexpr std::size_t origin_of_location(std::size_t location_class)
{
    return location_class % origin_count;
}

struct HouseholdDraft {
    std::uint32_t first = 0; ///< row of the reference person in the block; the others follow
    std::uint8_t persons = 0;
    std::uint8_t adults = 0;
    std::uint8_t children = 0;
    std::uint8_t couple = 0;
    std::uint8_t location_class = 0; ///< boligsim::location_class
};

/// Persons of a block in their households, reference person first.
struct PopulationBlock {
    std::vector<PersonDraft> persons;
    std::vector<HouseholdDraft> households;
};

/// What blocks are made from.
struct FamilySources {
    Population const& population;
    FamilyTables const& tables;
    LabourLevels const& labour;
    sim::Streams const& streams;
    sim::Month start;
};

/// The key of a person of the first population: the same for every seed and replicate.
sim::AgentKey first_person_key(std::uint32_t number);

/// Forms the households of block `block` of `blocks`.
///
/// Adults are partnered, with a parent or single by quota of sex and age. Couples are matched by
/// rank of age, woman's age and noise against man's, within the origin group but for a share who
/// match across groups. Children under 18 go to couples, mothers or fathers by the age of the
/// mother at birth, as many to each as women of her age have at home; siblings are spread over the
/// ages that children of such mothers have. A child of a couple with a Danish partner is of Danish
/// origin.
///
/// Draws       block_person, a person; block_families, in order
/// Simplifies  marriages and cohabitation are alike; nobody under 18 lives without an adult;
/// couples
///             are of a woman and a man; partners from different minorities count as any couple
///             without a Danish member
PopulationBlock form_households(FamilySources const& sources, std::size_t block,
                                std::size_t blocks);

} // namespace boligsim
