#include <gtest/gtest.h>

#include "models/process/process.hpp"
#include "tests/support/tiny_month.hpp"

namespace boligsim {
namespace {

/// Puts its row's person, or household, into every list that there is.
class FillsEveryList : public RowProcess {
public:
    std::string_view name() const override { return "fills every list"; }
    void step(World& world, sim::Rows rows, ChunkDraws& /*draws*/, sim::Month /*month*/,
              Pending& pending) const override
    {
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            std::apply([&](auto&... list) { (put(list, world, i), ...); }, Pending::lists(pending));
            pending.of(PendingListId(2)).push_back(PersonId::at(i));
        }
    }

private:
    static void put(std::vector<PersonId>& list, World const& /*world*/, std::size_t i)
    {
        list.push_back(PersonId::at(i));
    }
    static void put(std::vector<HouseholdId>& list, World const& world, std::size_t i)
    {
        list.push_back(world.persons.household[i]);
    }
    static void put(std::vector<Pending::Seeker>& list, World const& world, std::size_t i)
    {
        list.push_back({world.persons.household[i], MoveReason::wish});
    }
    static void put(std::vector<ChildrenAlone>& list, World const& world, std::size_t i)
    {
        list.push_back({world.persons.household[i], WhyAlone::adult_died, {}});
    }
};

TEST(FusedRows, LoseNothingThatARowProcessFinds)
{
    testing::TinyMonth month;
    month.world.persons.resize(70 * person_chunk); // more than one part, so that parts are joined
    std::vector<std::unique_ptr<RowProcess>> steps;
    steps.push_back(std::make_unique<FillsEveryList>());
    FusedRows(std::move(steps)).run(month.world, month.context());
    std::size_t const rows = month.world.persons.rows();
    std::vector<std::size_t> const found =
        std::apply([](auto const&... list) { return std::vector{list.size()...}; },
                   Pending::lists(month.world.pending));
    EXPECT_EQ(found, std::vector<std::size_t>(found.size(), rows));
    EXPECT_EQ(month.world.pending.of(PendingListId(2)).size(), rows);
    EXPECT_FALSE(month.world.pending.empty());
    month.world.pending.clear();
    EXPECT_TRUE(month.world.pending.empty());
}

TEST(ChunkDraws, GiveTheWordsOfAnyDecision)
{
    sim::Streams const streams(1, 2);
    sim::Month const now(2010, 5);
    std::vector<sim::AgentKey> const keys{11, 12, 13};
    ChunkDraws draws(streams, now);
    for (int chunk = 0; chunk < 2; ++chunk) {
        draws.start(std::span(keys).subspan(static_cast<std::size_t>(chunk)));
        for (unsigned const decision : {0u, 11u, 12u, 15u, 70000u, 131u, 3u, 200000u})
            EXPECT_EQ(draws.words(decision)[0],
                      streams.word(keys[static_cast<std::size_t>(chunk)], now, decision));
    }
}

} // namespace
} // namespace boligsim
