#include "models/demography/subject.hpp"

#include "models/demography/births.hpp"
#include "models/demography/coming_of_age.hpp"
#include "models/demography/emigration.hpp"
#include "models/demography/foster_homes.hpp"
#include "models/demography/immigration.hpp"
#include "models/demography/leaving_home.hpp"
#include "models/demography/mortality.hpp"
#include "models/demography/separation.hpp"
#include "models/demography/union.hpp"
#include "models/process/model_builder.hpp"

namespace boligsim {

void DemographySubject::declare(WorldSchema& schema)
{
    schema.attribute(
        {"generation", list_names<Generation>(), [](World const& world, PersonId person) {
             return static_cast<std::size_t>(world.persons.generation[person.index()]);
         }});
}

void DemographySubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    std::vector<LifeEvent> events;
    events.push_back(mortality(in.book, in.period));
    events.push_back(fertility(in.book, in.period));
    events.push_back(emigration_wish(in.book, in.period));
    events.push_back(leaving_home_wish(in.book, in.period));
    events.push_back(separation_wish(in.book, in.period));
    events.push_back(union_wish(in.book, in.period));
    model.rows("life events", std::make_unique<LifeEvents>(std::move(events)));

    model.process(std::make_unique<Deaths>());
    model.process(std::make_unique<Births>(in.book, in.period, model.starters()));
    model.process(std::make_unique<Emigration>(in.book, in.period));
    model.process(std::make_unique<Immigration>(in.book, in.period, model.starters()));
    model.process(std::make_unique<FosterHomes>());
    model.process(std::make_unique<Separation>(in.book, in.period));
    model.process(std::make_unique<LeavingHome>(in.book, in.period));
    model.process(std::make_unique<Union>(in.book, in.period));
    model.process(std::make_unique<ComingOfAge>());
}

} // namespace boligsim
