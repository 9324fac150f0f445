#include <cmath>
#include <optional>

#include <gtest/gtest.h>

#include "models/housing/mover_traits.hpp"
#include "models/housing/moving_risks.hpp"
#include "models/process/decisions.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

sim::ParameterBook const& book()
{
    static sim::ParameterBook const made = default_parameters();
    return made;
}

/// Every word below the others means a wish.
sim::ParameterBook const& no_evictions()
{
    static sim::ParameterBook const made = default_parameters().scaled("eviction.level", 0);
    return made;
}

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

std::shared_ptr<FixedMeans const> fixed_means()
{
    return std::make_shared<FixedMeans>();
}

/// A department with room for `homes` tenants.
struct Estate : LettingWorld {
    explicit Estate(std::size_t homes, int rent = 4000)
    {
        estate =
            department("Engen", "Nord", DwellingKind::family, std::vector<int>(homes, 3), rent);
    }

    HouseholdId tenant(int age, int adults, int children, Origin origin, LabourState labour)
    {
        HouseholdId const h = household(age, adults, children, origin, labour);
        move_to_dwelling(world, h, DwellingId::at(let++));
        world.households.moved_in[h.index()] = world.now - 30;
        return h;
    }

    MoverTraits traits(HouseholdId household, FixedMeans const& means = {}) const
    {
        return read_traits(world, household, DwellingClass::public_family,
                           MovingHazard(book(), world.now), means, world.now);
    }

    DepartmentId estate;
    std::size_t let = 0;
};

TEST(MoverTraits, ABirthCountsForAYear)
{
    Estate estate(1);
    HouseholdId const home = estate.tenant(30, 2, 1, Origin::danish, LabourState::employed);
    PersonId child;
    for_members(estate.world, home, [&](PersonId p) {
        if (age_in(estate.world.persons.birth[p.index()], estate.world.now) < 18)
            child = p;
    });
    estate.world.persons.birth[child.index()] = estate.world.now - 11;
    EXPECT_TRUE(estate.traits(home).newborn);
    estate.world.persons.birth[child.index()] = estate.world.now - 12;
    EXPECT_FALSE(estate.traits(home).newborn);
}

TEST(MoverTraits, WorkFoundOrLostCountsForAYear)
{
    EXPECT_EQ(labour_change_of(LabourState::employed, 11), LabourChange::found);
    EXPECT_EQ(labour_change_of(LabourState::employed, 12), LabourChange::none);
    EXPECT_EQ(labour_change_of(LabourState::unemployed, 0), LabourChange::lost);
    EXPECT_EQ(labour_change_of(LabourState::outside, 3), LabourChange::lost);
    EXPECT_EQ(labour_change_of(LabourState::retired, 3), LabourChange::none);
    Estate estate(1);
    HouseholdId const home = estate.tenant(30, 1, 0, Origin::danish, LabourState::employed);
    EXPECT_EQ(estate.traits(home).labour_change, LabourChange::none);
    PersonId const person = estate.world.households.first[home.index()];
    estate.world.persons.labour_since[person.index()] = estate.world.now - 5;
    EXPECT_EQ(estate.traits(home).labour_change, LabourChange::found);
}

TEST(MoverTraits, AChangeOfTheCoupleCountsForAYearOrUntilTheHouseholdMoves)
{
    Estate estate(2);
    HouseholdId const couple = estate.tenant(30, 2, 0, Origin::danish, LabourState::employed);
    HouseholdId const single = estate.tenant(30, 1, 0, Origin::danish, LabourState::employed);
    Households& h = estate.world.households;
    EXPECT_EQ(estate.traits(couple).union_change, UnionChange::none);
    h.couple_changed[couple.index()] = h.couple_changed[single.index()] = estate.world.now - 11;
    EXPECT_EQ(estate.traits(couple).union_change, UnionChange::formed);
    EXPECT_EQ(estate.traits(single).union_change, UnionChange::broken);
    h.moved_in[couple.index()] = estate.world.now - 10;
    EXPECT_EQ(estate.traits(couple).union_change, UnionChange::none);
    h.couple_changed[single.index()] = estate.world.now - 12;
    EXPECT_EQ(estate.traits(single).union_change, UnionChange::none);
}

