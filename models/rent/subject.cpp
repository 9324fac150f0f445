#include "models/rent/subject.hpp"

#include "models/process/model_builder.hpp"
#include "models/rent/renovation.hpp"
#include "models/rent/rent_review.hpp"

namespace boligsim {

void RentSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    model.process(std::make_unique<RentReview>(in.book, in.period));
    model.process(std::make_unique<Renovation>(in.scenario.rent, in.book, in.period));
}

} // namespace boligsim
