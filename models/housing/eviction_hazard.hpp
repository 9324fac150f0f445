#pragma once

#include <array>
#include <cstdint>

#include "models/housing/household_facts.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// A tenant household's hazard of being put out of its home by the bailiff, nearly always for rent
/// not paid: by whether the whole couple has lived on benefits for six months and whether there are
/// children at home, at the level of the country's evictions of the year
/// (`eviction.annual_rate`, `eviction.level`). Public housing and private rental; owners and those
/// who live otherwise are not evicted.
///
/// Simplifies: no arrears: whoever is evicted is not poorer or dearer housed than others of their
/// group; single men and the young are not evicted more often, though they are (SFI 12:27); nobody
/// moves before the bailiff comes.
class EvictionHazard {
public:
    EvictionHazard(sim::ParameterBook const& book, sim::Month at);

    /// Words of a month's draw that may mean an eviction, whatever the household is like: those
    /// below it. 0 where nobody is evicted.
    std::uint32_t most_words(Tenure tenure) const
    {
        return most_[static_cast<std::size_t>(tenure)];
    }

    /// Whether a word below `most_words` means that the household is evicted this month.
    bool evicts(std::uint32_t word, Tenure tenure, HouseholdFacts const& facts) const;

private:
    /// Situations of a household; the labels of the parameter's axis.
    enum class Situation : std::size_t { other, other_family, benefits, benefits_family };
    static constexpr std::size_t situation_count_ = 4;
    static constexpr std::size_t tenure_count_ = segment_tenure_count + 1;

    static Situation situation_of(HouseholdFacts const& facts);

    std::array<std::array<std::uint32_t, situation_count_>, tenure_count_> threshold_{};
    std::array<std::uint32_t, tenure_count_> most_{};
};

} // namespace boligsim
