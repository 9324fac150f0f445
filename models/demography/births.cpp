#include "models/demography/births.hpp"

#include "models/demography/bands.hpp"
#include "models/record/measures.hpp"
#include "models/world/households.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

constexpr int first_age = 15;
constexpr int last_age = 49;
constexpr std::size_t ages = last_age - first_age + 1;

} // namespace

LifeEvent fertility(sim::ParameterBook const& book, sim::Period period)
{
    return {"births", decide_birth,
            LifeHazard(book, period,
                       [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
                           auto const rates = b.values("fertility.annual_rate", at);
                           auto const odds = b.values("fertility.partnered_odds", at);
                           auto const partnered = b.values("households.partnered_share", at);
                           return [=](LifeGroup const& g) {
                               if (g.sex == Sex::man || g.age < first_age || g.age > last_age)
                                   return sim::AnnualRate(0);
                               auto const age = static_cast<std::size_t>(g.age - first_age);
                               double const mean =
                                   rates[static_cast<std::size_t>(g.origin) * ages + age];
                               double const ratio = odds[age / 5];
                               double const share = partnered[age]; // women come first
                               double const single = mean / (share * ratio + 1 - share);
                               return sim::AnnualRate(g.partnered ? single * ratio : single);
                           };
                       }),
            [](World const&, LifeHit const& hit, Pending& pending) {
                pending.births.push_back(hit.person);
            }};
}

Births::Births(sim::ParameterBook const& book, sim::Period period,
               std::shared_ptr<Starters const> starters)
    : starters_(std::move(starters)), tables_(sim::dated_table<Tables>(book, period))
{
}

Births::Tables::Tables(sim::ParameterBook const& book, sim::Month at)
    : boy(sim::threshold(book.scalar("fertility.boy_share", at)))
{
    auto const shares = book.values("births.same_origin_share", at);
    for (std::size_t o = 0; o < origin_count; ++o)
        for (std::size_t g = 0; g < 2; ++g)
            same_origin[o][g] = sim::threshold(shares[o * 2 + g]);
}

void Births::run(World& world, MonthContext const& context) const
{
    Persons& persons = world.persons;
    Tables const& tables = tables_.at(context.month);
    std::vector<PersonId> newborn;
    for (PersonId const mother : world.pending.births) {
        std::size_t const m = mother.index();
        if (!persons.alive[m])
            continue; // died in the same month
        sim::AgentKey const key = sim::derive_key(persons.key[m], persons.children_born[m]);
        ++persons.children_born[m];
        auto const word = [&](std::uint32_t draw) {
            return context.streams.word(key, context.month, decide_newborn, draw);
        };
        Origin const origin = persons.origin[m];
        Generation const generation = persons.generation[m];
        HouseholdId const household = persons.household[m];

        PersonId const child = persons.add(key);
        std::size_t const c = child.index();
        persons.birth[c] = context.month;
        persons.sex[c] = word(newborn_sex) < tables.boy ? Sex::man : Sex::woman;
        if (origin != Origin::danish) {
            std::size_t const descendant = generation == Generation::descendant ? 1 : 0;
            if (word(newborn_origin) <
                tables.same_origin[static_cast<std::size_t>(origin)][descendant]) {
                persons.origin[c] = origin;
                persons.generation[c] = Generation::descendant;
            }
        }
        if (persons.origin[c] == origin)
            set_parent(persons, child, mother);
        add_member(world, household, child);
        refresh_household(world, household);
        newborn.push_back(child);
        context.counts.add(context.measures.births,
                           world.households.place[household.index()].index(), 0);
    }
    starters_->start(world, {Appearance::born, newborn}, {context.month, context.streams});
}

} // namespace boligsim
