#pragma once

#include "models/process/observer.hpp"

namespace boligsim {

/// Who waits on 31 December, by where they live.
struct ApplicantMeasures {
    sim::MeasureId applicants;     ///< [queue, reason] households on a list, by where they live
    sim::MeasureId months_waiting; ///< [queue, reason] that they have waited so far, summed

    static ApplicantMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Who waits where, in which queue and why, and for how long so far.
class ApplicantObserver : public Observer {
public:
    explicit ApplicantObserver(ApplicantMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "applicants"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_rest(World const& world, MonthContext const& context) const override;

private:
    ApplicantMeasures ids_;
};

} // namespace boligsim
