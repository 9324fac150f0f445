#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

// Places: two planned departments, another in their town, one in another town; homes in the town.
constexpr std::int64_t planned = 0;
constexpr std::int64_t also_planned = 1;
constexpr std::int64_t other_here = 2;
constexpr std::int64_t far_away = 3;
constexpr std::int64_t owner = 4;
constexpr std::int64_t rental = 5;
constexpr std::int64_t lodging = 6;
constexpr std::int64_t none = -1;

enum Event : std::int64_t { founded, arrived, moved, ended };
enum Reason : std::int64_t { wish, joined_another, emigrated, died };
enum Origin : std::int64_t { danish, western, menapt, other_non_western };
enum Type : std::int64_t { single, couple, single_parent, couple_with_children };

struct Who {
    std::int64_t adults_in_work = 1;
    Origin origin = danish;
    Type type = single;
};

/// Events of one replicate, written down in order of time.
class Diary {
public:
    void let(std::int64_t month, std::int64_t household, std::int64_t from, std::int64_t department,
             Who who = {})
    {
        std::int64_t const dwelling = 1000 * department + household;
        add(lettings_, {{"month", month},
                        {"household", household},
                        {"dwelling", dwelling},
                        {"department", department},
                        {"adults_in_work", who.adults_in_work},
                        {"origin", who.origin},
                        {"household_type", who.type},
                        {"from", from}});
        happen(month, household, moved, wish, from, department);
    }
    void happen(std::int64_t month, std::int64_t household, Event event, Reason reason,
                std::int64_t from, std::int64_t to)
    {
        add(moves_, {{"month", month},
                     {"household", household},
                     {"event", event},
                     {"reason", reason},
                     {"from", from},
                     {"to", to}});
    }
    void give_to(MemoryTrajectory& trajectory, std::size_t replicate)
    {
        lettings_.labels = {
            {"origin", {"danish", "western", "menapt", "other_non_western"}},
            {"household_type", {"single", "couple", "single_parent", "couple_with_children"}}};
        moves_.labels = {{"event", {"founded", "arrived", "moved", "ended"}},
                         {"reason", {"wish", "joined_another", "emigrated", "died"}}};
        trajectory.set_events("lettings", replicate, lettings_);
        trajectory.set_events("moves", replicate, moves_);
    }

private:
    static void add(sim::ReadEvents& table, std::map<std::string, std::int64_t> const& row)
    {
        for (auto const& [column, value] : row)
            table.columns[column].push_back(value);
    }
    sim::ReadEvents lettings_;
    sim::ReadEvents moves_;
};

MemoryTrajectory town(std::string const& name)
{
    MemoryTrajectory trajectory(name, {2006, 2007, 2008}, 1, {"Planned", "Second", "Other", "Far"},
                                {"Aarhus owner", "Aarhus private_rental", "Aarhus other"});
    trajectory.add_measure("adults",
                           {{"employment", {"employed", "unemployed"}},
                            {"origin", {"danish", "western", "menapt", "other_non_western"}}});
    trajectory.add_measure("participants", {});
    trajectory.value("participants", Sector::departments, 0, 1, 0, 0) = 1;
    trajectory.set_integers("department_programmes", {1, 1, 0, 0});
    trajectory.set_texts("department_municipality", {"Aarhus", "Aarhus", "Aarhus", "Odense"});
    trajectory.set_scale(0.5);
    return trajectory;
}

Group planned_group(Trajectory const& trajectory)
{
    return programme_group(trajectory, "2006-10");
}

