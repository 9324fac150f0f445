#include "models/letting/rehousing.hpp"

#include <algorithm>
#include <tuple>

#include "models/housing/application_form.hpp"
#include "models/process/decisions.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "models/world/selection.hpp"
#include "models/world/works.hpp"

namespace boligsim {

namespace {

constexpr int months_of_beginnings = 12;

/// Dwellings and departments draw under keys of their own, away from those of persons and
/// households.
constexpr sim::AgentKey dwelling_keys = 0x6477656c6c696e67ull;
constexpr sim::AgentKey department_keys = 0x656d707479646570ull;

bool is_here(World const& world, DwellingWorks const& works)
{
    std::size_t const i = works.tenant.index();
    return world.households.state[i].exists != 0 && world.households.key[i] == works.key;
}

/// Whether whom notice was given lives there still.
bool lives_there(World const& world, DwellingWorks const& works)
{
    return works.tenant && is_here(world, works) &&
           world.households.dwelling[works.tenant.index()] == works.dwelling;
}

/// Takes households' applications out of all queues, or only those to be rehoused; a queue is put
/// in order by ListUpkeep.
enum class Withdrawn : std::uint8_t { all, those_to_be_rehoused };
void withdraw(World& world, std::vector<HouseholdId> const& households, Withdrawn which)
{
    if (households.empty())
        return;
    for (Market& market : world.markets)
        for (Application& a : market.queue)
            if (a.household && (which == Withdrawn::all || Urgency{a.acute} == Urgency::rehoused) &&
                std::binary_search(households.begin(), households.end(), a.household)) {
                world.households.state[a.household.index()].on_list = 0;
                a.household = {};
            }
}

/// The dwellings of the department that are emptied, in the order in which works begin.
std::vector<DwellingId> draw_dwellings(Department const& department, DepartmentId id,
                                       RenovationRule const& rule, sim::AgentKey rule_key,
                                       sim::Streams const& streams)
{
    sim::Month const month(rule.year, 1);
    std::vector<std::pair<std::uint32_t, DwellingId>> order;
    for (std::size_t k = 0; k < department.dwellings; ++k) {
        DwellingId const dwelling = DwellingId::at(department.first_dwelling + k);
        sim::AgentKey const key =
            sim::derive_key(sim::derive_key(dwelling_keys, rule_key), dwelling.index());
        order.emplace_back(streams.word(key, month, decide_rehousing), dwelling);
    }
    std::sort(order.begin(), order.end());
    // A share of a few dwellings is rounded up in some departments and down in others.
    double const rounding =
        streams.uniform(sim::derive_key(sim::derive_key(department_keys, rule_key), id.index()),
                        month, decide_rehousing);
    auto const count = static_cast<std::size_t>(
        rule.rehouse * static_cast<double>(department.dwellings) + rounding);
    std::vector<DwellingId> dwellings;
    for (std::size_t k = 0; k < std::min(count, order.size()); ++k)
        dwellings.push_back(order[k].second);
    return dwellings;
}

/// The tenant's members who were observed there last December, and since when.
std::vector<ResidentSince> observe_residents(World const& world, HouseholdId tenant)
{
    std::vector<ResidentSince> residents;
    for_members(world, tenant, [&](PersonId p) {
        std::size_t const i = p.index();
        if (world.persons.observed_place[i] == world.households.place[tenant.index()])
            residents.push_back(
                {p, world.persons.key[i], world.now.year() - 1 - world.persons.observed_years[i]});
    });
    return residents;
}

/// Who of them comes back with the tenant after a December elsewhere.
void note_return(World& world, DwellingWorks const& works)
{
    PlaceId const old_home = world.place_of(world.dwellings.department[works.dwelling.index()]);
    for (ResidentSince const& resident : works.residents) {
        std::size_t const i = resident.person.index();
        if (world.persons.key[i] == resident.key && world.persons.alive[i] != 0 &&
            world.persons.household[i] == works.tenant &&
            world.persons.observed_place[i] != old_home)
            world.came_back.push_back(resident);
    }
}

Application application_of(World const& world, MarketDirectory const& directory,
                           RoomNorm const& norm, DwellingWorks const& works, sim::Month month)
{
    Department const& department =
        world.departments[world.dwellings.department[works.dwelling.index()].index()];
    Application a;
    a.household = works.tenant;
    a.key = works.key;
    follow_household(world, norm, a);
    a.since = month;
    a.organisations = directory.list_bit(department.municipality, department.landlord());
    a.own_list = a.organisations;
    a.kind = department.kind;
    a.acute = static_cast<std::uint8_t>(Urgency::rehoused);
    a.reason = MoveReason::rehousing;
    return a;
}

} // namespace

Rehousing::Rehousing(std::vector<RenovationRule> const& rules, sim::ParameterBook const& book,
                     sim::Period period)
    : rules_(rules),
      keys_(renovation_keys(rules)),
      room_norm_(sim::dated_table<RoomNorm>(book, period)),
      notice_months_(sim::dated_scalar(book, period, "rehousing.notice_months")),
      temporary_months_most_(sim::dated_scalar(book, period, "rehousing.temporary_months_most"))
{
}

void Rehousing::end_works(World& world, MonthContext const& context) const
{
    std::vector<HouseholdId> staying;
    std::vector<DwellingWorks> going_on;
    going_on.reserve(world.works.size());
    for (DwellingWorks works : world.works) {
        bool const vacant = !world.dwellings.occupant[works.dwelling.index()];
        bool const there = lives_there(world, works);
        if (works.tenant && !there && !works.rehoused_in) {
            // They left for another reason than the works.
            if (is_here(world, works))
                staying.push_back(works.tenant);
            works.tenant = {};
        }
        if (context.month == works.begin && !vacant) {
            if (there)
                staying.push_back(works.tenant);
            continue;
        }
        if (context.month < works.end) {
            going_on.push_back(works);
            continue;
        }
        bool const comes_back =
            vacant && works.tenant && works.rehoused_in && is_here(world, works) &&
            world.households.dwelling[works.tenant.index()] == works.rehoused_in &&
            works.end - works.begin <= temporary_months_most_.at(context.month);
        if (comes_back) {
            std::size_t const i = works.tenant.index();
            note_return(world, works);
            count_household_move(world, context, works.tenant, world.households.place[i],
                                 world.place_of(world.dwellings.department[works.dwelling.index()]),
                                 MoveReason::rehousing);
            move_to_dwelling(world, works.tenant, works.dwelling);
            // The lease ran on all the while.
            world.households.moved_in[i] = works.moved_in;
        } else if (vacant) {
            world.dwellings.vacant_since[works.dwelling.index()] = context.month;
        }
    }
    world.works = std::move(going_on);
    std::sort(world.came_back.begin(), world.came_back.end(),
              [](ResidentSince const& a, ResidentSince const& b) { return a.person < b.person; });
    std::sort(staying.begin(), staying.end());
    // Households that were evicted or moved by choice may have applied anew, for reasons of their own.
    withdraw(world, staying, Withdrawn::those_to_be_rehoused);
}

void Rehousing::give_notice(World& world, MonthContext const& context, RenovationRule const& rule,
                            sim::AgentKey key) const
{
    int const beginning = context.month - sim::Month(rule.year, 1);
    std::vector<DwellingWorks> noticed;
    for (DepartmentId const id : select(rule.where, world)) {
        Department const& department = world.departments[id.index()];
        std::vector<DwellingId> const dwellings =
            draw_dwellings(department, id, rule, key, context.streams);
        for (std::size_t k = 0; k < dwellings.size(); ++k) {
            auto const turn = static_cast<int>(k * months_of_beginnings / dwellings.size());
            if (turn != beginning || is_kept_back(world, dwellings[k]))
                continue;
            DwellingWorks works;
            works.dwelling = dwellings[k];
            works.begin = context.month + static_cast<int>(notice_months_.at(context.month));
            works.end = works.begin + rule.works_months;
            if (HouseholdId const tenant = world.dwellings.occupant[dwellings[k].index()]) {
                works.tenant = tenant;
                works.key = world.households.key[tenant.index()];
                works.moved_in = world.households.moved_in[tenant.index()];
                works.residents = observe_residents(world, tenant);
            }
            noticed.push_back(works);
        }
    }

    MarketDirectory const directory(world);
    std::vector<HouseholdId> tenants;
    for (DwellingWorks const& works : noticed)
        if (works.tenant)
            tenants.push_back(works.tenant);
    std::sort(tenants.begin(), tenants.end());
    withdraw(world, tenants, Withdrawn::all);
    for (DwellingWorks const& works : noticed) {
        world.works.push_back(works);
        if (!works.tenant)
            continue;
        MunicipalityId const market =
            world.municipality(world.households.place[works.tenant.index()]);
        std::vector<Application>& queue = world.markets[market.index()].queue;
        Application const a =
            application_of(world, directory, room_norm_.at(context.month), works, context.month);
        auto const later = std::upper_bound(
            queue.begin(), queue.end(), a, [](Application const& x, Application const& y) {
                return std::tuple(x.since, x.key) < std::tuple(y.since, y.key);
            });
        queue.insert(later, a);
        world.households.state[works.tenant.index()].on_list = 1;
    }
    std::sort(
        world.works.begin(), world.works.end(),
        [](DwellingWorks const& a, DwellingWorks const& b) { return a.dwelling < b.dwelling; });
}

void Rehousing::run(World& world, MonthContext const& context) const
{
    if (!world.works.empty())
        end_works(world, context);
    for (std::size_t r = 0; r < rules_.size(); ++r)
        if (rules_[r].rehouse > 0 && rules_[r].year == context.month.year())
            give_notice(world, context, rules_[r], keys_[r]);
}

} // namespace boligsim
