#include "models/housing/subject.hpp"

#include "models/housing/evictions.hpp"
#include "models/housing/find_homes.hpp"
#include "models/housing/means.hpp"
#include "models/housing/moving_risks.hpp"
#include "models/process/model_builder.hpp"

namespace boligsim {

void HousingSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    auto const means = shared_means(model);
    model.process(std::make_unique<MovingRisks>(in.book, in.period, means));
    model.process(std::make_unique<Evictions>());
    model.process(std::make_unique<FindHomes>(in.book, in.period, means));
}

} // namespace boligsim
