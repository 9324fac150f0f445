#include "models/housing/eviction_hazard.hpp"

#include <algorithm>
#include <vector>

#include "sim/core/units.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

namespace {

/// Sectors in the order of the parameter's axis.
constexpr std::array rented{Tenure::public_housing, Tenure::private_rental};

} // namespace

EvictionHazard::EvictionHazard(sim::ParameterBook const& book, sim::Month at)
{
    std::vector<double> const rates = book.values("eviction.annual_rate", at);
    double const level = book.scalar("eviction.level", at);
    for (std::size_t r = 0; r < rented.size(); ++r) {
        auto const tenure = static_cast<std::size_t>(rented[r]);
        for (std::size_t s = 0; s < situation_count_; ++s)
            threshold_[tenure][s] = sim::threshold(
                sim::AnnualRate(level * rates[r * situation_count_ + s]).per_month().value());
        most_[tenure] = *std::max_element(threshold_[tenure].begin(), threshold_[tenure].end());
    }
}

EvictionHazard::Situation EvictionHazard::situation_of(HouseholdFacts const& facts)
{
    using enum Situation;
    if (facts.all_on_benefits())
        return facts.has_children() ? benefits_family : benefits;
    return facts.has_children() ? other_family : other;
}

bool EvictionHazard::evicts(std::uint32_t word, Tenure tenure, HouseholdFacts const& facts) const
{
    return word < threshold_[static_cast<std::size_t>(tenure)]
                            [static_cast<std::size_t>(situation_of(facts))];
}

} // namespace boligsim