/// Households 10 to 19 are let in under the baseline; 14 and 20 under the scenario.
struct TwoTowns {
    TwoTowns()
    {
        Who const family{0, menapt, couple_with_children};
        Diary without;
        without.let(200601, 1, rental, planned);
        without.happen(200702, 13, founded, wish, owner, lodging);
        without.happen(200702, 19, moved, wish, also_planned, rental);
        without.let(200703, 10, rental, planned);
        without.let(200704, 11, lodging, planned, family);
        without.let(200705, 12, rental, also_planned, {0, danish, single});
        without.let(200706, 13, lodging, planned);
        without.let(200707, 14, rental, planned, {2, western, couple});
        without.let(200708, 10, planned, also_planned);
        without.let(200709, 15, rental, planned);
        without.let(200710, 16, rental, planned);
        without.let(200710, 17, rental, planned);
        without.let(200711, 18, rental, planned);
        without.let(200711, 19, rental, planned);
        without.happen(200801, 15, moved, wish, planned, rental);
        without.happen(200802, 18, moved, wish, planned, lodging);
        without.let(200806, 15, rental, planned);
        without.give_to(baseline, 0);

        Diary with;
        with.let(200601, 1, rental, planned);
        with.let(200703, 20, rental, planned, {1, western, single});
        with.let(200710, 11, lodging, other_here, family);
        with.happen(200711, 12, ended, joined_another, rental, owner);
        with.let(200711, 18, rental, far_away);
        with.happen(200712, 16, ended, died, rental, none);
        with.happen(200712, 17, ended, emigrated, rental, none);
        with.let(200801, 14, rental, planned, {0, western, couple});
        with.happen(200802, 15, moved, wish, rental, owner);
        with.give_to(scenario, 0);
    }

    LetInCounts const& counts(Side side, std::string const& group = "all") const
    {
        for (std::size_t g = 0; g < household_groups; ++g)
            if (household_group_name(g) == group)
                return displaced.counts.at(0)[static_cast<std::size_t>(side)][g];
        ADD_FAILURE() << "no group " << group;
        return displaced.counts.at(0)[0][0];
    }

    MemoryTrajectory baseline = town("baseline");
    MemoryTrajectory scenario = town("plan");
    DisplacedHouseholds displaced;
};

class Followed : public testing::Test, protected TwoTowns {
protected:
    Followed() { displaced = follow_displaced(scenario, baseline, planned_group(scenario)); }

    static std::int64_t of(std::array<std::int64_t, whereabouts_count> const& counts,
                           Whereabouts where)
    {
        return counts[static_cast<std::size_t>(where)];
    }
};

TEST_F(Followed, ThePeriodBeginsWhereLettingsFirstDiffer)
{
    EXPECT_EQ(displaced.first_month, 200703);
    EXPECT_EQ(displaced.last_year, 2008);
}

TEST_F(Followed, LettingsAddUpToHouseholdsLetIn)
{
    LetInCounts const& all = counts(Side::baseline);
    EXPECT_EQ(all.lettings, 12) << "not that of 2006";
    EXPECT_EQ(all.to_residents, 1) << "household 10 in August";
    EXPECT_EQ(all.again, 1) << "household 15";
    EXPECT_EQ(all.let_in, 10);
    EXPECT_EQ(all.too, 1) << "household 14, later";
    EXPECT_EQ(all.too_that_month, 0);
    EXPECT_EQ(all.only, 9);
    EXPECT_EQ(counts(Side::scenario).lettings, 2) << "11 and 18 moved into other departments";
    EXPECT_EQ(counts(Side::scenario).too, 1);
    EXPECT_EQ(counts(Side::scenario).only, 1);
}

TEST_F(Followed, WhoIsNotLetInIsFoundAtTheEnd)
{
    auto const& there = counts(Side::baseline).there;
    EXPECT_EQ(of(there, Whereabouts::private_rental), 1) << "10, of which nothing is recorded";
    EXPECT_EQ(of(there, Whereabouts::same_municipality), 1) << "11";
    EXPECT_EQ(of(there, Whereabouts::joined_another), 1) << "12";
    EXPECT_EQ(of(there, Whereabouts::no_such), 1) << "13";
    EXPECT_EQ(of(there, Whereabouts::owner), 1) << "15";
    EXPECT_EQ(of(there, Whereabouts::died), 1) << "16";
    EXPECT_EQ(of(there, Whereabouts::abroad), 1) << "17";
    EXPECT_EQ(of(there, Whereabouts::public_elsewhere), 1) << "18";
    EXPECT_EQ(of(there, Whereabouts::same_group), 1) << "19, which stayed where it was";
    EXPECT_EQ(counts(Side::baseline).as_before, 1) << "10";
}

TEST_F(Followed, UnderTheirOwnScenarioTheyMayHaveMovedOn)
{
    auto const& here = counts(Side::baseline).here;
    EXPECT_EQ(of(here, Whereabouts::same_department), 7);
    EXPECT_EQ(of(here, Whereabouts::same_group), 1) << "10";
    EXPECT_EQ(of(here, Whereabouts::other_home), 1) << "18";
}

