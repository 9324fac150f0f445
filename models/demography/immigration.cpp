#include "models/demography/immigration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "models/demography/bands.hpp"
#include "models/record/flows.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey arrivals_root = 0x61727269766c0000ull;

/// By inhabitants, and by the pull of each municipality.
MunicipalityId draw_municipality(World const& world, std::vector<double> const& pull, double u)
{
    double total = 0;
    for (std::size_t i = 0; i < pull.size(); ++i)
        total += static_cast<double>(world.municipalities[i].population_2020) * pull[i];
    double left = u * total;
    for (std::size_t i = 0; i < world.municipalities.size(); ++i) {
        left -= static_cast<double>(world.municipalities[i].population_2020) * pull[i];
        if (left < 0)
            return MunicipalityId::at(i);
    }
    return MunicipalityId::at(world.municipalities.size() - 1);
}

} // namespace

struct Immigration::Arrival {
    sim::AgentKey key;
    Origin origin;
    Sex sex;
    int age;
    int months; ///< beyond the whole years
    bool alone;
};

Immigration::Immigration(sim::ParameterBook const& book, sim::Period period,
                         std::shared_ptr<Starters const> starters)
    : persons_per_year_(sim::dated_values(book, period, "immigration.persons_per_year")),
      refugee_share_(sim::dated_scalar(book, period, "immigration.refugee_share")),
      alone_share_(sim::dated_values(book, period, "immigration.alone_share")),
      most_children_(sim::dated_scalar(book, period, "immigration.children_per_household_max")),
      usual_mother_age_(sim::dated_scalar(book, period, "immigration.usual_mother_age")),
      own_group_strength_(sim::dated_scalar(book, period, "immigration.own_group_strength")),
      starters_(std::move(starters))
{
}

std::vector<Immigration::Arrival> Immigration::draw_arrivals(World& world,
                                                             MonthContext const& context) const
{
    std::vector<Arrival> arrivals;
    std::vector<double> const& yearly = persons_per_year_.at(context.month);
    std::vector<double> const& alone_share = alone_share_.at(context.month);
    int const month = context.month.month_of_year();
    sim::Month const january(context.month.year(), 1);
    for (std::size_t cell = 0; cell < yearly.size(); ++cell) {
        double const per_month = yearly[cell] * world.scale / 12;
        double const offset =
            context.streams.uniform(sim::derive_key(arrivals_root, cell), january, decide_arrival);
        double const n =
            std::floor(per_month * month + offset) - std::floor(per_month * (month - 1) + offset);
        for (double i = 0; i < n; ++i) {
            sim::AgentKey const key = sim::derive_key(arrivals_root + 1, world.arrivals++);
            auto const word = [&](std::uint32_t draw) {
                return context.streams.word(key, context.month, decide_arrival, draw);
            };
            std::size_t const band = cell % migration_bands;
            std::uint32_t const age_word = word(arrival_age);
            auto const origin = static_cast<Origin>(cell / migration_bands / 2);
            arrivals.push_back({key, origin, static_cast<Sex>(cell / migration_bands % 2),
                                static_cast<int>(band * 5 + age_word % 5),
                                static_cast<int>(age_word / 5 % 12),
                                word(arrival_alone) <
                                    sim::threshold(alone_share[static_cast<std::size_t>(origin)])});
        }
    }
    return arrivals;
}

