#include "models/month/observers.hpp"

#include "models/demography/change_observers.hpp"
#include "models/livelihood/income.hpp"
#include "models/month/measures.hpp"

namespace boligsim {

Observers make_observers(sim::ParameterBook const& book, sim::Period period)
{
    sim::MeasureCatalogue catalogue;
    MeasureIds const ids = declare_measures(catalogue);
    Observers observers;
    auto const then = [&](auto observer) { observers.push_back(std::move(observer)); };
    then(std::make_unique<ResidentObserver>(ids.residents));
    then(std::make_unique<WorkObserver>(ids.work));
    then(std::make_unique<IncomeObserver>(ids.income, Incomes(book, period)));
    then(std::make_unique<HouseholdObserver>(ids.households));
    then(std::make_unique<ResidentYearsObserver>(ids.years));
    then(std::make_unique<DwellingObserver>(ids.dwellings));
    then(std::make_unique<ApplicantObserver>(ids.applicants));
    then(std::make_unique<ChangeObserver>(ids.flows));
    then(std::make_unique<RelocationObserver>(ids.flows));
    return observers;
}

} // namespace boligsim
