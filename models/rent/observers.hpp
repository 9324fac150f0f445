#pragma once

#include "models/process/observer.hpp"

namespace boligsim {

/// Public dwellings on 31 December, by department.
struct DwellingMeasures {
    sim::MeasureId dwellings;    ///< [occupancy]
    sim::MeasureId floor_area;   ///< sum over dwellings, m2
    sim::MeasureId rent;         ///< sum, DKK a month, what tenants pay for all dwellings
    sim::MeasureId rent_support; ///< sum, DKK a month
    sim::MeasureId rooms;        ///< [rooms] households
    sim::MeasureId stay_years;   ///< [rooms] sum over households, whole years in the dwelling

    static DwellingMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Dwellings, whether somebody lives there, and what they cost.
class DwellingObserver : public Observer {
public:
    explicit DwellingObserver(DwellingMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "dwellings"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_rest(World const& world, MonthContext const& context) const override;

private:
    DwellingMeasures ids_;
};

} // namespace boligsim
