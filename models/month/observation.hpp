#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "models/process/observer.hpp"
#include "models/process/process.hpp"
#include "models/process/subject.hpp"

namespace boligsim {

/// Calls the observers on 31 December, and remembers of each person what the next observation
/// compares with.
///
/// Reads       persons, households, came_back, and what the observers read
/// Writes      Persons::observed_place, observed_status, observed_years; came_back; the
///             departments' non_western_share
class Observation : public Process {
public:
    explicit Observation(std::shared_ptr<Observers const> observers)
        : observers_(std::move(observers))
    {
    }
    std::string_view name() const override { return "observation"; }
    void run(World& world, MonthContext const& context) const override;

private:
    std::shared_ptr<Observers const> observers_;
};

/// The last line of the month.
class ObservationSubject : public Subject {
public:
    std::string_view name() const override { return "observation"; }
    void join(ModelBuilder& model) override;
};

} // namespace boligsim
