#include "models/month/month.hpp"

#include "models/demography/births.hpp"
#include "models/demography/coming_of_age.hpp"
#include "models/demography/emigration.hpp"
#include "models/demography/foster_homes.hpp"
#include "models/demography/immigration.hpp"
#include "models/demography/leaving_home.hpp"
#include "models/demography/mortality.hpp"
#include "models/demography/separation.hpp"
#include "models/demography/union.hpp"
#include "models/housing/evictions.hpp"
#include "models/housing/find_homes.hpp"
#include "models/housing/means.hpp"
#include "models/housing/moving_risks.hpp"
#include "models/intervention/interventions.hpp"
#include "models/letting/letting.hpp"
#include "models/letting/list_upkeep.hpp"
#include "models/letting/rehousing.hpp"
#include "models/livelihood/employment.hpp"
#include "models/livelihood/income.hpp"
#include "models/livelihood/labour_levels.hpp"
#include "models/month/observers.hpp"
#include "models/rent/renovation.hpp"
#include "models/rent/rent_review.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace boligsim {

namespace {

StartingState starting_state(std::shared_ptr<LabourLevels const> const& levels)
{
    return [levels](Origin origin, Sex sex, int age, std::uint8_t standing, sim::Month month,
                    std::uint32_t word) {
        return levels->draw_state(origin, sex, age, standing, month, word);
    };
}

} // namespace

Schedule build_month(Scenario const& scenario, sim::ParameterBook const& book,
                     std::vector<Intervention> const& catalogue, sim::Period period)
{
    auto const levels = sim::shared_table<LabourLevels>(book, period);
    auto interventions = std::make_unique<Interventions>(
        scenario.interventions, scenario.parameters, catalogue, book, period);

    auto const means = make_means(book, period);

    Schedule month;
    auto const then = [&](auto process) { month.push_back(std::move(process)); };

    std::vector<LifeEvent> events;
    events.push_back(mortality(book, period));
    events.push_back(fertility(book, period));
    events.push_back(emigration_wish(book, period));
    events.push_back(leaving_home_wish(book, period));
    events.push_back(separation_wish(book, period));
    events.push_back(union_wish(book, period));
    std::vector<std::unique_ptr<RowProcess>> rows;
    rows.push_back(std::make_unique<LifeEvents>(std::move(events)));
    rows.push_back(std::make_unique<Employment>(book, period, interventions->odds()));
    then(std::make_unique<FusedRows>(std::move(rows)));

    then(std::make_unique<Deaths>());
    then(std::make_unique<Births>(book, period));
    then(std::make_unique<Emigration>(book, period));
    then(std::make_unique<Immigration>(book, period, starting_state(levels)));
    then(std::make_unique<FosterHomes>());
    then(std::make_unique<Separation>(book, period));
    then(std::make_unique<LeavingHome>(book, period));
    then(std::make_unique<Union>(book, period));
    then(std::make_unique<ComingOfAge>());
    then(std::move(interventions));
    then(std::make_unique<RentReview>(book, period));
    then(std::make_unique<Renovation>(scenario.rent, book, period));
    then(std::make_unique<Rehousing>(scenario.rent, book, period));
    then(std::make_unique<MovingRisks>(book, period, means));
    then(std::make_unique<Evictions>());
    then(std::make_unique<ListUpkeep>(book, period));
    then(std::make_unique<FindHomes>(book, period, means));
    then(std::make_unique<Letting>(scenario.letting, book, period, means));
    then(std::make_unique<Observation>(make_observers(book, period)));
    return month;
}

} // namespace boligsim
