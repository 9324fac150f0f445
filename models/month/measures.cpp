#include "models/month/measures.hpp"

#include "models/record/axes.hpp"

namespace boligsim {

MeasureIds declare_measures(sim::MeasureCatalogue& catalogue)
{
    add_axes(catalogue);
    MeasureIds ids{};
    ids.residents = ResidentMeasures::declare(catalogue);
    ids.work = WorkMeasures::declare(catalogue);
    ids.income = IncomeMeasures::declare(catalogue);
    ids.households = HouseholdMeasures::declare(catalogue);
    ids.years = ResidentYearsMeasures::declare(catalogue);
    ids.dwellings = DwellingMeasures::declare(catalogue);
    ids.applicants = ApplicantMeasures::declare(catalogue);
    ids.flows = declare_flows(catalogue);
    return ids;
}

} // namespace boligsim
