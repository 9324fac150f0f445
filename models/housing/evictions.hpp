#pragma once

#include "models/process/process.hpp"

namespace boligsim {

/// Carries out the month's evictions, which MovingRisks found.
///
/// An evicted household loses its dwelling, lodges in the segment `other` of its municipality and
/// looks for a home this month; the municipality counts some as in acute need
/// (`application.acute_share`). Its application for another dwelling ends: landlords refuse
/// applicants who owe rent (bl.dk, udlejning og anvisning).
///
/// Reads       pending.evicted      Writes  households (place, dwelling, moved_in, on_list),
///             dwellings, pending.seekers; flows of moves
/// Simplifies  no debt stands in the way of the next home
class Evictions : public Process {
public:
    std::string_view name() const override { return "evictions"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
