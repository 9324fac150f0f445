#include "models/letting/agreements.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "models/housing/letting_phases.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// Agreements in a market of two landlords, and who has a turn at which vacancy.
class Turns {
public:
    Turns()
    {
        town_.department("Engen", "Nord", DwellingKind::family, std::vector<int>(500, 2));
        town_.department("Lunden", "Syd", DwellingKind::family, std::vector<int>(500, 2));
        spread_letting_phases(town_.world, sim::Streams(1, 0));
    }

    void agree(std::string tool, double share, std::string from = "2005-01", std::string to = "")
    {
        LettingRule rule;
        rule.tool = std::move(tool);
        rule.share = share;
        rule.from = *sim::parse_month(from);
        if (!to.empty())
            rule.to = sim::parse_month(to);
        rules_.push_back(rule);
    }

    /// The tools that have their turn at the dwelling's vacancy, a letter each: m, f, p, or . for
    /// the lists alone.
    std::string at(std::size_t dwelling)
    {
        sim::ParameterBook const book = default_parameters()
                                            .scaled("letting.municipal_share", 0)
                                            .with("letting.elderly_municipal_share", 0);
        LettingTools const tools = make_letting_tools();
        AreaRules const area_rules;
        Agreements const agreements(book, period, rules_, tools, area_rules);
        agreements.bring_into_force(town_.world, sim::Streams(1, 0), town_.world.now);
        Agreements::InMarket agreed(agreements, town_.world, MunicipalityId::at(0),
                                    town_.world.now);
        std::string by;
        for (Agreements::Turn const& turn : agreed.turns_at(DwellingId::at(dwelling))) {
            by += tools[turn.tool]->name().front();
            from_ = turn.terms.from;
        }
        return by.empty() ? "." : by;
    }

    /// The same of a dwelling put at a part of the circle.
    std::string at_part(double part)
    {
        town_.world.dwellings.phases[0].agreements = static_cast<std::uint16_t>(part * 65536);
        return at(0);
    }

    World& world() { return town_.world; }
    sim::Month from() const { return from_; }

private:
    LettingWorld town_;
    std::vector<LettingRule> rules_;
    sim::Month from_;
};

TEST(Agreements, SharesLieEndToEndInOrderOfPrecedence)
{
    Turns turns;
    turns.agree("public_advertising", 0.25);
    turns.agree("municipal_allocation", 0.25);
    turns.agree("flexible_letting", 0.25);
    EXPECT_EQ(turns.at_part(0.0), "m");
    EXPECT_EQ(turns.at_part(0.2499), "m");
    EXPECT_EQ(turns.at_part(0.25), "f");
    EXPECT_EQ(turns.at_part(0.4999), "f");
    EXPECT_EQ(turns.at_part(0.5), "p");
    EXPECT_EQ(turns.at_part(0.75), ".");
    EXPECT_EQ(turns.at_part(0.9999), ".");
}

/// Allocation of all vacancies is a right that stands outside the sum: what it hands back goes by
/// the other agreements, which keep their shares.
TEST(Agreements, WhereSharesAddToMoreThanOneBothHaveTheirTurnAndTheHigherGoesFirst)
{
    Turns turns;
    turns.agree("municipal_allocation", 1);
    turns.agree("flexible_letting", 0.25);
    EXPECT_EQ(turns.at_part(0.1), "mf");
    EXPECT_EQ(turns.at_part(0.3), "m");
}

/// One agreement in twelve lines is the same agreement, to the last turn and to its first month.
TEST(Agreements, LinesCutInMonthsAreOneAgreement)
{
    Turns whole;
    whole.agree("combined_letting", 0.4, "2009-04");
    Turns cut;
    for (int month = 0; month < 12; ++month) {
        std::string const only = sim::to_string(sim::Month(2009, 4) + month);
        cut.agree("combined_letting", 0.4, only, only);
    }
    for (std::size_t d = 0; d < 1000; ++d) {
        EXPECT_EQ(whole.at(d), cut.at(d));
        EXPECT_EQ(whole.from(), cut.from());
    }
}

TEST(Agreements, AnAgreementThatPausedBeginsAnew)
{
    Turns turns;
    turns.agree("combined_letting", 1, "2005-01", "2008-12");
    turns.agree("combined_letting", 1, "2009-02");
    EXPECT_EQ(turns.at(0), "c");
    EXPECT_EQ(turns.from(), sim::Month(2009, 2));
}

/// Of any run of a landlord's dwellings a quarter has its turn, closer than by chance: with a coin
/// the standard deviation of 40 would be 2.7.
TEST(Agreements, ALandlordsDwellingsAreSpreadEvenly)
{
    Turns turns;
    turns.agree("municipal_allocation", 0.25);
    for (std::size_t first = 0; first < 960; first += 40) {
        int with_turn = 0;
        for (std::size_t d = first; d < first + 40; ++d)
            with_turn += turns.at(d) == "m" ? 1 : 0;
        EXPECT_NEAR(with_turn, 10, 2) << first;
    }
}

/// One dwelling's vacancies are spread evenly too, whatever other dwellings do.
TEST(Agreements, ADwellingsVacanciesAreSpreadEvenly)
{
    for (double const share : {0.1, 0.25, 0.5, 0.75}) {
        std::uint16_t phase = 12345;
        int turns = 0;
        for (int n = 1; n <= 200; ++n) {
            turns += lies_on_arc(phase, 0.3, share) ? 1 : 0;
            EXPECT_LT(std::abs(turns - share * n), 3) << share << " after " << n;
            phase = next_phase(phase);
        }
    }
}

/// The two circles do not hang together: of a landlord's dwellings a quarter of those whose turn it
/// is on one circle has its turn on the other.
TEST(Agreements, TheListsCircleIsIndependentOfTheAgreements)
{
    Turns turns;
    int both = 0;
    for (std::size_t d = 0; d < 500; ++d) {
        LettingPhases const& phases = turns.world().dwellings.phases[d];
        both += lies_on_arc(phases.agreements, 0, 0.5) && lies_on_arc(phases.lists, 0, 0.5) ? 1 : 0;
    }
    EXPECT_NEAR(both, 125, 10);
}

/// Every arc of every kind has its share of the circle exactly, as steps of 65,536ths.
TEST(Agreements, AnArcHoldsItsShareOfTheCircle)
{
    for (double const begin : {0.0, 0.25, 0.9, 1.3})
        for (double const share : {0.0, 0.25, 0.5, 1.0}) {
            int on = 0;
            for (int phase = 0; phase < 65536; ++phase)
                on += lies_on_arc(static_cast<std::uint16_t>(phase), begin, share) ? 1 : 0;
            EXPECT_NEAR(on, share * 65536, 1) << begin << " " << share;
        }
}

} // namespace
} // namespace boligsim::testing
