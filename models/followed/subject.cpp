#include "models/followed/subject.hpp"

#include "models/process/model_builder.hpp"

namespace boligsim {

void FollowedSubject::declare(WorldSchema& schema)
{
    handles_ = FollowedHandles::declare(schema);
}

void FollowedSubject::join(ModelBuilder& model)
{
    model.process(std::make_unique<FollowCohorts>(model.inputs().cohorts, handles_));
    model.observe(std::make_unique<CohortObserver>(handles_));
    model.observe(std::make_unique<ImmigrantObserver>(handles_));
}

void FollowedSubject::start(World& world, Newcomers const& newcomers,
                            StartContext const& context) const
{
    if (newcomers.how != Appearance::arrived)
        return;
    auto& arrived = world.persons.added[handles_.arrived];
    for (PersonId const person : newcomers.persons)
        arrived[person.index()] = static_cast<std::uint8_t>(context.month.year() - no_arrival_year);
}

} // namespace boligsim
