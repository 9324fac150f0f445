#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/letting/list_upkeep.hpp"
#include "models/record/events.hpp"
#include "sim/files/yaml.hpp"
#include "tests/support/letting_world.hpp"

/// Situations of letting, one YAML file each: who stands on which list, which agreement is in
/// force, which dwellings are vacant; and who is housed by which tool. They also read as
/// documentation.
///
///   case, source     what it shows, and where the rule or practice is described
///   month            2010-03 where it is left out
///   agreements       tool, share, any_of, from, to; organisation or municipality whose it is
///   elderly_municipal_share   of elderly dwellings, the municipality's; 0 where it is left out
///   youth_municipal_share     the same of youth dwellings
///   area             residents, outside: further residents of the area of all departments, aged
///                    40, and how many of them are outside work
///   vacant           department, organisation, area (none: by itself), kind, rooms (a list), rent;
///   each a vacant dwelling;
///                    phase, list_phase: where each stands on the circles of agreements and of
///                    lists, from 0 to 1 (a list; 0 where it is left out): with shares of 0.25 and
///                    0.5 the first tool has its turn below 0.25, the second below 0.75;
///                    next_month: rooms of dwellings that come free a month later (next_phase: as
///                    phase); let: further
///                    dwellings with tenants (organisations of a market with fewer than 120
///                    dwellings share a list)
///   households       name; age, adults, children, origin, work, partner (the work of the second
///                    adult), months and partner_months (in that state; 24), born (children since
///                    the household applied); lives (a segment or the name of a department), listed
///                    (organisations), since, kind, urgency (rehoused: has to leave for a
///                    renovation), refusals, answer (yes, no, next_month:
///                    no in the first month)
///   housed           name: tool      everybody who is housed, and by which tool
///
/// Each month the lists are kept and then the vacancies let. There is one month, and a second where
/// something comes free in it.
namespace boligsim::testing {
namespace {

using sim::YamlNode;

std::string text_of(YamlNode const& node, std::string_view key, std::string const& otherwise)
{
    YamlNode const* const found = node.find(key);
    return found ? found->text : otherwise;
}

int number_of(YamlNode const& node, std::string_view key, int otherwise)
{
    YamlNode const* const found = node.find(key);
    return found ? static_cast<int>(*sim::as_number(*found)) : otherwise;
}

template <class Enum> Enum one_of(std::vector<std::string> const& names, std::string const& name)
{
    auto const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw std::runtime_error("unknown word '" + name + "'");
    return static_cast<Enum>(found - names.begin());
}

std::vector<std::string> const kinds = list_names<DwellingKind>();
std::vector<std::string> const urgencies{"none",   "turned_away", "homeless",
                                         "family", "refugee",     "rehoused"};
std::vector<std::string> const origins = list_names<Origin>();
std::vector<std::string> const works = list_names<LabourState>();
std::vector<std::string> const segments = list_names<Tenure>();
std::vector<std::string> const criteria{"employed",     "in_education", "commuter",
                                        "has_children", "senior",       "young"};

class LettingCase {
public:
    explicit LettingCase(YamlNode const& root) : root_(root)
    {
        made_.world.now = *sim::parse_month(text_of(root, "month", "2010-03"));
        made_.world.areas.push_back({"Engen", MunicipalityId::at(0)});
        for (YamlNode const& vacant : root.find("vacant")->items)
            add_department(vacant);
        for (YamlNode const& vacant : root.find("vacant")->items)
            add_tenants(vacant);
        add_further_residents();
        for (YamlNode const& household : root.find("households")->items)
            add_household(household);
    }

