#pragma once

#include "models/world/process.hpp"

namespace boligsim {

/// Recounts adults, children and couple of each household once a year, a twelfth a month, since
/// members come of age without an event. Changes of membership recount at once.
///
/// Reads       membership, birth, partnered      Writes  adults, children, couple
/// Simplifies  a child's coming of age may show up to eleven months late in the household's type
class HouseholdUpkeep : public Process {
public:
    std::string_view name() const override { return "household upkeep"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