TEST(MoverTraits, IncomeIsPerAdultAndRentAShareOfIt)
{
    Estate estate(2, 6000);
    HouseholdId const couple = estate.tenant(40, 2, 2, Origin::danish, LabourState::employed);
    HouseholdId const pensioner = estate.tenant(70, 1, 0, Origin::danish, LabourState::retired);
    FixedMeans means;
    std::vector<double> const limits = book().values("income.band_limit", estate.world.now);
    // Just above the second limit for each adult, so in the third fifth.
    means.usual = 2 * static_cast<std::int32_t>(limits[1] / 12 + 1);
    MoverTraits const together = estate.traits(couple, means);
    EXPECT_EQ(together.income_fifth, 2u);
    EXPECT_EQ(together.livelihood, Livelihood::somebody_in_work);
    EXPECT_DOUBLE_EQ(together.rent_share, 6000.0 / means.usual);
    means.usual = 2 * static_cast<std::int32_t>(limits[1] / 12 - 1);
    EXPECT_EQ(estate.traits(couple, means).income_fifth, 1u);
    EXPECT_EQ(estate.traits(pensioner, means).livelihood, Livelihood::pension);
}

/// Each factor by itself: the ratio of rates, and none when it is switched off.
TEST(MovingHazard, EveryEventAndPushHasItsSizeAndItsOffSwitch)
{
    MoverTraits plain;
    plain.dwelling = DwellingClass::public_family;
    plain.type = HouseholdType::couple_with_children;
    plain.livelihood = Livelihood::pension;
    sim::Month const at(2010, 3);
    auto const log_ratio = [&](sim::ParameterBook const& b, MoverTraits const& t) {
        MovingHazard const hazard(b, at);
        return std::log(std::log1p(-hazard.monthly_probability(t, 3)) /
                        std::log1p(-hazard.monthly_probability(plain, 3)));
    };
    MoverTraits born = plain;
    born.newborn = true;
    EXPECT_NEAR(log_ratio(book().with("moving.birth_factor", 1.7), born), std::log(1.7), 1e-9);
    EXPECT_EQ(log_ratio(book().with("moving.birth_factor", 1), born), 0);

    MoverTraits dear = plain;
    dear.rent_share = book().scalar("letting.bearable_rent_share", at) + 0.2;
    EXPECT_NEAR(log_ratio(book().with("moving.rent_strength", 3), dear), 0.6, 1e-9);
    EXPECT_EQ(log_ratio(book().with("moving.rent_strength", 0), dear), 0);

    MoverTraits native = plain;
    native.non_western_share = 0.6;
    EXPECT_NEAR(log_ratio(book().with("moving.native_leaving_strength", 2), native), 1.2, 1e-9);
    EXPECT_EQ(log_ratio(book().with("moving.native_leaving_strength", 0), native), 0);

    plain.origin = Origin::menapt;
    MoverTraits among_own = plain;
    among_own.non_western_share = 0.6;
    EXPECT_NEAR(log_ratio(book().with("moving.own_group_staying_strength", 2), among_own), -1.2,
                1e-9);
    EXPECT_EQ(log_ratio(book().with("moving.own_group_staying_strength", 0), among_own), 0);

    std::vector<double> const unions = book().values("moving.union_change_factor", at);
    MoverTraits joined = plain;
    joined.union_change = UnionChange::formed;
    EXPECT_NEAR(log_ratio(book(), joined), std::log(unions[0]), 1e-9);
    std::vector<double> const work = book().values("moving.labour_change_factor", at);
    MoverTraits lost = plain;
    lost.labour_change = LabourChange::lost;
    EXPECT_NEAR(log_ratio(book(), lost), std::log(work[1]), 1e-9);
    MoverTraits rich = plain;
    rich.livelihood = Livelihood::somebody_in_work;
    rich.income_fifth = 4;
    EXPECT_NEAR(log_ratio(book(), rich),
                std::log(book().values("moving.public_income_factor", at)[9]), 1e-9);
}

/// The steps in which households are settled lose none and add none.
TEST(MovingRisks, FindsWhomTheWholeHazardSays)
{
    Estate estate(20000, 7000);
    World& world = estate.world;
    world.departments[estate.estate.index()].reputation = -1.5;
    world.departments[estate.estate.index()].non_western_share = 0.4;
    for (int n = 0; n < 40000; ++n) {
        auto const origin = static_cast<Origin>(n % 4);
        auto const labour = static_cast<LabourState>(2 + n % 6);
        HouseholdId const h =
            n % 2 ? estate.tenant(18 + n % 40, 1 + n % 3 / 2, n % 5 / 2, origin, labour)
                  : estate.household(18 + n % 40, 1 + n % 3 / 2, n % 5 / 2, origin, labour);
        std::size_t const i = h.index();
        world.households.moved_in[i] = world.now - n % 300;
        if (n % 7 == 0)
            world.households.couple_changed[i] = world.now - n % 14;
        PersonId const first = world.households.first[i];
        world.persons.labour_since[first.index()] = world.now - n % 24;
        PersonId const last = world.persons.next[first.index()];
        if (last && world.households.state[i].children > 0 && n % 3 == 0)
            world.persons.birth[last.index()] = world.now - n % 20;
        refresh_household(world, h);
    }
    sim::Streams const streams(1, 0);
    MovingHazard const hazard(book(), world.now);
    auto const means = fixed_means();
    std::vector<HouseholdId> expected;
    for (std::size_t i = 0; i < world.households.rows(); ++i) {
        HouseholdId const h = HouseholdId::at(i);
        DwellingClass const home = world.households.dwelling[i] ? DwellingClass::public_family
                                                                : DwellingClass::private_rental;
        double const probability = hazard.monthly_probability(
            read_traits(world, h, home, hazard, *means, world.now), world.now.month_of_year());
        if (streams.word(world.households.key[i], world.now, decide_wish_to_move) <
            sim::threshold(probability))
            expected.push_back(h);
    }
    ASSERT_GT(expected.size(), 50u);
    MonthRunner().run(MovingRisks(no_evictions(), period, means), world);
    EXPECT_EQ(world.pending.wishing_to_move, expected);
}

