#include "models/housing/application_form.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "models/letting/list_upkeep.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {
namespace {

constexpr sim::Period period{sim::Month(2003, 1), sim::Month(2021, 12)};

/// The application for a dwelling in the first municipality.
Application filled_in(ApplicationForm const& form, World const& world, HouseholdId h,
                      DwellingKind kind, Urgency urgency)
{
    MarketDirectory const directory(world);
    PlaceTable const places(world);
    HouseholdFacts const facts = read_facts(world, h, world.now);
    return form.fill_in(
        world, {directory, places}, sim::Streams(1, 0), world.now,
        {h, facts, MunicipalityId::at(0), kind, urgency, world.households.place[h.index()]});
}

/// One landlord with a vacant dwelling beside the only applicant, who lives there.
struct Town : LettingWorld {
    explicit Town(DwellingKind asked_for) : kind(asked_for)
    {
        department("Engen", "Nord", kind, {1, 1});
        HouseholdId const h = household(22, 1, 0, Origin::danish, LabourState::in_education);
        move_to_dwelling(world, h, DwellingId::at(0));
        world.households.moved_in[h.index()] = world.now - 7;
    }

    Application fill_in(HouseholdId h, double asking) const
    {
        sim::ParameterBook const book =
            default_parameters().with("application.own_list_share", asking);
        return filled_in(ApplicationForm(book, world.now), world, h, kind, Urgency::none);
    }

    /// Which tool lets the vacant dwelling to the resident; none where it stays vacant.
    std::string let_by(double asking)
    {
        HouseholdId const h = HouseholdId::at(0);
        world.markets[0].queue = {fill_in(h, asking)};
        world.households.state[0].on_list = 1;
        sim::ParameterBook const book = default_parameters()
                                            .with("letting.acceptance_intercept", 10)
                                            .with("letting.elderly_municipal_share", 0)
                                            .scaled("letting.municipal_share", 0)
                                            .scaled("list.lapse_rate", 0);
        MonthRunner const runner;
        runner.run(ListUpkeep(book, period), world);
        sim::YearCounts const counts =
            runner.run(Letting({}, book, period, std::make_shared<FixedMeans>()), world);
        std::vector<std::string> const& labels = runner.catalogue.axis("tool").labels;
        for (std::size_t t = 0; t < labels.size(); ++t)
            if (lettings_by(counts, runner, 0, t) > 0)
                return labels[t];
        return "none";
    }

    DwellingKind kind;
};

/// A thousand households that came to the country seven months ago: none has waited longer, and
/// those who have always been here have waited for years.
TEST(ApplicationForm, NobodySignedUpBeforeComingToTheCountry)
{
    LettingWorld town;
    town.department("Engen", "Nord", DwellingKind::family, {2, 2});
    ApplicationForm const form(default_parameters(), town.world.now);
    int months_of_others = 0;
    bool some_cut_short = false;
    for (int n = 0; n < 1000; ++n) {
        HouseholdId const h = town.household(40, 1, 0, Origin::menapt, LabourState::employed);
        auto const waited = [&] {
            return town.world.now -
                   filled_in(form, town.world, h, DwellingKind::family, Urgency::none).since;
        };
        months_of_others += waited();
        town.world.persons.arrived[town.world.households.first[h.index()].index()] =
            town.world.now - 7;
        EXPECT_LE(waited(), 7);
        some_cut_short = some_cut_short || waited() == 7;
    }
    EXPECT_TRUE(some_cut_short);
    EXPECT_NEAR(months_of_others / 1000.0, 16, 2); // application.signed_up_months
}

TEST(ApplicationForm, SeniorityOfWhoAsksTheLandlordCountsFromMovingIn)
{
    Town const town(DwellingKind::family);
    Application const a = town.fill_in(HouseholdId::at(0), 1);
    EXPECT_EQ(a.asks_landlord, 1);
    EXPECT_NE(a.own_list, 0);
    EXPECT_EQ(a.since, town.world.now - 7);
}

/// The internal list is of family dwellings.
TEST(ApplicationForm, NobodyAsksTheLandlordForAYouthDwelling)
{
    Town const town(DwellingKind::youth);
    Application const a = town.fill_in(HouseholdId::at(0), 1);
    EXPECT_EQ(a.asks_landlord, 0);
    EXPECT_EQ(a.own_list, 0);
    EXPECT_NE(a.organisations, 0);
}

TEST(ApplicationForm, StandsOnNoMoreListsThanIsUsual)
{
    LettingWorld town;
    for (int o = 0; o < 6; ++o)
        town.department("Engen", "Landlord " + std::to_string(o), DwellingKind::family,
                        std::vector<int>(100, 2));
    HouseholdId const h = town.household(40, 1, 0, Origin::danish, LabourState::employed);
    for (int const most : {1, 3}) {
        ApplicationForm const form(default_parameters()
                                       .with("application.lists_most", most)
                                       .with("application.further_list_probability", 1),
                                   town.world.now);
        int lists = 0;
        for (std::uint32_t seed = 0; seed < 50; ++seed)
            lists = std::max(lists, std::popcount(form.draw_organisations(
                                        MarketDirectory(town.world), sim::Streams(seed, 0),
                                        town.world.now, town.world.households.key[h.index()],
                                        MunicipalityId::at(0), DwellingKind::family, all_places)));
        EXPECT_EQ(lists, most);
    }
}

/// A resident stands on a list that lets to it, also where there is but its own department.
TEST(ApplicationForm, LeavesNobodyWithoutAList)
{
    EXPECT_EQ(Town(DwellingKind::family).let_by(1), "internal_list");
    EXPECT_EQ(Town(DwellingKind::family).let_by(0), "waiting_list");
    EXPECT_EQ(Town(DwellingKind::youth).let_by(1), "waiting_list");
    EXPECT_EQ(Town(DwellingKind::youth).let_by(0), "waiting_list");
}

/// The municipality may name the young for a youth dwelling too, of those over 25 who study only,
/// and nobody with children.
TEST(ApplicationForm, TheYoungInAcuteNeedTakeAYouthDwellingToo)
{
    LettingWorld town;
    town.department("Engen", "Nord", DwellingKind::family, {2});
    ApplicationForm const form(default_parameters(), town.world.now);
    auto const takes_youth = [&](int age, int children, LabourState labour, Urgency urgency) {
        HouseholdId const h = town.household(age, 1, children, Origin::danish, labour);
        return filled_in(form, town.world, h, DwellingKind::family, urgency).takes_youth;
    };
    EXPECT_EQ(takes_youth(22, 0, LabourState::outside, Urgency::homeless), 1);
    EXPECT_EQ(takes_youth(22, 0, LabourState::outside, Urgency::none), 0);
    EXPECT_EQ(takes_youth(22, 1, LabourState::outside, Urgency::family), 0);
    EXPECT_EQ(takes_youth(28, 0, LabourState::outside, Urgency::homeless), 0);
    EXPECT_EQ(takes_youth(28, 0, LabourState::in_education, Urgency::homeless), 1);
    EXPECT_EQ(takes_youth(45, 0, LabourState::in_education, Urgency::homeless), 0);
}

} // namespace
} // namespace boligsim::testing
