#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/random_letting_world.hpp"

/// What every letting tool has to keep, whoever adds it.
namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2008, 1), sim::Month(2020, 12)};

sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters();
    return made;
}

class LettingToolContract : public ::testing::TestWithParam<std::string> {
protected:
    LettingTool const& tool() const
    {
        for (auto const& t : tools_)
            if (t->name() == GetParam())
                return *t;
        throw std::logic_error("no such tool");
    }

    std::vector<LettingRule> rules(double share) const
    {
        LettingRule rule;
        rule.tool = GetParam();
        rule.share = share;
        rule.from = sim::Month(2008, 1);
        rule.any_of = {Criterion::employed, Criterion::in_education};
        return {rule};
    }

    static constexpr int worlds_ = 25;
    LettingTools tools_ = make_letting_tools();
    MonthRunner runner_;
};

TEST_P(LettingToolContract, IsDocumented)
{
    EXPECT_FALSE(tool().description().empty());
    EXPECT_GT(tool().ranks(), 0u);
    EXPECT_FALSE(tool().lines().empty());
    std::ifstream file(std::string(BOLIGSIM_SOURCE_DIR) + "/models/letting/tools/" + GetParam() +
                       ".cpp");
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_NE(text.str().find("/// Law "), std::string::npos) << "which paragraph?";
    EXPECT_NE(text.str().find("/// Source "), std::string::npos) << "where was it read?";
}

TEST_P(LettingToolContract, HasItsPlaceAmongTheMeasures)
{
    std::vector<std::string> const& labels = runner_.catalogue.axis("tool").labels;
    EXPECT_TRUE(std::find(labels.begin(), labels.end(), GetParam()) != labels.end())
        << "append it to study/letting_tools.cpp";
}

TEST_P(LettingToolContract, LetsOnlyVacantDwellingsAndHousesEachHouseholdOnce)
{
    for (std::uint32_t seed = 0; seed < worlds_; ++seed) {
        RandomLetting made(seed, RandomLetting::Lists::kept);
        World& world = made.made.world;
        World const before = world;
        runner_.run(Letting(rules(1), book(), period, made.means), world);
        std::set<std::uint32_t> housed;
        for (std::size_t d = 0; d < world.dwellings.rows(); ++d) {
            HouseholdId const occupant = world.dwellings.occupant[d];
            if (!occupant)
                continue;
            EXPECT_TRUE(housed.insert(occupant.raw()).second);
            EXPECT_EQ(world.households.dwelling[occupant.index()], DwellingId::at(d));
            HouseholdId const old = before.dwellings.occupant[d];
            if (old && old != occupant) {
                EXPECT_NE(world.households.dwelling[old.index()], DwellingId::at(d))
                    << "somebody was let into a dwelling that was not left";
                EXPECT_EQ(world.households.moved_in[old.index()], world.now);
            }
        }
    }
}

TEST_P(LettingToolContract, RankIsWithinItsBounds)
{
    for (int children = 0; children < 2; ++children)
        for (int rooms = 1; rooms < 6; ++rooms)
            for (Relation const relation :
                 {Relation::own_department, Relation::same_organisation, Relation::external}) {
                Application application;
                Applicant applicant;
                applicant.application = &application;
                applicant.relation = relation;
                applicant.facts.children = static_cast<std::uint8_t>(children);
                Vacancy vacancy;
                vacancy.rooms = rooms;
                vacancy.families_first = rooms >= 3;
                EXPECT_LT(tool().rank({applicant.relation, children_of(applicant.facts)}, vacancy),
                          tool().ranks());
            }
}

TEST_P(LettingToolContract, OnlyTheListsTellRanksApart)
{
    if (tool().ranks() == 1)
        return;
    for (Line const line : tool().lines())
        EXPECT_TRUE(line == Line::internal || line == Line::external);
}

TEST_P(LettingToolContract, StrengthZeroIsNoTool)
{
    for (std::uint32_t seed = 0; seed < worlds_; ++seed) {
        RandomLetting made(seed, RandomLetting::Lists::kept);
        World without = made.made.world;
        World with_zero = made.made.world;
        runner_.run(Letting({}, book(), period, made.means), without);
        runner_.run(Letting(rules(0), book(), period, made.means), with_zero);
        EXPECT_EQ(without.dwellings.occupant, with_zero.dwellings.occupant);
        EXPECT_EQ(without.dwellings.phases, with_zero.dwellings.phases);
    }
}

TEST_P(LettingToolContract, DoesNotDependOnThreads)
{
    for (std::uint32_t seed = 0; seed < worlds_; ++seed) {
        RandomLetting made(seed, RandomLetting::Lists::kept);
        World one = made.made.world;
        World four = made.made.world;
        runner_.run(Letting(rules(0.5), book(), period, made.means), one, 1);
        runner_.run(Letting(rules(0.5), book(), period, made.means), four, 4);
        EXPECT_EQ(one.dwellings.occupant, four.dwellings.occupant);
        EXPECT_EQ(one.dwellings.phases, four.dwellings.phases);
    }
}

std::vector<std::string> names()
{
    std::vector<std::string> all;
    for (auto const& tool : make_letting_tools())
        all.emplace_back(tool->name());
    return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, LettingToolContract, ::testing::ValuesIn(names()),
                         [](auto const& named) { return named.param; });

} // namespace
} // namespace boligsim::testing
