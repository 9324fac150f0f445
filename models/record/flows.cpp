#include "models/record/flows.hpp"

#include "models/world/households.hpp"

namespace boligsim {

namespace {

enum class Sector : std::size_t { same, other, abroad };

Sector sector_change(World const& world, PlaceId from, PlaceId to)
{
    return world.tenure(from) == world.tenure(to) ? Sector::same : Sector::other;
}

void count_persons(World const& world, MonthContext const& context, PlaceId from, PlaceId to,
                   std::int64_t persons)
{
    auto const change = static_cast<std::size_t>(sector_change(world, from, to));
    context.counts.add(context.measures.persons_out, from.index(), change, persons);
    context.counts.add(context.measures.persons_in, to.index(), change, persons);
}

void record(World const& world, MonthContext const& context, HouseholdId household,
            HouseholdEvent event, EventReason reason, PlaceId from, PlaceId to)
{
    if (context.events)
        context.events->add(world, {household, event, reason, from, to, portray(world, household)});
}

/// The household leaves `place`, where it has lived since it moved in.
void count_stay_ended(World const& world, MonthContext const& context, HouseholdId household,
                      PlaceId place)
{
    int const months = world.now - world.households.moved_in[household.index()];
    context.counts.add(context.measures.stays_ended, place.index(), stay_years_cell(months));
}

void count_end(World const& world, MonthContext const& context, HouseholdId household, Vacating how,
               EventReason reason, PlaceId to, HouseholdPortrait const& before)
{
    PlaceId const place = world.households.place[household.index()];
    context.counts.add(context.measures.moves_out, place.index(), static_cast<std::size_t>(how));
    count_stay_ended(world, context, household, place);
    if (context.events)
        context.events->add(world, {household, HouseholdEvent::ended, reason, place, to, before});
}

} // namespace

MoveType relation(World const& world, PlaceId place, PlaceId other, SharedLists shared)
{
    if (!world.is_department(other)) {
        switch (world.tenure(other)) {
        case Tenure::owner:
            return MoveType::owner;
        case Tenure::private_rental:
            return MoveType::private_rental;
        case Tenure::other:
        case Tenure::public_housing:
            return MoveType::other;
        }
    }
    if (place == other)
        return MoveType::same_department;
    if (!world.is_department(place))
        return MoveType::other_public;
    Department const& a = world.departments[place.index()];
    Department const& b = world.departments[other.index()];
    bool const same = a.organisation == b.organisation ||
                      (shared == SharedLists::one && a.landlord() == b.landlord());
    return same ? MoveType::same_organisation : MoveType::other_public;
}

void count_household_move(World const& world, MonthContext const& context, HouseholdId household,
                          PlaceId from, PlaceId to, MoveReason reason, SharedLists shared)
{
    std::size_t const i = household.index();
    std::int64_t const persons =
        world.households.state[i].adults + world.households.state[i].children;
    MoveType const away = relation(world, from, to, shared);
    context.counts.add(context.measures.moves_out, from.index(), static_cast<std::size_t>(away));
    if (away != MoveType::same_department)
        count_stay_ended(world, context, household, from);
    context.counts.add(context.measures.moves_in, to.index(),
                       static_cast<std::size_t>(relation(world, to, from, shared)));
    count_persons(world, context, from, to, persons);
    record(world, context, household, HouseholdEvent::moved, reason_of(reason), from, to);
}

void count_person_move(World const& world, MonthContext const& context, PlaceId from, PlaceId to)
{
    count_persons(world, context, from, to, 1);
}

void count_founding(World const& world, MonthContext const& context, HouseholdId founded,
                    PlaceId from, MoveReason reason)
{
    PlaceId const to = world.households.place[founded.index()];
    count_person_move(world, context, from, to);
    record(world, context, founded, HouseholdEvent::founded, reason_of(reason), from, to);
}

void count_arrival(World const& world, MonthContext const& context, HouseholdId household,
                   std::int64_t persons)
{
    PlaceId const place = world.households.place[household.index()];
    context.counts.add(context.measures.moves_in, place.index(),
                       static_cast<std::size_t>(MoveType::abroad));
    context.counts.add(context.measures.persons_in, place.index(),
                       static_cast<std::size_t>(Sector::abroad), persons);
    record(world, context, household, HouseholdEvent::arrived, EventReason::arrival, {}, place);
}

void count_departure(MonthContext const& context, PlaceId place)
{
    context.counts.add(context.measures.persons_out, place.index(),
                       static_cast<std::size_t>(Sector::abroad));
}

HouseholdPortrait portray_for_events(World const& world, MonthContext const& context,
                                     HouseholdId household)
{
    return context.events ? portray(world, household) : HouseholdPortrait{};
}

void count_household_joined(World const& world, MonthContext const& context, HouseholdId household,
                            PlaceId to, HouseholdPortrait const& before)
{
    count_end(world, context, household, Vacating::dissolved, EventReason::joined_another, to,
              before);
}

void count_household_emigrated(World const& world, MonthContext const& context,
                               HouseholdId household, HouseholdPortrait const& before)
{
    count_end(world, context, household, Vacating::abroad, EventReason::emigrated, {}, before);
}

void count_household_died(World const& world, MonthContext const& context, HouseholdId household,
                          HouseholdPortrait const& before)
{
    count_end(world, context, household, Vacating::dissolved, EventReason::died, {}, before);
}

} // namespace boligsim
