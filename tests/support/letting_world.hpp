#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "models/housing/application_form.hpp"
#include "models/housing/means.hpp"
#include "models/letting/letting.hpp"
#include "models/record/measures.hpp"
#include "models/world/households.hpp"
#include "tests/support/parameters.hpp"

/// Worlds for tests of moving and letting, built department by department.
namespace boligsim::testing {

/// Everybody has the same income but those who were given another; no housing benefit.
class FixedMeans : public Means {
public:
    std::int32_t disposable_dkk_month(World const& world, HouseholdId household,
                                      sim::Month) const override
    {
        auto const own = by_household.find(world.households.key[household.index()]);
        return own == by_household.end() ? usual : own->second;
    }
    std::int32_t housing_benefit_dkk_month(World const&, HouseholdId, std::int32_t, int,
                                           sim::Month) const override
    {
        return 0;
    }

    std::int32_t usual = 30000;
    std::map<sim::AgentKey, std::int32_t> by_household;
};

/// One market of public dwellings beside another municipality without any.
class LettingWorld {
public:
    LettingWorld()
    {
        world.now = sim::Month(2010, 3);
        world.municipalities = {{751, "Byen", Region::midtjylland, 300000},
                                {746, "Nabo", Region::midtjylland, 100000}};
        world.markets.resize(2);
    }

    OrganisationId organisation(std::string const& name)
    {
        for (std::size_t o = 0; o < world.organisations.size(); ++o)
            if (world.organisations[o].name == name)
                return OrganisationId::at(o);
        world.organisations.push_back({name});
        return OrganisationId::at(world.organisations.size() - 1);
    }

    /// A department with `rooms.size()` vacant dwellings. Departments come before households.
    DepartmentId department(std::string const& name, std::string const& landlord, DwellingKind kind,
                            std::vector<int> const& rooms, int rent = 4000,
                            std::size_t municipality = 0)
    {
        Department d;
        d.name = name;
        d.municipality = MunicipalityId::at(municipality);
        d.organisation = organisation(landlord);
        d.kind = kind;
        d.first_dwelling = world.dwellings.rows();
        d.dwellings = rooms.size();
        auto const id = DepartmentId::at(world.departments.size());
        world.departments.push_back(d);
        for (int const r : rooms) {
            world.dwellings.department.push_back(id);
            world.dwellings.rooms.push_back(static_cast<std::uint8_t>(r));
            world.dwellings.m2.push_back(static_cast<std::uint16_t>(25 * r));
            world.dwellings.rent_dkk_month.push_back(rent);
            world.dwellings.support_dkk_month.push_back(0);
            world.dwellings.occupant.emplace_back();
            world.dwellings.vacant_since.push_back(world.now);
            world.dwellings.phases.emplace_back();
        }
        return id;
    }

    /// A household with adults of one age and children, in a segment of a municipality.
    HouseholdId household(int age, int adults, int children, Origin origin, LabourState labour,
                          Tenure segment = Tenure::private_rental, std::size_t municipality = 0)
    {
        HouseholdId const id =
            found_household(world, sim::derive_key(99, world.households.rows()),
                            world.place_of(MunicipalityId::at(municipality), segment));
        for (int n = 0; n < adults + children; ++n) {
            PersonId const p = world.persons.add(sim::derive_key(7, world.persons.rows()));
            std::size_t const i = p.index();
            bool const adult = n < adults;
            world.persons.birth[i] = world.now - 12 * (adult ? age : 5);
            world.persons.origin[i] = origin;
            world.persons.labour[i] = adult ? labour : LabourState::school;
            world.persons.labour_since[i] = world.now - 24;
            world.persons.standing[i] = 128;
            world.persons.partnered[i] = adults == 2 && adult ? 1 : 0;
            add_member(world, id, p);
        }
        refresh_household(world, id);
        return id;
    }

    /// Puts an application into a market's queue. `landlords` names whose lists.
    void apply(HouseholdId household, std::vector<std::string> const& landlords, sim::Month since,
               DwellingKind kind = DwellingKind::family, Urgency urgency = Urgency::none)
    {
        MarketDirectory const directory(world);
        Application a;
        a.household = household;
        a.key = world.households.key[household.index()];
        a.since = since;
        a.kind = kind;
        for (std::string const& name : landlords)
            a.organisations = static_cast<std::uint16_t>(
                a.organisations | directory.list_bit(MunicipalityId::at(0), organisation(name)));
        a.own_list = own_list(world, directory, MunicipalityId::at(0), household);
        HouseholdFacts const facts = read_facts(world, household, world.now);
        static RoomNorm const norm(default_parameters(), world.now);
        follow_household(world, norm, a);
        a.acute = static_cast<std::uint8_t>(urgency);
        // As an application form would say that was filled in today; ages that education decides
        // about are left to ListUpkeep.
        a.takes_youth =
            urgency != Urgency::none && facts.age <= 25 && !facts.has_children() ? 1 : 0;
        if (!has_internal_list(kind)) {
            a.asks_landlord = 0;
            a.own_list = 0;
        }
        world.households.state[household.index()].on_list = 1;
        std::vector<Application>& queue = world.markets[0].queue;
        queue.push_back(a);
        std::sort(queue.begin(), queue.end(), [](Application const& l, Application const& r) {
            return std::tuple(l.since, l.key) < std::tuple(r.since, r.key);
        });
    }

    /// As a resident the household does not ask its landlord.
    void asks_elsewhere(HouseholdId household)
    {
        for (Application& a : world.markets[0].queue)
            if (a.household == household) {
                a.asks_landlord = 0;
                a.own_list = 0;
            }
    }

    /// The household has to leave its dwelling for a renovation of a year: it is owed another, and
    /// its application is of that kind, on its landlord's list too.
    void give_notice(HouseholdId household, int months_until_works)
    {
        for (Application& a : world.markets[0].queue)
            if (a.household == household) {
                a.acute = static_cast<std::uint8_t>(Urgency::rehoused);
                a.asks_landlord = 1;
                a.own_list =
                    own_list(world, MarketDirectory(world), MunicipalityId::at(0), household);
                a.organisations = static_cast<std::uint16_t>(a.organisations | a.own_list);
            }
        DwellingWorks works;
        works.dwelling = world.households.dwelling[household.index()];
        works.tenant = household;
        works.key = world.households.key[household.index()];
        works.begin = world.now + months_until_works;
        works.end = works.begin + 12;
        auto const after =
            std::find_if(world.works.begin(), world.works.end(), [&](DwellingWorks const& other) {
                return works.dwelling < other.dwelling;
            });
        world.works.insert(after, works);
    }

    World world;
};

/// Runs processes for a month and keeps the year's counts.
struct MonthRunner {
    MonthRunner() : measures(declare_flows(catalogue)) {}

    sim::YearCounts run(Process const& process, World& world, int threads = 1,
                        std::uint32_t seed = 1) const
    {
        sim::ThreadPool const pool(threads);
        sim::Streams const streams(seed, 0);
        sim::YearCounts counts(catalogue, world.places());
        process.run(world, {world.now, streams, pool, measures, counts});
        return counts;
    }

    sim::MeasureCatalogue catalogue;
    FlowMeasures measures;
};

/// Lettings in a department by a tool (index into the axis), to households of all groups.
inline std::int64_t lettings_by(sim::YearCounts const& counts, MonthRunner const& runner,
                                std::size_t department, std::size_t tool)
{
    std::int64_t sum = 0;
    for (std::size_t group = 0; group < household_group_count; ++group)
        sum +=
            counts.at(runner.measures.lettings, department, tool * household_group_count + group);
    return sum;
}

} // namespace boligsim::testing
