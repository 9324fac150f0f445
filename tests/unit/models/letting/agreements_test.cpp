#include "models/letting/agreements.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// Municipal allocation (higher) and flexible letting, each with a share of Engen's vacancies.
/// Everybody whose turn it is lets, so what follows from shares can be counted by hand.
class Turns {
public:
    Turns()
    {
        town_.department("Engen", "Nord", DwellingKind::family, {2});
        town_.department("Lunden", "Nord", DwellingKind::family, {2});
    }

    void agree(std::string tool, double share, std::string where = "")
    {
        LettingRule rule;
        rule.tool = std::move(tool);
        rule.share = share;
        rule.from = sim::Month(2005, 1);
        if (!where.empty())
            rule.where = {Where::Kind::department, std::move(where), {}};
        rules_.push_back(rule);
    }

    /// The allocation is by an agreement up to the month, and by none after.
    void end_of_allocation(sim::Month month) { rules_.front().to = month; }

    /// Which tools let that many vacancies of Engen, one letter each: m, f, or . for the lists.
    std::string let(int vacancies)
    {
        return let(std::string(static_cast<std::size_t>(vacancies), 'E'));
    }

    /// The same of vacancies of Engen (E) and Lunden (L).
    std::string let(std::string const& vacancies)
    {
        sim::ParameterBook const book = default_parameters()
                                            .scaled("letting.municipal_share", 0)
                                            .with("letting.elderly_municipal_share", 0);
        World& world = town_.world;
        LettingTools const tools = make_letting_tools();
        AreaRules const area_rules;
        Agreements const agreements(book, period, rules_, tools, area_rules);
        MarketDirectory const directory(world);
        agreements.bring_into_force(world, sim::Streams(1, 0), world.now, directory);
        Agreements::Counts counts(agreements, world, directory, MunicipalityId::at(0), world.now);
        std::string by;
        for (char const where : vacancies) {
            auto const department = DepartmentId::at(where == 'E' ? 0 : 1);
            char letter = '.';
            for (Agreements::Turn const& turn :
                 counts.count(world.departments[department.index()], department)) {
                if (letter != '.') {
                    counts.stand_back(turn);
                } else if (tools[turn.tool]->name() == "municipal_allocation" && nobody_in_need_) {
                    counts.miss(turn);
                } else {
                    counts.use(turn);
                    letter = tools[turn.tool]->name().front();
                }
            }
            by += letter;
        }
        counts.commit(world);
        return by;
    }

    void nobody_is_in_need() { nobody_in_need_ = true; }
    void somebody_is_in_need() { nobody_in_need_ = false; }
    void go_to(sim::Month month) { town_.world.now = month; }

private:
    LettingWorld town_;
    std::vector<LettingRule> rules_;
    bool nobody_in_need_ = false;
};

/// Both are due at the second vacancy; flexible letting has its turn at the third, and so on.
TEST(Agreements, TwoHalvesTakeTurns)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.5);
    turns.agree("flexible_letting", 0.5);
    EXPECT_EQ(turns.let(9), ".mfmfmfmf");
}

/// Due at 4, 8, 12 and at 2, 3, 4, 6, 7, 8, ...: what the fourth vacancy takes comes at the fifth.
TEST(Agreements, AQuarterAndThreeQuartersTakeAllButTheFirst)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.25);
    turns.agree("flexible_letting", 0.75);
    EXPECT_EQ(turns.let(13), ".ffmfffmfffmf");
}

/// The first two are due at 20, 40, ...; the third at 2, 3, ..., 18, 20, 21, ...: from the
/// twentieth vacancy on two of its turns stand back, and it has them later.
TEST(Agreements, ThreeToolsHaveAllTheirTurnsWhereThereAreVacanciesEnough)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.05);
    turns.agree("flexible_letting", 0.05);
    turns.agree("public_advertising", 0.89);
    std::string const by = turns.let(119);
    EXPECT_EQ(std::count(by.begin(), by.end(), 'm'), 5);
    EXPECT_EQ(std::count(by.begin(), by.end(), 'f'), 5);
    EXPECT_EQ(std::count(by.begin(), by.end(), 'p'), 105);
}

/// The municipality's agreement is about Engen and Lunden, and for a while all its turns are in
/// Engen: flexible letting, about Engen alone, has its own when they are in Lunden.
TEST(Agreements, TurnsThatFellTogetherInOneDepartmentAreMadeUpFor)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.5);
    turns.agree("flexible_letting", 0.5, "Engen");
    // In Engen alone flexible letting is due at each second.
    EXPECT_EQ(turns.let("LELELELELE"), ".m.m.m.m.m");
    EXPECT_EQ(turns.let("EEEEEEEEEE"), "fmfmfmfmfm");
    // It had 5 of 15 in Engen; at the twentieth it has had its ten.
    EXPECT_EQ(turns.let("ELELELELELE"), "fmfmfmfmfm.");
}

/// Three quarters and three quarters: the lower tool has every fourth vacancy but the first, and is
/// owed one turn, not one for every vacancy that it could not have, when the other's share falls.
TEST(Agreements, WhatCannotBeMadeUpForIsNotKept)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.75);
    turns.agree("flexible_letting", 0.75);
    turns.end_of_allocation(sim::Month(2010, 3));
    EXPECT_EQ(
        turns.let(120), std::string(".mmm") + [] {
            std::string rest;
            for (int n = 0; n < 29; ++n)
                rest += "fmmm";
            return rest;
        }());
    turns.go_to(sim::Month(2010, 4));
    // 15 of 20 are its own, and one it was owed.
    std::string const by = turns.let(20);
    EXPECT_EQ(std::count(by.begin(), by.end(), 'f'), 16) << by;
    EXPECT_EQ(std::count(by.begin(), by.end(), '.'), 4) << by;
}

TEST(Agreements, ATurnThatFindsNobodyIsKeptOnce)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.75);
    turns.agree("flexible_letting", 0.25);
    turns.nobody_is_in_need();
    EXPECT_EQ(turns.let(8), "...f...f");
    // Six were missed. One is kept, then three of four are its own.
    turns.somebody_is_in_need();
    EXPECT_EQ(turns.let(5), "mmmmf");
}

} // namespace
} // namespace boligsim::testing
