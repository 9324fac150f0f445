#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "models/synthesis/sector/own_places.hpp"
#include "models/synthesis/sector/stock.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim {
namespace {

constexpr double least = 100;
constexpr sim::Month start{2003, 1};

World places(double scale, std::vector<OwnDepartment> const& own = {},
             double least_dwellings = least)
{
    World world;
    world.scale = scale;
    build_places(world,
                 testing::default_parameters().with("organisations.least_dwellings_of_list",
                                                    least_dwellings),
                 start, own);
    return world;
}

struct Lists {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t>
        dwellings;                        ///< municipality, landlord
    std::map<std::size_t, int> landlords; ///< of a municipality
};

Lists lists_of(World const& world)
{
    Lists lists;
    for (Department const& d : world.departments) {
        std::size_t const m = d.municipality.index();
        auto const [at, is_new] = lists.dwellings.emplace(std::pair{m, d.landlord().index()}, 0);
        at->second += d.dwellings;
        lists.landlords[m] += is_new ? 1 : 0;
    }
    return lists;
}

TEST(JointLists, AreLongEnoughOrTheOnlyOneOfTheirMunicipality)
{
    Lists const thin = lists_of(places(0.05));
    EXPECT_EQ(thin.landlords.size(), 98);
    int alone = 0;
    for (auto const& [list, dwellings] : thin.dwellings) {
        alone += thin.landlords.at(list.first) == 1 ? 1 : 0;
        bool const only_one = thin.landlords.at(list.first) == 1;
        EXPECT_TRUE(only_one || static_cast<double>(dwellings) >= least) << dwellings;
    }
    EXPECT_GT(alone, 5);
    EXPECT_LT(alone, 80) << "where two lists would be long enough there are two";
}

/// What a study selects by organisation does not depend on the scale.
TEST(JointLists, LeaveOrganisationsAsTheyAre)
{
    World const thin = places(0.05);
    World const large = places(1);
    ASSERT_EQ(thin.departments.size(), large.departments.size());
    std::size_t joined_in_large = 0;
    for (std::size_t d = 0; d < large.departments.size(); ++d) {
        ASSERT_EQ(thin.departments[d].organisation, large.departments[d].organisation);
        joined_in_large +=
            large.departments[d].landlord() != large.departments[d].organisation ? 1 : 0;
    }
    EXPECT_LT(joined_in_large, large.departments.size() / 50);
}

TEST(JointLists, AreNotThereWhenNoneIsTooShort)
{
    World const world = places(0.05, {}, 0);
    for (Department const& d : world.departments)
        ASSERT_EQ(d.landlord(), d.organisation);
}

TEST(JointLists, LeaveTheUsersOrganisationsAlone)
{
    OwnDepartment own;
    own.name = "Mine";
    own.municipality = "Esbjerg";
    own.organisation = "Own housing";
    own.dwellings_by_rooms = {0, 20, 20, 0, 0, 0};
    World const world = places(0.05, {own});
    OrganisationId mine;
    for (Department const& d : world.departments)
        if (d.own != 0)
            mine = d.landlord();
    ASSERT_TRUE(mine);
    EXPECT_EQ(world.organisations[mine.index()].name, "Own housing");
    for (Department const& d : world.departments)
        EXPECT_EQ(d.landlord() == mine, d.own != 0);
}

} // namespace
} // namespace boligsim