    /// Who is housed by which tool.
    std::map<std::string, std::string> run()
    {
        std::vector<LettingRule> rules;
        if (YamlNode const* const agreements = root_.find("agreements"))
            for (YamlNode const& agreement : agreements->items)
                rules.push_back(rule(agreement));
        sim::ParameterBook const book = parameters();
        sim::Period const period{sim::Month(2003, 1), sim::Month(2021, 12)};
        ListUpkeep const upkeep(book, period);
        Letting const letting(rules, book, period, means_);
        run_month(upkeep, letting);
        if (!next_month_.empty()) {
            World& world = made_.world;
            world.now = world.now + 1;
            for (DwellingId const home : next_month_)
                move_to_segment(world, world.dwellings.occupant[home.index()],
                                world.place_of(MunicipalityId::at(0), Tenure::owner));
            for (sim::AgentKey const key : answer_later_)
                means_->by_household.erase(key);
            run_month(upkeep, letting);
        }
        return housed();
    }

private:
    /// Everybody accepts what they can pay, nobody leaves a list by chance, and the municipality
    /// takes what agreements say.
    sim::ParameterBook parameters() const
    {
        return default_parameters()
            .scaled("letting.municipal_share", 0)
            .with("letting.elderly_municipal_share", number_of(root_, "elderly_municipal_share", 0))
            .with("letting.youth_municipal_share", number_of(root_, "youth_municipal_share", 0))
            .scaled("list.lapse_rate", 0)
            .scaled("list.acute_end_rate", 0)
            .scaled("list.reactivation_rate", 0)
            .with("letting.families_first_share", number_of(root_, "families_first_share", 1))
            .with("letting.acceptance_intercept", 10)
            .with("letting.native_avoidance_strength", 0)
            .with("letting.combined_least_residents",
                  number_of(root_, "combined_least_residents", 1000));
    }

    void run_month(ListUpkeep const& upkeep, Letting const& letting)
    {
        sim::ThreadPool const pool(1);
        sim::Streams const streams(1, 0);
        sim::YearCounts counts(runner_.catalogue, made_.world.places());
        MonthContext const context{made_.world.now,  streams, pool,
                                   runner_.measures, counts,  &record_};
        upkeep.run(made_.world, context);
        letting.run(made_.world, context);
    }

    /// Tenants of a department of their own in the area of the others.
    void add_further_residents()
    {
        YamlNode const* const area = root_.find("area");
        if (!area)
            return;
        int const residents = number_of(*area, "residents", 0);
        DepartmentId const id =
            made_.department("Rest of the area", "Other", DwellingKind::family,
                             std::vector<int>(static_cast<std::size_t>(residents), 2));
        Department& department = made_.world.departments[id.index()];
        department.area = AreaId::at(0);
        for (int n = 0; n < residents; ++n)
            move_to_dwelling(
                made_.world,
                made_.household(40, 1, 0, Origin::danish,
                                n < number_of(*area, "outside", 0) ? LabourState::outside
                                                                   : LabourState::employed),
                DwellingId::at(department.first_dwelling + static_cast<std::size_t>(n)));
    }

    void add_department(YamlNode const& vacant)
    {
        std::vector<int> rooms;
        for (YamlNode const& r : vacant.find("rooms")->items)
            rooms.push_back(static_cast<int>(*sim::as_number(r)));
        std::string const name = text_of(vacant, "department", "Engen");
        vacant_[name] = rooms.size();
        // Dwellings for those who live in the department already.
        for (YamlNode const& household : root_.find("households")->items)
            if (text_of(household, "lives", "") == name)
                rooms.push_back(number_of(household, "rooms", 2));
        rooms.resize(rooms.size() + static_cast<std::size_t>(number_of(vacant, "let", 0)), 2);
        std::size_t const first_next = rooms.size();
        if (YamlNode const* const next = vacant.find("next_month"))
            for (YamlNode const& r : next->items)
                rooms.push_back(static_cast<int>(*sim::as_number(r)));
        DepartmentId const id =
            made_.department(name, text_of(vacant, "organisation", "Nord"),
                             one_of<DwellingKind>(kinds, text_of(vacant, "kind", "family")), rooms,
                             number_of(vacant, "rent", 4000));
        if (text_of(vacant, "area", "") != "none")
            made_.world.departments[id.index()].area = AreaId::at(0);
        for (std::size_t home = first_next; home < rooms.size(); ++home)
            next_month_.push_back(
                DwellingId::at(made_.world.departments[id.index()].first_dwelling + home));
        next_home_[name] = made_.world.departments[id.index()].first_dwelling + vacant_[name];
        set_phases(vacant, "phase", id, 0, &LettingPhases::agreements);
        set_phases(vacant, "list_phase", id, 0, &LettingPhases::lists);
        set_phases(vacant, "next_phase", id, first_next, &LettingPhases::agreements);
        if (text_of(vacant, "since", "") != "")
            for (std::size_t d = 0; d < vacant_[name]; ++d)
                made_.world.dwellings
                    .vacant_since[made_.world.departments[id.index()].first_dwelling + d] =
                    *sim::parse_month(text_of(vacant, "since", ""));
    }