std::vector<std::vector<Immigration::Arrival>>
Immigration::form_households(std::vector<Arrival> const& arrivals, sim::Month month) const
{
    auto const usual_mother_age = static_cast<int>(usual_mother_age_.at(month));
    auto const most_children = static_cast<std::size_t>(most_children_.at(month));
    std::vector<std::vector<Arrival>> households;
    for (std::size_t o = 0; o < origin_count; ++o) {
        std::vector<Arrival> women;
        std::vector<Arrival> men;
        std::vector<Arrival> children;
        std::vector<std::vector<Arrival>> with_children;
        std::vector<std::vector<Arrival>> others;
        for (Arrival const& a : arrivals) {
            if (static_cast<std::size_t>(a.origin) != o)
                continue;
            if (a.age < 18)
                children.push_back(a);
            else if (a.alone)
                (a.sex == Sex::woman && a.age >= 20 && a.age < 50 ? women : others.emplace_back())
                    .push_back(a);
            else
                (a.sex == Sex::woman ? women : men).push_back(a);
        }
        auto const by_age = [](Arrival const& a, Arrival const& b) {
            return std::pair(a.age, a.key) < std::pair(b.age, b.key);
        };
        std::sort(women.begin(), women.end(), by_age);
        std::sort(men.begin(), men.end(), by_age);
        std::size_t next_man = 0;
        for (Arrival const& woman : women) {
            if (!woman.alone && next_man < men.size())
                with_children.insert(with_children.begin(), {woman, men[next_man++]});
            else
                with_children.push_back({woman});
        }
        for (; next_man < men.size(); ++next_man)
            others.push_back({men[next_man]});
        // Children go to couples first, then to lone women; of either to those of a mother's age.
        auto const as_parents = [&](std::vector<Arrival> const& adults) {
            return std::pair(adults.size() == 1, std::abs(adults.front().age - usual_mother_age));
        };
        std::stable_sort(with_children.begin(), with_children.end(),
                         [&](std::vector<Arrival> const& a, std::vector<Arrival> const& b) {
                             return as_parents(a) < as_parents(b);
                         });
        std::size_t host = 0;
        std::size_t round = 0;
        for (Arrival const& child : children) {
            if (host == with_children.size()) {
                host = 0;
                ++round;
            }
            if (with_children.empty() || round >= most_children)
                others.push_back({child});
            else
                with_children[host++].push_back(child);
        }
        for (auto* list : {&with_children, &others})
            for (auto& members : *list)
                households.push_back(std::move(members));
    }
    return households;
}

void Immigration::settle(World& world, MonthContext const& context,
                         std::vector<Arrival> const& members, std::vector<double> const& pull) const
{
    Arrival const& head = members.front();
    auto const uniform = [&](std::uint32_t draw) {
        return context.streams.uniform(head.key, context.month, decide_arrival, draw);
    };
    MunicipalityId const municipality =
        draw_municipality(world, pull, uniform(arrival_municipality));
    PlaceId const lodging = world.place_of(municipality, Tenure::other);
    HouseholdId const household = found_household(world, sim::derive_key(head.key, 0), lodging);
    bool const couple = members.size() > 1 && members[1].age >= 18;
    PersonId first; // the mother, where there are children and an adult
    std::vector<PersonId> newcomers;
    for (std::size_t k = 0; k < members.size(); ++k) {
        Arrival const& a = members[k];
        PersonId const person = world.persons.add(a.key);
        std::size_t const i = person.index();
        world.persons.birth[i] = context.month - (a.age * 12 + a.months);
        world.persons.arrived[i] = context.month;
        world.persons.sex[i] = a.sex;
        world.persons.origin[i] = a.origin;
        world.persons.generation[i] =
            a.origin == Origin::danish ? Generation::danish : Generation::immigrant;
        world.persons.partnered[i] = couple && k < 2 ? 1 : 0;
        add_member(world, household, person);
        newcomers.push_back(person);
        if (k == 0)
            first = person;
        else if (a.age < 18 && head.age >= 18)
            set_parent(world.persons, person, first);
    }
    starters_->start(world, {Appearance::arrived, newcomers}, {context.month, context.streams});
    refresh_household(world, household);
    count_arrival(world, context, household, static_cast<std::int64_t>(members.size()));
    if (head.age < 18) {
        world.pending.children_alone.push_back(
            {household, WhyAlone::arrived_so, portray_for_events(world, context, household)});
        return;
    }
    bool const refugee =
        is_non_western(head.origin) && uniform(arrival_refugee) < refugee_share_.at(context.month);
    world.pending.seekers.push_back(
        {household, refugee ? MoveReason::refugee : MoveReason::arrival});
}

void Immigration::run(World& world, MonthContext const& context) const
{
    std::vector<double> const to_all = own_group_pull(world, 0);
    std::vector<double> const to_kin = own_group_pull(world, own_group_strength_.at(context.month));
    for (auto const& members : form_households(draw_arrivals(world, context), context.month))
        settle(world, context, members, is_non_western(members.front().origin) ? to_kin : to_all);
}

} // namespace boligsim
