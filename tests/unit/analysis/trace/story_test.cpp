#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "analysis/trace/story.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using sim::EventCells;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

constexpr std::int64_t engen = 0;
constexpr std::int64_t owner = 1;
constexpr std::int64_t rental = 2;
constexpr std::int64_t lodgings = 3;
constexpr std::int64_t nowhere = -1;
enum Event : std::int64_t { founded, arrived, moved, ended };
enum Type : std::int64_t { single, couple, single_parent, couple_with_children, other };
enum Reason : std::int64_t { wish, separation, arrival, joined_another, emigrated, died, eviction };

/// One department and the three segments of a municipality.
sim::TrajectoryLayout layout()
{
    sim::TrajectoryLayout result = sim::sample_layout(1, 1);
    std::vector<std::string> const municipality{"Aarhus"};
    result.places = {{"department",
                      "department",
                      "",
                      {"Engen"},
                      {{"department_municipality", "municipality", "1", municipality}}},
                     {"segment",
                      "segment",
                      "elsewhere_",
                      {"Aarhus owner", "Aarhus private_rental", "Aarhus other"},
                      {{"segment_municipality", "municipality", "1",
                        std::vector<std::string>{"Aarhus", "Aarhus", "Aarhus"}},
                       {"segment_tenure", "tenure", "1",
                        std::vector<std::string>{"owner", "private_rental", "other"}}}}};
    result.events = {
        {"lettings",
         "dwellings let",
         {{"month", "", "1"},
          {"household", "", "1", EventCells::name},
          {"department", "", "1"},
          {"rooms", "", "1"},
          {"rent", "", "1"},
          {"tool", "", "1", EventCells::number, {"waiting_list", "flexible_letting"}},
          {"months_waited", "", "1"},
          {"refusals_before", "", "1"}}},
        {"moves",
         "moves",
         {{"month", "", "1"},
          {"household", "", "1", EventCells::name},
          {"event", "", "1", EventCells::number, {"founded", "arrived", "moved", "ended"}},
          {"reason",
           "",
           "1",
           EventCells::number,
           {"wish", "separation", "arrival", "joined_another", "emigrated", "died", "eviction"}},
          {"from", "", "1"},
          {"to", "", "1"},
          {"household_type",
           "",
           "1",
           EventCells::number,
           {"single", "couple", "single_parent", "couple_with_children", "other"}},
          {"persons", "", "1"},
          {"children", "", "1"},
          {"adults_in_work", "", "1"},
          {"age", "", "1"},
          {"months_lived", "", "1"}}}};
    return result;
}

/// A file in which these things happened.
class Told : public testing::Test {
protected:
    Told()
    {
        sim::EventRows lettings(layout_.events[0]);
        sim::EventRows moves(layout_.events[1]);
        auto const move = [&](std::array<std::int64_t, 12> const& row) { moves.add(row); };
        // Type, persons, children, adults in work, age, months lived.
        move({200601, 7, founded, separation, owner, lodgings, single, 1, 0, 1, 31, -1});
        move({200602, 9, arrived, arrival, nowhere, lodgings, couple_with_children, 5, 2, 0, 40,
              -1});
        move({200602, 9, ended, emigrated, lodgings, nowhere, single_parent, 3, 2, 0, 40, 0});
        move({200603, 7, moved, separation, lodgings, rental, single, 1, 0, 0, 31, 2});
        lettings.add(std::array<std::int64_t, 8>{200903, 7, engen, 3, 5100, 1, 41, 2});
        move({200903, 7, moved, wish, rental, engen, single_parent, 2, 1, 1, 34, 36});
        move({201001, 8, moved, eviction, rental, lodgings, other, 2, 0, 1, 50, 25});
        lettings.add(std::array<std::int64_t, 8>{201004, 8, engen, 1, 2900, 0, 0, 0});
        move({201004, 8, moved, eviction, lodgings, engen, couple, 2, 0, 0, 50, 3});
        move({201212, 7, ended, died, engen, nowhere, single, 1, 0, 0, 38, 45});
        move({201301, 8, ended, joined_another, engen, rental, couple, 2, 0, 2, 53, 33});
        sim::TrajectoryWriter writer(path_, layout_, sim::sample_provenance(),
                                     sim::TrajectoryWriter::Existing::replace);
        writer.write_events(0, {lettings, moves});
        writer.write_year(0, 0, sim::YearCounts(layout_.measures, 4));
        writer.finish();
    }
    ~Told() override { std::filesystem::remove(path_); }

    std::filesystem::path path_ = testing::TempDir() + "trace-" + std::to_string(getpid()) + ".h5";
    sim::TrajectoryLayout layout_ = layout();
};

TEST_F(Told, AHouseholdsStoryIsInOrderAndSaysHowADwellingWasLet)
{
    sim::TrajectoryReader const file(path_);
    Stories const stories(file, 0);
    EXPECT_THAT(
        stories.tell(7),
        ElementsAre("January 2006: one person (aged 31, in work) separated and moved out of an "
                    "owner-occupied home in Aarhus, at first to lodgings in Aarhus",
                    "March 2006: one person (aged 31, not in work) moved, new since a separation, "
                    "from lodgings in Aarhus after 2 months to a private rental in Aarhus",
                    "March 2009: a single parent with 1 child (aged 34, in work) moved from a "
                    "private rental in Aarhus after 3 years to Engen in Aarhus (3 rooms, 5100 DKK "
                    "a month), let by flexible letting after 41 months on the list and 2 refusals",
                    "December 2012: one person (aged 38, not in work) died in Engen in Aarhus "
                    "after 3 years and 9 months"));
    EXPECT_THAT(
        stories.tell(8),
        ElementsAre("January 2010: 2 adults (aged 50, 1 in work), evicted from a private rental in "
                    "Aarhus after 2 years and 1 month, went to lodgings in Aarhus",
                    "April 2010: a couple (aged 50, nobody in work) moved, after an eviction, from "
                    "lodgings in Aarhus after 3 months to Engen in Aarhus (1 room, 2900 DKK a "
                    "month), let by waiting list in the month of the application",
                    "January 2013: a couple (aged 53, 2 in work) left Engen in Aarhus after 2 "
                    "years and 9 months to join another household in a private rental in Aarhus"));
    EXPECT_THAT(
        stories.tell(9),
        ElementsAre("February 2006: a couple with 2 children and 1 other adult (aged 40, nobody in "
                    "work) came from abroad to lodgings in Aarhus",
                    "February 2006: a single parent with 2 children (aged 40, not in work) in "
                    "lodgings in Aarhus: the last adult left for abroad"));
    EXPECT_THAT(stories.tell(10), IsEmpty());
}

TEST_F(Told, TheLongestStoriesComeFirst)
{
    sim::TrajectoryReader const file(path_);
    std::vector<Stories::Length> const longest = Stories(file, 0).longest(2);
    ASSERT_EQ(longest.size(), 2u);
    EXPECT_EQ(longest[0].household, 7);
    EXPECT_EQ(longest[0].events, 4u);
    EXPECT_EQ(longest[1].household, 8) << "of equals the lower number";
}

TEST_F(Told, AReplicateThatIsNotThereIsNamed)
{
    sim::TrajectoryReader const file(path_);
    EXPECT_THAT([&] { Stories(file, 1); },
                ThrowsMessage<sim::RunFailed>(HasSubstr("no replicate 1 (it has 0 to 0)")));
}

} // namespace
} // namespace boligsim::analysis
