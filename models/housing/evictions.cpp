#include "models/housing/evictions.hpp"

#include "models/record/flows.hpp"
#include "models/world/households.hpp"

namespace boligsim {

void Evictions::run(World& world, MonthContext const& context) const
{
    for (HouseholdId const household : world.pending.evicted) {
        PlaceId const from = world.households.place[household.index()];
        PlaceId const lodging = world.place_of(world.municipality(from), Tenure::other);
        count_household_move(world, context, household, from, lodging, MoveReason::eviction);
        move_to_segment(world, household, lodging);
        world.households.state[household.index()].on_list = 0;
        world.pending.seekers.push_back({household, MoveReason::eviction});
    }
}

} // namespace boligsim
