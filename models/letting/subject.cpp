#include "models/letting/subject.hpp"

#include "models/housing/means.hpp"
#include "models/letting/letting.hpp"
#include "models/letting/list_upkeep.hpp"
#include "models/letting/rehousing.hpp"
#include "models/process/model_builder.hpp"

namespace boligsim {

void LettingSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    model.process(std::make_unique<Rehousing>(in.scenario.rent, in.book, in.period));
    model.process(std::make_unique<ListUpkeep>(in.book, in.period));
    model.process(
        std::make_unique<Letting>(in.scenario.letting, in.book, in.period, shared_means(model)));
}

} // namespace boligsim
