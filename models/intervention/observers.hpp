#pragma once

#include "models/world/measures.hpp"
#include "models/world/observer.hpp"

namespace boligsim {

/// Counts those who began in an intervention within the year, where they live at its end.
class ParticipantObserver : public Observer {
public:
    explicit ParticipantObserver(FlowMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "participants"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    FlowMeasures ids_;
};

} // namespace boligsim
