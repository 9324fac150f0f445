#include "models/followed/followed.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "models/followed/subject.hpp"
#include "models/record/measures.hpp"
#include "tests/support/tiny_world.hpp"

namespace boligsim::testing {
namespace {

/// Two tenants in department 0, one in department 1, and somebody elsewhere.
class Followed : public ::testing::Test {
protected:
    Followed()
    {
        add_axes_of_work();
        handles_ = FollowedHandles::declare(schema_);
        schema_.shape(world_);
        world_.now = sim::Month(2007, 12);
        first_ = tenant(0, 40);
        second_ = tenant(1, 70);
        next_door_ = tenant(4, 30);
        elsewhere_ = add_single(world_, 50);
    }

    void add_axes_of_work()
    {
        schema_.measures().add_axis({"work", "in work or not", {"employed", "not_employed"}});
    }
    HouseholdId tenant(std::size_t dwelling, int age)
    {
        HouseholdId const household = add_single(world_, age);
        move_to_dwelling(world_, household, DwellingId::at(dwelling));
        return household;
    }
    std::size_t row_of(HouseholdId household) const
    {
        return world_.households.first[household.index()].index();
    }
    void follow(std::vector<Cohort> cohorts)
    {
        sim::ThreadPool const pool(1);
        sim::Streams const streams(1, 0);
        FlowMeasures const flows{};
        sim::YearCounts counts(schema_.measures(), world_.places());
        FollowCohorts(std::move(cohorts), handles_)
            .run(world_, {world_.now, streams, pool, flows, counts});
    }
    sim::YearCounts count(Observer const& observer)
    {
        std::vector<std::uint32_t> rows;
        std::vector<HouseholdId> households;
        std::vector<PlaceId> places;
        std::vector<std::uint32_t> place_rows;
        std::vector<std::int16_t> ages;
        sim::YearCounts counts(schema_.measures(), world_.places());
        for (std::size_t i = 0; i < world_.persons.rows(); ++i) {
            rows.push_back(static_cast<std::uint32_t>(i));
            households.push_back(world_.persons.household[i]);
            places.push_back(world_.households.place[households.back().index()]);
            place_rows.push_back(counts.make_row(places.back().index()));
            ages.push_back(static_cast<std::int16_t>(age_in(world_.persons.birth[i], world_.now)));
        }
        observer.count_persons({world_, world_.now, rows, households, places, place_rows, ages},
                               counts);
        return counts;
    }

    WorldSchema schema_;
    FollowedHandles handles_;
    World world_ = tiny_world();
    HouseholdId first_;
    HouseholdId second_;
    HouseholdId next_door_;
    HouseholdId elsewhere_;
};

Cohort department_0(int december)
{
    return {{.kind = Where::Kind::department, .name = "Department 0", .departments = {}}, december};
}

TEST_F(Followed, ACohortIsWhoLivedThereOnTheDecemberBeforeAndIsCountedWhereverItMoves)
{
    follow({{{.kind = Where::Kind::all, .name = "", .departments = {}}, 2008}, department_0(2007)});
    move_to_segment(world_, first_, world_.place_of(MunicipalityId::at(1), Tenure::owner));
    tenant(2, 25); // after the cohort was marked
    sim::YearCounts const counts = count(CohortObserver(handles_));
    std::size_t const owners = world_.place_of(MunicipalityId::at(1), Tenure::owner).index();
    constexpr std::size_t second_cohort_employed = 2;
    EXPECT_EQ(counts.at(handles_.cohort_adults, owners, second_cohort_employed), 1);
    EXPECT_EQ(counts.at(handles_.cohort_adults, 0, second_cohort_employed), 0)
        << "the other of the cohort is 70, and who moved in later is not of it";
    for (std::size_t place = 0; place < world_.places(); ++place)
        EXPECT_EQ(counts.at(handles_.cohort_adults, place, 0), 0) << "begins a year later";
}

TEST_F(Followed, MarksAreCountedInPlacesOfACohortOnly)
{
    follow({department_0(2007)});
    sim::YearCounts const counts = count(CohortObserver(handles_));
    unsigned const marks = marks_of(world_.persons.key[row_of(first_)]);
    EXPECT_EQ(counts.at(handles_.marks, 0, 0), 1) << "one is 40, one 70";
    for (unsigned m = 0; m < mark_count; ++m) {
        EXPECT_EQ(counts.at(handles_.marks, 0, m + 1), marks >> m & 1u);
        EXPECT_EQ(counts.at(handles_.marks, 1, m + 1), 0);
    }
}

/// Each mark is a fair coin, and any two are independent: within five standard errors.
TEST(Marks, AreFairAndIndependentCoins)
{
    constexpr int persons = 100000;
    std::array<int, mark_count> single{};
    std::array<int, mark_count> both{};
    for (std::uint64_t key = 0; key < persons; ++key) {
        unsigned const marks = marks_of(sim::derive_key(5, key));
        for (unsigned m = 0; m < mark_count; ++m) {
            single[m] += static_cast<int>(marks >> m & 1u);
            both[m] += static_cast<int>((marks >> m & 1u) & (marks >> ((m + 1) % mark_count) & 1u));
        }
    }
    double const error = std::sqrt(persons * 0.25);
    double const error_of_both = std::sqrt(persons * 0.25 * 0.75);
    for (unsigned m = 0; m < mark_count; ++m) {
        EXPECT_NEAR(single[m], persons * 0.5, 5 * error);
        EXPECT_NEAR(both[m], persons * 0.25, 5 * error_of_both);
    }
}

TEST_F(Followed, ImmigrantsAreCountedByYearsSinceTheyCame)
{
    FollowedSubject subject;
    WorldSchema schema;
    schema.measures().add_axis({"work", "in work or not", {"employed", "not_employed"}});
    subject.declare(schema);
    sim::Streams const streams(1, 0);
    auto const make_immigrant = [&](HouseholdId household) {
        std::size_t const i = row_of(household);
        world_.persons.generation[i] = Generation::immigrant;
        world_.persons.origin[i] = Origin::menapt;
        return PersonId::at(i);
    };
    std::array const arrived{make_immigrant(first_)};
    make_immigrant(second_);
    subject.start(world_, {Appearance::arrived, arrived}, {sim::Month(2004, 3), streams});
    sim::YearCounts const counts = count(ImmigrantObserver(handles_));
    constexpr std::size_t three_years = 3;
    constexpr std::size_t before = 12;
    EXPECT_EQ(counts.at(handles_.immigrants, 0, three_years), 1) << "2004 to 2007";
    EXPECT_EQ(counts.at(handles_.immigrants, 0, before), 1) << "of the first population";
    EXPECT_EQ(counts.at(handles_.immigrants, 1, before), 0) << "of Danish origin";
}

} // namespace
} // namespace boligsim::testing
