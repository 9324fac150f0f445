#include <gtest/gtest.h>

#include "models/world/selection.hpp"

namespace boligsim {
namespace {

World make_departments()
{
    World world;
    world.municipalities.push_back({751, "Aarhus", Region::midtjylland, 350000});
    world.municipalities.push_back({461, "Odense", Region::syddanmark, 200000});
    world.organisations.push_back({"Nord"});
    world.areas.push_back({"Engen", MunicipalityId::at(0)});
    auto const add = [&](std::string name, std::size_t municipality, std::uint8_t programmes,
                         double reputation) {
        Department d;
        d.name = std::move(name);
        d.municipality = MunicipalityId::at(municipality);
        d.organisation = OrganisationId::at(0);
        d.programmes = programmes;
        d.reputation = reputation;
        world.departments.push_back(d);
    };
    add("a", 0, 0b001, 0.5);
    add("b", 0, 0b011, -1.0);
    add("c", 1, 0b110, -2.0);
    add("d", 1, 0b001, -1.0);
    world.departments[3].area = AreaId::at(0);
    return world;
}

std::string names(Where const& where)
{
    World const world = make_departments();
    std::string result;
    for (DepartmentId d : select(where, world))
        result += world.departments[d.index()].name;
    return result;
}

TEST(Selection, ByEachKind)
{
    using Kind = Where::Kind;
    EXPECT_EQ(names({Kind::all, "", {}}), "abcd");
    EXPECT_EQ(names({Kind::programme, "2006-10", {}}), "abd");
    EXPECT_EQ(names({Kind::programme, "2015-18", {}}), "c");
    EXPECT_EQ(names({Kind::outside_programme, "2006-10", {}}), "c");
    EXPECT_EQ(names({Kind::outside_programme, "2011-14", {}}), "ad");
    EXPECT_EQ(names({Kind::municipality, "Odense", {}}), "cd");
    EXPECT_EQ(names({Kind::region, "midtjylland", {}}), "ab");
    EXPECT_EQ(names({Kind::organisation, "Nord", {}}), "abcd");
    EXPECT_EQ(names({Kind::area, "Engen", {}}), "d");
    EXPECT_EQ(names({Kind::department, "c", {}}), "c");
    EXPECT_EQ(names({Kind::department, "x", {}}), "");
    EXPECT_EQ(names({Kind::department, "c", {}, {"a", "x"}}), "ac");
    EXPECT_EQ(names({Kind::municipality, "Odense", {}, {"Aarhus"}}), "abcd");
}

TEST(Selection, TakesTheWorstReputationFirst)
{
    EXPECT_EQ(names({Where::Kind::all, "", 1}), "c");
    EXPECT_EQ(names({Where::Kind::all, "", 2}), "bc"); // b and d are equal: the earlier row
    EXPECT_EQ(names({Where::Kind::programme, "2006-10", 2}), "bd");
    EXPECT_EQ(names({Where::Kind::all, "", 9}), "abcd");
}

} // namespace
} // namespace boligsim