    /// Of the department's dwellings from `first` on.
    void set_phases(YamlNode const& vacant, std::string_view key, DepartmentId id,
                    std::size_t first, std::uint16_t LettingPhases::*which)
    {
        YamlNode const* const phases = vacant.find(key);
        if (!phases)
            return;
        std::size_t row = made_.world.departments[id.index()].first_dwelling + first;
        for (YamlNode const& phase : phases->items)
            made_.world.dwellings.phases[row++].*which =
                static_cast<std::uint16_t>(*sim::as_number(phase) * 65536);
    }

    void add_tenants(YamlNode const& vacant)
    {
        std::string const name = text_of(vacant, "department", "Engen");
        auto const department =
            std::find_if(made_.world.departments.begin(), made_.world.departments.end(),
                         [&](Department const& d) { return d.name == name; });
        std::size_t const end = department->first_dwelling + department->dwellings;
        YamlNode const* const next = vacant.find("next_month");
        std::size_t const tenants =
            static_cast<std::size_t>(number_of(vacant, "let", 0)) + (next ? next->items.size() : 0);
        for (std::size_t home = end - tenants; home < end; ++home)
            move_to_dwelling(made_.world,
                             made_.household(40, 1, 0, Origin::danish, LabourState::employed),
                             DwellingId::at(home));
    }

    void add_household(YamlNode const& node)
    {
        World& world = made_.world;
        std::string const lives = text_of(node, "lives", "private_rental");
        bool const in_segment =
            std::find(segments.begin(), segments.end(), lives) != segments.end();
        HouseholdId const id = made_.household(
            number_of(node, "age", 40), number_of(node, "adults", 1),
            number_of(node, "children", 0),
            one_of<Origin>(origins, text_of(node, "origin", "danish")),
            one_of<LabourState>(works, text_of(node, "work", "employed")),
            in_segment ? one_of<Tenure>(segments, lives) : Tenure::other,
            static_cast<std::size_t>(text_of(node, "municipality", "Byen") == "Nabo"));
        names_[id.raw()] = text_of(node, "name", "?");
        std::size_t const first = world.households.first[id.index()].index();
        world.persons.labour_since[first] = world.now - number_of(node, "months", 24);
        if (node.find("partner")) {
            std::size_t const partner = world.persons.next[first].index();
            world.persons.labour[partner] =
                one_of<LabourState>(works, text_of(node, "partner", ""));
            world.persons.labour_since[partner] = world.now - number_of(node, "partner_months", 24);
        }
        if (!in_segment)
            move_to_dwelling(world, id, DwellingId::at(next_home_.at(lives)++));
        std::string const answer = text_of(node, "answer", "yes");
        if (answer != "yes")
            means_->by_household[world.households.key[id.index()]] = 1;
        if (answer == "next_month")
            answer_later_.push_back(world.households.key[id.index()]);
        YamlNode const* const listed = node.find("listed");
        if (!listed)
            return;
        std::vector<std::string> landlords;
        for (YamlNode const& landlord : listed->items)
            landlords.push_back(landlord.text);
        made_.apply(id, landlords, *sim::parse_month(text_of(node, "since", "2009-01")),
                    one_of<DwellingKind>(kinds, text_of(node, "kind", "family")),
                    one_of<Urgency>(urgencies, text_of(node, "urgency", "none")));
        if (text_of(node, "urgency", "none") == "rehoused")
            made_.give_notice(id, 3);
        for (Application& a : world.markets[0].queue)
            if (a.household == id) {
                a.refusals = static_cast<std::uint8_t>(number_of(node, "refusals", 0));
                a.was_turned_away =
                    static_cast<std::uint8_t>(number_of(node, "turned_away_before", 0));
            }
        for (int n = number_of(node, "born", 0); n > 0; --n) {
            PersonId const child = world.persons.add(sim::derive_key(8, world.persons.rows()));
            world.persons.birth[child.index()] = world.now;
            world.persons.labour[child.index()] = LabourState::school;
            add_member(world, id, child);
            refresh_household(world, id);
        }
    }