/// Stays of tenants who are alike but for their lasting class, against the closed form: survival is
/// a mixture of four exponentials, piecewise where the hazard changes with years in the dwelling.
TEST(MovingRisks, StaysEndAsAMixtureOfExponentials)
{
    constexpr std::size_t homes = 20000;
    constexpr int months = 15 * 12;
    Estate estate(homes);
    World& world = estate.world;
    sim::Month const start = world.now;
    std::array<double, 4> class_size{};
    for (std::size_t n = 0; n < homes; ++n) {
        HouseholdId const h = estate.tenant(40, 1, 0, Origin::western, LabourState::retired);
        world.households.moved_in[h.index()] = start;
        ++class_size[world.households.state[h.index()].mobility];
    }

    std::vector<int> stay(homes, months);
    MonthRunner const runner;
    MovingRisks const wish(no_evictions(), period, fixed_means());
    for (int t = 0; t < months; ++t) {
        world.now = start + t;
        // Nobody grows older.
        for (std::size_t p = 0; p < world.persons.rows(); ++p)
            world.persons.birth[p] = world.now - 12 * 40;
        world.pending.wishing_to_move.clear();
        runner.run(wish, world);
        for (HouseholdId const h : world.pending.wishing_to_move)
            stay[h.index()] = std::min(stay[h.index()], t);
    }

    /// Tenants of a class, or all, who stayed at least so long.
    auto const staying = [&](int until, std::optional<std::size_t> only) {
        double count = 0;
        for (std::size_t n = 0; n < homes; ++n)
            if (stay[n] >= until && (!only || world.households.state[n].mobility == *only))
                ++count;
        return count;
    };

    // The rates are read off the parameters: first by home, then by years or class.
    auto const at = [&](char const* name, std::size_t cell) {
        return book().values(name, start)[cell];
    };
    std::array<std::size_t, 15> const band_of_year{0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7};
    double const common = at("moving.annual_rate", 0) * at("moving.age_factor", 5) *
                          at("moving.household_type_factor", 0) * at("moving.crowding_factor", 1) *
                          at("moving.rooms_factor", 2);
    for (int const until : {12, 24, 60, 120, 180}) {
        double all = 0;
        double variance_of_all = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            double integral = 0;
            for (int t = 0; t < until; ++t) {
                std::size_t const band = band_of_year[static_cast<std::size_t>(t / 12)];
                auto const month = static_cast<std::size_t>((start + t).month_of_year() - 1);
                integral += common * at("moving.mobility_factor", k) *
                            at("moving.duration_factor", band) * at("moving.season_factor", month) /
                            12;
            }
            double const survival = std::exp(-integral);
            double const survivors = class_size[k] * survival;
            double const variance = survivors * (1 - survival);
            EXPECT_NEAR(staying(until, k), survivors, 5 * std::sqrt(variance))
                << "of class " << k << " after " << until << " months";
            all += survivors;
            variance_of_all += variance;
        }
        EXPECT_NEAR(staying(until, {}), all, 5 * std::sqrt(variance_of_all))
            << "after " << until << " months";
    }
}

TEST(MovingRisks, IsTheSameForAnyNumberOfThreads)
{
    LettingWorld made;
    made.department("Engen", "Nord", DwellingKind::family, {2});
    for (int h = 0; h < 9000; ++h)
        made.household(20 + h % 60, 1 + h % 2, 0, Origin::danish, LabourState::employed);
    World four = made.world;
    MonthRunner const runner;
    MovingRisks const wish(no_evictions(), period, fixed_means());
    runner.run(wish, made.world, 1);
    runner.run(wish, four, 4);
    EXPECT_EQ(made.world.pending.wishing_to_move, four.pending.wishing_to_move);
}

} // namespace
} // namespace boligsim::testing
