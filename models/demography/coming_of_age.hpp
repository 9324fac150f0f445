#pragma once

#include "models/process/process.hpp"

namespace boligsim {

/// Recounts the households of those who turn 18 this month: members come of age without an event.
/// Changes of membership recount at once.
///
/// Reads       membership, birth, partnered      Writes  adults, children, couple
class ComingOfAge : public Process {
public:
    std::string_view name() const override { return "coming of age"; }
    void run(World& world, MonthContext const& context) const override;
};

} // namespace boligsim