    static LettingRule rule(YamlNode const& node)
    {
        LettingRule rule;
        rule.tool = text_of(node, "tool", "");
        rule.share = *sim::as_number(*node.find("share"));
        rule.from = *sim::parse_month(text_of(node, "from", "2003-01"));
        if (YamlNode const* const to = node.find("to"))
            rule.to = sim::parse_month(to->text);
        if (YamlNode const* const organisation = node.find("organisation"))
            rule.where = {Where::Kind::organisation, organisation->text, {}};
        if (YamlNode const* const municipality = node.find("municipality"))
            rule.where = {Where::Kind::municipality, municipality->text, {}};
        if (YamlNode const* const any_of = node.find("any_of"))
            for (YamlNode const& criterion : any_of->items)
                rule.any_of.push_back(one_of<Criterion>(criteria, criterion.text));
        return rule;
    }

    /// The named households that were let a dwelling, and the tool, as the events tell.
    std::map<std::string, std::string> housed() const
    {
        sim::EventRows const& let = record_.rows()[0];
        std::vector<sim::EventColumn> const& columns = tables_[0].columns;
        auto const column = [&](std::string_view name) {
            return static_cast<std::size_t>(
                std::find_if(columns.begin(), columns.end(),
                             [&](auto const& c) { return c.name == name; }) -
                columns.begin());
        };
        std::map<std::int64_t, std::string> by_number;
        for (auto const& [row, name] : names_)
            by_number[household_number(made_.world.households.key[row])] = name;
        std::vector<std::string> const& labels = runner_.catalogue.axis("tool").labels;
        std::map<std::string, std::string> result;
        for (std::size_t r = 0; r < let.size(); ++r)
            if (auto const found = by_number.find(let.at(r, column("household")));
                found != by_number.end())
                result[found->second] = labels[static_cast<std::size_t>(let.at(r, column("tool")))];
        return result;
    }

    YamlNode const& root_;
    LettingWorld made_;
    std::shared_ptr<FixedMeans> means_ = std::make_shared<FixedMeans>();
    MonthRunner runner_;
    std::vector<sim::EventTable> tables_ = event_tables(runner_.catalogue);
    EventRecord record_{tables_};
    std::map<std::uint32_t, std::string> names_;
    std::vector<DwellingId> next_month_;      ///< that come free in the second month
    std::vector<sim::AgentKey> answer_later_; ///< who says no in the first month only
    std::map<std::string, std::size_t> vacant_;
    std::map<std::string, std::size_t> next_home_;
};

std::vector<std::string> case_files()
{
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(std::string(BOLIGSIM_SOURCE_DIR) +
                                                                 "/tests/cases/letting"))
        if (entry.path().extension() == ".yaml")
            files.push_back(entry.path().stem().string());
    std::sort(files.begin(), files.end());
    return files;
}

class LettingCases : public ::testing::TestWithParam<std::string> {};

TEST_P(LettingCases, HousesWhomTheRulesSay)
{
    std::string const path =
        std::string(BOLIGSIM_SOURCE_DIR) + "/tests/cases/letting/" + GetParam() + ".yaml";
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    sim::Diagnostics wrong;
    auto const root = sim::read_yaml(text.str(), path, wrong);
    ASSERT_TRUE(wrong.ok() && root) << wrong.to_text();
    ASSERT_NE(root->find("source"), nullptr) << "a case names its source";

    std::map<std::string, std::string> expected;
    YamlNode const& housed = *root->find("housed");
    for (std::size_t i = 0; i < housed.keys.size(); ++i)
        expected[housed.keys[i].text] = housed.items[i].text;
    EXPECT_EQ(LettingCase(*root).run(), expected) << text_of(*root, "case", "");
}

INSTANTIATE_TEST_SUITE_P(Yaml, LettingCases, ::testing::ValuesIn(case_files()),
                         [](auto const& named) {
                             std::string name = named.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace
} // namespace boligsim::testing
