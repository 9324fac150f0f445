#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "models/world/process.hpp"
#include "sim/core/time.hpp"
#include "sim/core/units.hpp"

/// The groups for which demographic hazards are given, and the loop that finds whom they hit.
namespace boligsim {

/// Single ages 0 to 105; the oldest share the last.
constexpr std::size_t life_ages = 106;
constexpr std::size_t life_cells = origin_count * 2 * 2 * life_ages;

constexpr std::size_t life_cell(Origin origin, Sex sex, std::uint8_t partnered, std::size_t age)
{
    return ((static_cast<std::size_t>(origin) * 2 + static_cast<std::size_t>(sex)) * 2 +
            partnered) *
               life_ages +
           age;
}

/// A group of persons: what a hazard may depend on.
struct LifeGroup {
    Origin origin;
    Sex sex;
    bool partnered;
    int age;
};

/// Thresholds of a monthly draw for each group and year of a period, made from yearly hazards.
class LifeHazard {
public:
    using Rate = std::function<sim::AnnualRate(LifeGroup const&)>;

    /// `rates(year)` gives the hazards in force in that year.
    LifeHazard(sim::Period period, std::function<Rate(int year)> const& rates);

    /// `life_cells` thresholds. Years outside the period take the nearest one's.
    std::uint32_t const* thresholds(sim::Month month) const;

private:
    int first_year_;
    std::vector<std::vector<std::uint32_t>> by_year_;
};

/// Calls `hit(row)` for each living person of the rows whose word is below the group's threshold.
template <class Hit>
void for_hits(Persons const& persons, sim::Rows rows, std::uint32_t const* words,
              std::uint32_t const* thresholds, sim::Month month, Hit&& hit)
{
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
        auto const age = static_cast<std::size_t>(age_in(persons.birth[i], month));
        std::size_t const cell = life_cell(persons.origin[i], persons.sex[i], persons.partnered[i],
                                           age < life_ages ? age : life_ages - 1);
        if (words[i - rows.begin] < thresholds[cell] && persons.alive[i]) [[unlikely]]
            hit(i);
    }
}

} // namespace boligsim
