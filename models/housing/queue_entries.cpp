#include "models/housing/queue_entries.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace boligsim {

namespace {

/// Whose entry it is can be asked of every application: a bit a household of the country is small
/// enough for the processor's cache.
class Concerned {
public:
    Concerned(std::size_t rows, std::vector<QueueEntry> const& entries) : bits_(rows / 64 + 1, 0)
    {
        for (QueueEntry const& entry : entries)
            bits_[entry.household.index() / 64] |= bit(entry.household);
    }

    bool contain(HouseholdId household) const
    {
        return (bits_[household.index() / 64] & bit(household)) != 0;
    }

private:
    static std::uint64_t bit(HouseholdId household)
    {
        return std::uint64_t{1} << household.index() % 64;
    }

    std::vector<std::uint64_t> bits_;
};

void come_into_need(Application& a, QueueEntry const& entry)
{
    if (Urgency{a.acute} >= entry.urgency)
        return;
    a.acute = static_cast<std::uint8_t>(entry.urgency);
    a.refusals = 0;
    a.takes_youth = entry.anew.takes_youth;
    if (a.kind == entry.anew.kind)
        return;
    a.kind = entry.anew.kind;
    a.places = entry.anew.places;
    a.asks_landlord = entry.anew.asks_landlord;
    a.own_list = entry.anew.own_list;
    a.organisations = static_cast<std::uint16_t>(a.organisations | entry.anew.organisations);
}

} // namespace

void enter_queues(World& world, sim::ThreadPool const& threads, std::vector<QueueEntry> entries,
                  std::vector<std::vector<Application>>& joining)
{
    if (entries.empty())
        return;
    Concerned const concerned(world.households.rows(), entries);
    auto const by_household = [](QueueEntry const& a, QueueEntry const& b) {
        return a.household < b.household;
    };
    std::sort(entries.begin(), entries.end(), by_household);

    std::vector<std::vector<QueueEntry const*>> waited_elsewhere(world.markets.size());
    threads.for_each(world.markets.size(), [&](std::size_t m) {
        for (Application& a : world.markets[m].queue) {
            if (!a.household || !concerned.contain(a.household))
                continue;
            QueueEntry const& entry = *std::lower_bound(
                entries.begin(), entries.end(), a.household,
                [](QueueEntry const& e, HouseholdId h) { return e.household < h; });
            assert(entry.household == a.household &&
                   world.households.key[a.household.index()] == a.key);
            if (entry.urgency == Urgency::none) {
                a.acute = 0;
                a.home = world.households.place[a.household.index()];
            } else if (entry.market.index() == m) {
                come_into_need(a, entry);
            } else {
                a.household = {};
                waited_elsewhere[m].push_back(&entry);
            }
        }
    });
    for (std::vector<QueueEntry const*> const& left : waited_elsewhere)
        for (QueueEntry const* const entry : left)
            joining[entry->market.index()].push_back(entry->anew);
}

} // namespace boligsim
