#pragma once

#include "models/process/observer.hpp"
#include "models/record/measures.hpp"

namespace boligsim {

/// Splits the year's change of the adults of each place into its components, and counts where those
/// who were adult a year before are (models/record/measures.hpp). Those who died or left the country
/// were counted when they did.
class ChangeObserver : public Observer {
public:
    explicit ChangeObserver(FlowMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "changes"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    FlowMeasures ids_;
};

/// Counts who lives elsewhere than on the last 31 December, at both places. Whoever is new to the
/// country left none of them.
class RelocationObserver : public Observer {
public:
    explicit RelocationObserver(FlowMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "relocations"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    FlowMeasures ids_;
};

} // namespace boligsim