TEST_F(Followed, WhoIsLetInInsteadIsFoundInTheBaseline)
{
    auto const& there = counts(Side::scenario).there;
    EXPECT_EQ(of(there, Whereabouts::private_rental), 1) << "20";
    EXPECT_EQ(counts(Side::scenario, "western").only, 1);
    EXPECT_EQ(counts(Side::scenario, "danish").only, 0);
}

TEST_F(Followed, HouseholdsAreInTheGroupsOfTheDayTheyAreLetIn)
{
    EXPECT_EQ(counts(Side::baseline, "nobody_in_work").only, 2);
    EXPECT_EQ(counts(Side::baseline, "nobody_in_work_non_western").only, 1);
    EXPECT_EQ(counts(Side::baseline, "couple_with_children").only, 1);
    EXPECT_EQ(counts(Side::baseline, "single").let_in, 8);
    EXPECT_EQ(counts(Side::baseline, "someone_in_work_western").too, 1) << "14, in work in 2007";
    EXPECT_EQ(counts(Side::scenario, "nobody_in_work_western").too, 1) << "14, out of it in 2008";
    EXPECT_EQ(of(counts(Side::baseline, "non_western").there, Whereabouts::same_municipality), 1);
}

TEST_F(Followed, RowsAreAtFullScale)
{
    std::vector<DisplacedRow> const rows = displaced_rows(displaced);
    auto const row = std::find_if(rows.begin(), rows.end(), [](DisplacedRow const& one) {
        return one.let_in == "baseline" && one.lives_in == "plan" && one.group == "all" &&
               one.count == "owner";
    });
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->households.mean, 2.0);
}

TEST_F(Followed, TextSaysHowManyCannotBeFollowed)
{
    std::string const text = displaced_text(displaced);
    EXPECT_THAT(text, HasSubstr("2007-03 (the first month in which lettings differ) to 2008-12"));
    EXPECT_THAT(text, HasSubstr("2 of these households (11.1 %) begin in baseline only"));
    EXPECT_THAT(text, Not(HasSubstr("begin in plan only")));
}

TEST_F(Followed, TheSameLettingsDisplaceNobody)
{
    DisplacedHouseholds const same = follow_displaced(baseline, baseline, planned_group(baseline));
    EXPECT_FALSE(same.first_month);
    EXPECT_THAT(displaced_text(same), HasSubstr("the same dwellings to the same households"));
}

TEST_F(Followed, ComparisonsCarryTheTablesToEveryOutput)
{
    Comparison const comparison = compare(scenario, baseline, {.extent = Extent::full});
    EXPECT_THAT(comparison_text(comparison), HasSubstr("Households let into programme 2006-10"));

    auto const list = nlohmann::json::parse(comparison_json({comparison}));
    auto const found = std::find_if(list.begin(), list.end(), [](auto const& row) {
        return row["kind"] == "displaced_households" && row["let_in"] == "baseline" &&
               row["households"] == "non_western" && row["count"] == "same_municipality" &&
               row["lives_in"] == "plan";
    });
    ASSERT_NE(found, list.end());
    EXPECT_EQ((*found)["level"], 2.0);
    EXPECT_EQ((*found)["first_month"], 200703);

    std::filesystem::path const folder =
        testing::TempDir() + "displaced-" + std::to_string(getpid());
    write_comparison_csv({comparison}, folder);
    std::ifstream file(folder / "displaced_households.csv");
    std::string const csv{std::istreambuf_iterator<char>(file), {}};
    std::filesystem::remove_all(folder);
    EXPECT_THAT(csv, HasSubstr("plan,baseline,programme 2006-10,200703,baseline,non_western,"
                               "same_municipality,plan,households,2,,,1\n"));
}

TEST(ComparisonWithoutEvents, SaysWhatRecordsThem)
{
    Comparison const comparison = compare(town("plan"), town("baseline"), {.extent = Extent::full});
    EXPECT_FALSE(comparison.displaced);
    EXPECT_THAT(comparison_text(comparison), HasSubstr("boligsim run STUDY --events"));
}

} // namespace
} // namespace boligsim::analysis
