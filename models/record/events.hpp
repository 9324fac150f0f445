#pragma once

#include <vector>

#include "models/process/process.hpp"
#include "sim/record/events.hpp"

/// The record of a run's events: every letting, and every household that begins, moves or ends.
/// Kept only where a run asks for it (MonthContext::events); it reads the world and changes
/// nothing.
namespace boligsim {

/// What happened to a household; the labels of the column `event`.
enum class HouseholdEvent : std::uint8_t { founded, arrived, moved, ended };

/// Why; the labels of the column `reason`. The first are those of MoveReason, in its order.
enum class EventReason : std::uint8_t {
    wish,
    leaving_home,
    separation,
    arrival,
    refugee,
    rehousing,
    eviction,
    joined_another, ///< ended: its members live in another household
    emigrated,      ///< ended: its last members went abroad
    died,           ///< ended: its last member died
};

constexpr EventReason reason_of(MoveReason reason)
{
    return static_cast<EventReason>(reason);
}

/// A dwelling let to a household. Written before the household moves.
struct LettingEvent {
    HouseholdId household;
    DwellingId dwelling;
    std::size_t tool = 0; ///< index into the axis `tool`
    int months_waited = 0;
    int refusals_before = 0;
    std::int32_t disposable_dkk_month = 0; ///< of the household, without housing benefit
};

/// The household as it is now. It must have members.
HouseholdPortrait portray(World const& world, HouseholdId household);

/// A household founded, arrived from abroad, moved or ended.
struct MoveEvent {
    HouseholdId household;
    HouseholdEvent event = HouseholdEvent::moved;
    EventReason reason = EventReason::wish;
    PlaceId from; ///< empty: abroad, or nowhere
    PlaceId to;   ///< the same; of one that ended, where the household lives that it joined
    HouseholdPortrait who;
};

/// The tables of events, lettings first; labels of categories are those of the measures' axes.
std::vector<sim::EventTable> event_tables(sim::MeasureCatalogue const& measures);

/// Takes the events of one world. Moves and ends are added before the household's row changes: how
/// long it lived where is read from it. Called from the steps that are carried out in series.
class EventRecord {
public:
    explicit EventRecord(std::vector<sim::EventTable> const& tables);

    void add(World const& world, LettingEvent const& letting);
    void add(World const& world, MoveEvent const& move);

    /// Rows since the last `clear`, one item a table.
    std::vector<sim::EventRows> const& rows() const { return rows_; }
    void clear();

private:
    std::vector<sim::EventRows> rows_;
};

/// The name of a household in tables of events: its key without the last bit, so that programs
/// without unsigned 64-bit numbers read it.
constexpr std::int64_t household_number(sim::AgentKey key)
{
    return static_cast<std::int64_t>(key >> 1);
}

} // namespace boligsim
