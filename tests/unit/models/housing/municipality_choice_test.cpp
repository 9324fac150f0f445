#include "models/housing/municipality_choice.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "sim/parameters/parameter_override.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Month now(2010, 1);

std::vector<Municipality> const places{{1, "A", Region::midtjylland},
                                       {2, "B", Region::hovedstaden},
                                       {3, "C", Region::midtjylland},
                                       {4, "D", Region::nordjylland},
                                       {5, "E", Region::hovedstaden}};
std::vector<std::int64_t> const weights{300, 500, 200, 100, 200};
MunicipalityId const a = MunicipalityId::at(0);
MunicipalityId const b = MunicipalityId::at(1);

HouseholdFacts mover(int age, HouseholdType type = HouseholdType::single)
{
    HouseholdFacts facts;
    facts.age = age;
    facts.type = type;
    return facts;
}

sim::ParameterOverride set_cells(std::string const& name, std::vector<std::string> labels,
                                 double value)
{
    sim::ParameterOverride change;
    change.name = name;
    change.labels = std::move(labels);
    change.number = value;
    return change;
}

/// With every pull set to this one.
sim::ParameterBook with_all_pulls(double pull)
{
    return default_parameters().with(std::vector<sim::ParameterOverride>{
        set_cells("destination.region_pull", {"*", "*"}, pull),
        set_cells("destination.region_family_pull", {"*"}, pull)});
}

MunicipalityChoice choice_of(sim::ParameterBook const& book)
{
    return {MunicipalityChoice::Tables(book, now), places, weights};
}

/// How often of ten thousand even pairs of draws each municipality is chosen.
std::array<int, 5> chosen(MunicipalityChoice const& choice, MunicipalityId own,
                          HouseholdFacts const& facts)
{
    std::array<int, 5> counts{};
    for (int near = 0; near < 100; ++near)
        for (int which = 0; which < 100; ++which)
            ++counts[choice.choose(own, facts, (near + 0.5) / 100, (which + 0.5) / 100).index()];
    return counts;
}

TEST(MunicipalityChoice, RegionsThatPullAlikeMakeNoDifference)
{
    sim::ParameterBook const book = default_parameters();
    double const elsewhere = 1 - book.scalar("destination.same_municipality_share", now) -
                             book.scalar("destination.same_region_share", now);
    MunicipalityChoice const one = choice_of(with_all_pulls(1));
    MunicipalityChoice const two = choice_of(with_all_pulls(2));
    for (int const age : {18, 25, 35, 50, 70})
        for (HouseholdType const type : {HouseholdType::single, HouseholdType::single_parent}) {
            EXPECT_NEAR(one.share_elsewhere(a, mover(age, type)), elsewhere, 1e-12);
            EXPECT_EQ(chosen(one, a, mover(age, type)), chosen(two, a, mover(age, type)));
        }
}

/// The capital region pulls people in their twenties three times as much as the others: from A in
/// Central Jutland, where 700 of the other regions' weight of 800 is the capital region's.
TEST(MunicipalityChoice, MoreGoToTheRegionThatPullsAndFewerLeaveIt)
{
    sim::ParameterBook const book = with_all_pulls(1).with(std::vector<sim::ParameterOverride>{
        set_cells("destination.region_pull", {"20-29", "hovedstaden"}, 3)});
    double const elsewhere = 1 - book.scalar("destination.same_municipality_share", now) -
                             book.scalar("destination.same_region_share", now);
    MunicipalityChoice const choice = choice_of(book);
    EXPECT_NEAR(choice.share_elsewhere(a, mover(25)), elsewhere * (700 * 3 + 100) / 800, 1e-12);
    EXPECT_NEAR(choice.share_elsewhere(b, mover(25)), elsewhere / 3, 1e-12);
    EXPECT_NEAR(choice.share_elsewhere(a, mover(35)), elsewhere, 1e-12) << "another age";

    std::array<int, 5> const counts = chosen(choice, a, mover(25));
    double const all = 1e4 * elsewhere * (700 * 3 + 100) / 800;
    EXPECT_NEAR(counts[1], all * 1500 / 2200, 100);
    EXPECT_NEAR(counts[3], all * 100 / 2200, 100);
    double const same = book.scalar("destination.same_municipality_share", now) / (1 - elsewhere);
    EXPECT_NEAR(counts[0], (1e4 - all) * same, 100);
}

TEST(MunicipalityChoice, FamiliesHaveAPullOfTheirOwn)
{
    sim::ParameterBook const book = with_all_pulls(1).with(std::vector<sim::ParameterOverride>{
        set_cells("destination.region_family_pull", {"hovedstaden"}, 0.5)});
    MunicipalityChoice const choice = choice_of(book);
    for (HouseholdType const type :
         {HouseholdType::couple_with_children, HouseholdType::single_parent})
        EXPECT_NEAR(choice.share_elsewhere(b, mover(35, type)),
                    2 * choice.share_elsewhere(b, mover(35)), 1e-12);
    EXPECT_NEAR(choice.share_elsewhere(b, mover(35, HouseholdType::couple)),
                choice.share_elsewhere(b, mover(35)), 1e-12);
}

} // namespace
} // namespace boligsim::testing
