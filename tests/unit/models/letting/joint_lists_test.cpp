#include <gtest/gtest.h>

#include <optional>

#include "models/letting/letting.hpp"
#include "models/letting/list_upkeep.hpp"
#include "models/record/flows.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// A resident of Syd wishes to live in a vacant dwelling of Nord; somebody from outside has waited
/// longer.
struct Town : LettingWorld {
    Town()
    {
        nord = department("Engen", "Nord", DwellingKind::family, {2});
        syd = department("Bakken", "Syd", DwellingKind::family, {2});
        // Dwellings enough for two lists; nobody looks for one of them.
        department("Lunden", "Syd", DwellingKind::elderly, std::vector<int>(120, 2));
        resident = household(40, 1, 0, Origin::danish, LabourState::employed);
        move_to_dwelling(world, resident, DwellingId::at(1));
        outsider = household(40, 1, 0, Origin::danish, LabourState::employed);
    }

    void share_lists()
    {
        OrganisationId const keeper = organisation("Nord");
        for (Department& d : world.departments)
            d.joined = keeper;
    }

    /// Who lives in Engen after a month, and how those who left Bakken are counted.
    HouseholdId let(bool asks_landlord)
    {
        if (outsider)
            apply(outsider, {"Nord"}, sim::Month(2001, 1));
        apply(resident, {"Nord"}, sim::Month(2009, 1));
        world.markets[0].queue.back().asks_landlord = asks_landlord ? 1 : 0;
        sim::ParameterBook const book = default_parameters()
                                            .scaled("letting.municipal_share", 0)
                                            .scaled("list.lapse_rate", 0)
                                            .with("letting.acceptance_intercept", 10)
                                            .with("letting.native_avoidance_strength", 0);
        MonthRunner const runner;
        runner.run(ListUpkeep(book, period), world);
        Letting const letting({}, book, period, std::make_shared<FixedMeans>());
        sim::YearCounts const counts = runner.run(letting, world);
        for (std::size_t type = 0; type < 7; ++type)
            if (counts.at(runner.measures.moves_out, syd.index(), type) > 0)
                left_bakken = static_cast<MoveType>(type);
        return world.dwellings.occupant[0];
    }

    DepartmentId nord;
    DepartmentId syd;
    HouseholdId resident;
    HouseholdId outsider;
    std::optional<MoveType> left_bakken;
};

TEST(JointLists, GiveResidentsOfOneTheRightToTheOther)
{
    Town town;
    town.share_lists();
    EXPECT_EQ(town.let(true), town.resident);
    EXPECT_EQ(town.left_bakken, MoveType::same_organisation);
}

TEST(JointLists, GiveNobodyARightWhereOrganisationsHaveTheirOwn)
{
    Town town;
    EXPECT_EQ(town.let(true), town.outsider);
}

/// At full scale such a resident stands on the lists of other organisations.
TEST(JointLists, GiveNoRightToAResidentWhoDoesNotAskTheLandlord)
{
    Town town;
    town.share_lists();
    EXPECT_EQ(town.let(false), town.outsider);
}

TEST(JointLists, CountOrganisationsApartWhereNobodyMovedByRight)
{
    Town town;
    town.share_lists();
    town.outsider = {};
    EXPECT_EQ(town.let(false), town.resident);
    EXPECT_EQ(town.left_bakken, MoveType::other_public);
}

} // namespace
} // namespace boligsim::testing
