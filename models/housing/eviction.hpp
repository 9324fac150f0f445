#pragma once

#include "models/housing/dated.hpp"
#include "models/housing/household_facts.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Tenants whom the bailiff puts out of their home, nearly always for rent not paid.
///
/// Each tenant household of public housing and of private rental draws once a month against its
/// hazard, which depends on whether the whole couple has lived on benefits for six months and
/// whether there are children at home, and follows the country's number of evictions by year. An
/// evicted household loses its dwelling, lodges in the segment `other` of its municipality and
/// looks for a home this month; the municipality counts some as in acute need
/// (`application.acute_share`). Its application for another dwelling ends: landlords refuse
/// applicants who owe rent (bl.dk, udlejning og anvisning).
///
/// Parameters  eviction.annual_rate, eviction.level
/// Reads       households, persons      Writes  households (place, dwelling, moved_in, on_list),
///             dwellings, pending.seekers; flows of moves
/// Draws       decide_eviction, once a tenant household
/// Simplifies  no arrears: whoever is evicted is not poorer or dearer housed than others of their
///             group; single men and the young are not evicted more often, though they are (SFI
///             12:27); nobody moves before the bailiff comes; no debt stands in the way of the
///             next home
class Eviction : public Process {
public:
    Eviction(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "eviction"; }
    void run(World& world, MonthContext const& context) const override;

    /// Situations of a household; the labels of the parameter's axis.
    enum class Situation : std::size_t { other, other_family, benefits, benefits_family };
    static constexpr std::size_t situation_count = 4;

private:
    /// Thresholds of a month's draw. A sector that evicts nobody has only zeros.
    struct Hazards {
        std::array<std::array<std::uint32_t, situation_count>, segment_tenure_count + 1> threshold;
        std::array<std::uint32_t, segment_tenure_count + 1> most;
    };

    std::vector<HouseholdId> evicted(World const& world, MonthContext const& context) const;

    Dated<Hazards> hazards_;
};

} // namespace boligsim
