#include "models/intervention/subject.hpp"

#include "models/intervention/interventions.hpp"

namespace boligsim {

void InterventionSubject::declare(WorldSchema& schema)
{
    flag_ = schema.odds_flag("participation");
}

void InterventionSubject::join(ModelBuilder& model)
{
    auto interventions = std::make_unique<Interventions>(model.inputs(), model.schema(), flag_);
    model.modify_odds(flag_, interventions->odds());
    model.process(std::move(interventions));
}

} // namespace boligsim
