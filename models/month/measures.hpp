#pragma once

#include "models/demography/observers.hpp"
#include "models/letting/observers.hpp"
#include "models/livelihood/observers.hpp"
#include "models/record/measures.hpp"
#include "models/rent/observers.hpp"

namespace boligsim {

/// The ids of all measures, by the subject that counts them.
struct MeasureIds {
    ResidentMeasures residents;
    WorkMeasures work;
    IncomeMeasures income;
    HouseholdMeasures households;
    ResidentYearsMeasures years;
    DwellingMeasures dwellings;
    ApplicantMeasures applicants;
    FlowMeasures flows;
};

/// Adds all axes and measures, in the order in which they stand in files.
MeasureIds declare_measures(sim::MeasureCatalogue& catalogue);

} // namespace boligsim
