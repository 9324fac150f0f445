#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "models/synthesis/homes/margins.hpp"
#include "models/synthesis/sector/own_places.hpp"
#include "models/synthesis/sector/places.hpp"
#include "models/world/books.hpp"
#include "models/world/selection.hpp"
#include "study/read_departments.hpp"
#include "tests/unit/models/synthesis/made_world.hpp"

namespace boligsim {
namespace {

OwnDepartment department(std::string name, DwellingKind kind, std::array<std::size_t, 6> rooms)
{
    OwnDepartment d;
    d.name = std::move(name);
    d.municipality = "Esbjerg";
    d.organisation = "Own housing";
    d.kind = kind;
    d.dwellings_by_rooms = rooms;
    return d;
}

/// Four departments whose margins lie on both sides of what is usual.
std::vector<OwnDepartment> some_departments()
{
    std::vector<OwnDepartment> own;
    own.push_back(department("Poor", DwellingKind::family, {0, 300, 500, 200, 0, 0}));
    own.back().area = "Own area";
    own.back().margins = {0.40, 0.55, 0.34, 0.06, 0.55, std::nullopt, 5};
    own.push_back(department("Rich", DwellingKind::family, {0, 100, 400, 300, 100, 0}));
    own.back().margins = {0.78, 0.04, std::nullopt, std::nullopt, 0.50, 2.1, std::nullopt};
    own.push_back(department("Students", DwellingKind::youth, {300, 60, 0, 0, 0, 0}));
    own.back().margins[static_cast<std::size_t>(Margin::non_western)] = 0.2;
    own.push_back(department("Old", DwellingKind::elderly, {0, 200, 0, 0, 0, 0}));
    return own;
}

Study study_with(std::vector<OwnDepartment> own, double scale)
{
    Study study;
    study.scale = scale;
    study.departments = std::move(own);
    return study;
}

World places_with(std::vector<OwnDepartment> own, double scale = 1)
{
    return make_places(study_with(std::move(own), scale), testing::default_parameters(),
                       testing::start);
}

World world_with(std::vector<OwnDepartment> own, double scale, int threads = 2)
{
    return synthesise(study_with(std::move(own), scale), testing::default_parameters(),
                      sim::Streams(20060101, 0), sim::ThreadPool(threads), testing::start,
                      testing::new_life());
}

std::array<std::size_t, 3> dwellings_by_kind(World const& world)
{
    std::array<std::size_t, 3> dwellings{};
    for (Department const& d : world.departments)
        dwellings[static_cast<std::size_t>(d.kind)] += d.dwellings;
    return dwellings;
}

Department const& named(World const& world, std::string const& name)
{
    return *std::find_if(world.departments.begin(), world.departments.end(),
                         [&](Department const& d) { return d.name == name; });
}

TEST(OwnDepartments, LeaveTheCountrysDwellingsByKindAsTheyWere)
{
    // More youth dwellings than Esbjerg has: the rest of the region gives way.
    std::vector<OwnDepartment> many = some_departments();
    many[2].dwellings_by_rooms = {4000, 0, 0, 0, 0, 0};
    for (double const scale : {1.0, 0.05, 0.003})
        for (auto const& own : {some_departments(), many})
            EXPECT_EQ(dwellings_by_kind(places_with(own, scale)),
                      dwellings_by_kind(places_with({}, scale)))
                << scale;
    auto const in_esbjerg = [](World const& world) {
        std::size_t dwellings = 0;
        for (DepartmentId const d : select({Where::Kind::municipality, "Esbjerg", {}}, world))
            dwellings += world.departments[d.index()].dwellings;
        return dwellings;
    };
    EXPECT_EQ(in_esbjerg(places_with(some_departments())), in_esbjerg(places_with({})));
    EXPECT_GT(in_esbjerg(places_with(many)), in_esbjerg(places_with({})));
}

TEST(OwnDepartments, HaveTheDwellingsListedAtFullScale)
{
    World const world = places_with(some_departments());
    for (OwnDepartment const& own : some_departments()) {
        Department const& d = named(world, own.name);
        std::array<std::size_t, 6> rooms{};
        for (std::size_t i = 0; i < d.dwellings; ++i)
            ++rooms[world.dwellings.rooms[d.first_dwelling + i] - 1u];
        EXPECT_EQ(rooms, own.dwellings_by_rooms) << own.name;
        EXPECT_EQ(world.organisations[d.organisation.index()].name, "Own housing");
    }
    ASSERT_TRUE(named(world, "Poor").area);
    EXPECT_EQ(world.areas[named(world, "Poor").area.index()].name, "Own area");
    EXPECT_FALSE(named(world, "Rich").area);
    EXPECT_EQ(select({Where::Kind::area, "Own area", {}}, world).size(), 1u);
    EXPECT_EQ(select({Where::Kind::organisation, "Own housing", {}}, world).size(), 4u);
}

TEST(OwnDepartments, AreThinnedEvenlyAtASmallScale)
{
    World const world = places_with(some_departments(), 0.05);
    Department const& poor = named(world, "Poor");
    EXPECT_NEAR(static_cast<double>(poor.dwellings), 50, 1);
    std::array<int, 6> rooms{};
    for (std::size_t i = 0; i < poor.dwellings; ++i)
        ++rooms[world.dwellings.rooms[poor.first_dwelling + i] - 1u];
    EXPECT_NEAR(rooms[1], 15, 1);
    EXPECT_NEAR(rooms[2], 25, 1);
    EXPECT_NEAR(rooms[3], 10, 1);
}

TEST(OwnDepartments, KeepTheirRentAndSize)
{
    std::vector<OwnDepartment> own = some_departments();
    own[0].mean_m2 = 70;
    own[0].rent_dkk_m2_year = 600;
    own[0].rent_year = 2003;
    own[1].rent_dkk_m2_year = 700;
    own[1].rent_year = 2012;
    World const world = places_with(own);
    auto const mean = [&](std::string const& name, auto const& of) {
        Department const& d = named(world, name);
        double sum = 0;
        for (std::size_t i = 0; i < d.dwellings; ++i)
            sum += of[d.first_dwelling + i];
        return sum / static_cast<double>(d.dwellings);
    };
    EXPECT_NEAR(mean("Poor", world.dwellings.m2), 70, 0.5);
    EXPECT_NEAR(mean("Poor", world.dwellings.rent_dkk_month),
                mean("Poor", world.dwellings.m2) * 600 / 12, 1);
    // Rents of family dwellings in Syddanmark, models/synthesis/dwellings_rent_per_m2.csv.
    auto const usual = [](int year) {
        constexpr std::size_t syddanmark = 2;
        return testing::default_parameters().values("dwellings.rent_per_m2",
                                                    sim::Month(year, 1))[syddanmark];
    };
    EXPECT_NEAR(mean("Rich", world.dwellings.rent_dkk_month),
                mean("Rich", world.dwellings.m2) * 700 / 12 * usual(2003) / usual(2012), 1);
}

TEST(OwnDepartments, LeaveOtherDepartmentsTheirNamesRoomsAndRents)
{
    World const with = places_with(some_departments());
    World const without = places_with({});
    std::map<std::string, Department const*> before;
    for (Department const& d : without.departments)
        before[d.name] = &d;
    std::size_t same = 0;
    for (Department const& d : with.departments) {
        if (d.own || with.municipalities[d.municipality.index()].name == "Esbjerg")
            continue;
        Department const& old = *before.at(d.name);
        ASSERT_EQ(d.dwellings, old.dwellings);
        ASSERT_EQ(d.reputation, old.reputation);
        for (std::size_t i = 0; i < d.dwellings; ++i) {
            ASSERT_EQ(with.dwellings.rooms[d.first_dwelling + i],
                      without.dwellings.rooms[old.first_dwelling + i]);
            ASSERT_EQ(with.dwellings.rent_dkk_month[d.first_dwelling + i],
                      without.dwellings.rent_dkk_month[old.first_dwelling + i]);
        }
        ++same;
    }
    EXPECT_GT(same, 7000u);
}

TEST(OwnDepartments, HaveTheReputationThatGoesWithTheirMargins)
{
    std::vector<OwnDepartment> own = some_departments();
    sim::ParameterBook const book = testing::default_parameters();
    EXPECT_LT(reputation_of(own[0], book, testing::start), -1);
    EXPECT_GT(reputation_of(own[1], book, testing::start), 0.5);
    EXPECT_EQ(reputation_of(own[3], book, testing::start), 0) << "nothing is known";
    own[0].reputation = 0.25;
    EXPECT_EQ(reputation_of(own[0], book, testing::start), 0.25);
    EXPECT_EQ(named(places_with(own, 0.01), "Poor").reputation, 0.25);
}

/// However extreme the margins, reputation stays within what synthesised departments have
/// (own_departments.reputation_limit), and reaches it.
TEST(OwnDepartments, TheirReputationHasALimit)
{
    sim::ParameterBook const book = testing::default_parameters();
    double lowest = 0;
    double highest = 0;
    for (double const employed : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0})
        for (double const non_western : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
            OwnDepartment department;
            department.kind = DwellingKind::family;
            department.margins[static_cast<std::size_t>(Margin::employed)] = employed;
            department.margins[static_cast<std::size_t>(Margin::non_western)] = non_western;
            double const reputation = reputation_of(department, book, testing::start);
            lowest = std::min(lowest, reputation);
            highest = std::max(highest, reputation);
        }
    EXPECT_EQ(lowest, -3);
    EXPECT_LE(highest, 3);
}

TEST(OwnDepartments, MeetTheirMarginsAsNearlyAsHouseholdsAllow)
{
    std::vector<OwnDepartment> const own = some_departments();
    World const world = world_with(own, 0.25);
    LabourLevels const labour(testing::default_parameters(), {testing::start, testing::start});
    std::vector<MarginCounts> const counts = count_own_departments(world, labour, own.size());
    for (std::size_t d = 0; d < own.size(); ++d)
        for (std::size_t m = 0; m < margin_count; ++m) {
            auto const margin = static_cast<Margin>(m);
            if (!own[d].margins[m])
                continue;
            double const tolerance = margin == Margin::years_in_dwelling ? 0.3 : 0.016;
            EXPECT_NEAR(counts[d].value(margin), *own[d].margins[m], tolerance)
                << own[d].name << " margin " << m;
        }
    // Those expected in work, too: so that the share stays when they change jobs.
    EXPECT_NEAR(static_cast<double>(counts[0].employed_expected_millionths) / 1e6 /
                    static_cast<double>(counts[0].aged_18_64),
                0.40, 0.02);
}

/// On an island where the department is nearly all of public housing, its neighbours are not enough:
/// those who make its residents what they are come from the private homes of the municipality.
TEST(OwnDepartments, MeetTheirMarginsFromPrivateHomesWherePublicHousingIsNotEnough)
{
    OwnDepartment island = department("Island", DwellingKind::family, {0, 150, 150, 0, 0, 0});
    island.municipality = "Samsø";
    auto const employed = static_cast<std::size_t>(Margin::employed);
    for (double const share : {0.35, 0.85}) {
        island.margins[employed] = share;
        World const world = world_with({island}, 0.25);
        LabourLevels const labour(testing::default_parameters(), {testing::start, testing::start});
        EXPECT_NEAR(count_own_departments(world, labour, 1)[0].value(Margin::employed), share,
                    0.02);
    }
}

/// A share is not met by changing whom it is a share of: asked for few in work, a department does not
/// become a home for the old.
TEST(OwnDepartments, MarginsThatAreNotAskedForStayNearWhatTheyWouldBe)
{
    std::vector<OwnDepartment> own{
        department("Asked", DwellingKind::family, {0, 400, 800, 400, 0, 0})};
    own[0].reputation = -1; // It would follow the share asked for, and others would follow it.
    LabourLevels const labour(testing::default_parameters(), {testing::start, testing::start});
    MarginCounts const usual = count_own_departments(world_with(own, 0.25), labour, 1)[0];
    for (double const share : {0.3, 0.5, 0.85}) {
        own[0].margins[static_cast<std::size_t>(Margin::employed)] = share;
        MarginCounts const counts = count_own_departments(world_with(own, 0.25), labour, 1)[0];
        EXPECT_NEAR(counts.value(Margin::employed), share, 0.012);
        for (Margin const margin :
             {Margin::under_18, Margin::over_64, Margin::single_adult, Margin::non_western})
            EXPECT_NEAR(counts.value(margin), usual.value(margin), 0.06)
                << share << ": " << column_of(margin);
        EXPECT_NEAR(counts.value(Margin::residents_per_dwelling),
                    usual.value(Margin::residents_per_dwelling), 0.15);
    }
}

TEST(OwnDepartments, HoldOneHouseholdADwellingAndNobodyIsMadeOrVanishes)
{
    World const world = world_with(some_departments(), 0.05);
    EXPECT_EQ(check_books(world), std::vector<std::string>{});
    World const without = testing::make_world(0.05);
    auto const sorted = [](auto keys) {
        std::sort(keys.begin(), keys.end());
        return keys;
    };
    EXPECT_EQ(sorted(world.persons.key), sorted(without.persons.key));
    EXPECT_EQ(sorted(world.households.key), sorted(without.households.key));
    auto const occupied = [](World const& w) {
        return std::count_if(w.dwellings.occupant.begin(), w.dwellings.occupant.end(),
                             [](HouseholdId h) { return static_cast<bool>(h); });
    };
    EXPECT_EQ(occupied(world), occupied(without));
}

TEST(OwnDepartments, DoNotDependOnTheNumberOfThreads)
{
    World const one = world_with(some_departments(), 0.02, 1);
    World const two = world_with(some_departments(), 0.02, 2);
    EXPECT_EQ(one.households.place, two.households.place);
    EXPECT_EQ(one.households.key, two.households.key);
    EXPECT_EQ(one.dwellings.rent_dkk_month, two.dwellings.rent_dkk_month);
}

TEST(OwnDepartments, AreMarkedInTheFileWhereThereAreAny)
{
    auto const has_source = [](World const& world) {
        sim::PlaceGroup const group = describe_departments(world);
        return std::any_of(group.columns.begin(), group.columns.end(),
                           [](auto const& column) { return column.name == "department_source"; });
    };
    EXPECT_TRUE(has_source(places_with(some_departments(), 0.01)));
    EXPECT_FALSE(has_source(places_with({}, 0.01)));
}

} // namespace
} // namespace boligsim
