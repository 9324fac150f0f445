#include "models/demography/emigration.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "models/demography/bands.hpp"
#include "models/demography/leaving.hpp"
#include "models/world/parents.hpp"

namespace boligsim {

namespace {

constexpr int adult_age = 18;

bool is_child(World const& world, PersonId person)
{
    return age_in(world.persons.birth[person.index()], world.now) < adult_age;
}

/// Draw numbers of decide_emigration.
enum EmigrationDraw : std::uint32_t { draw_whether, draw_with_children };

} // namespace

LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period)
{
    return {"emigration", decide_emigration,
            LifeHazard(book, period,
                       [](sim::ParameterBook const& b, sim::Month at) -> LifeHazard::Rate {
                           auto const rates = b.values("emigration.annual_rate", at);
                           return [rates](LifeGroup const& g) {
                               std::size_t const band = migration_band(g.age);
                               if (band >= migration_bands)
                                   return sim::AnnualRate(0);
                               std::size_t const group = static_cast<std::size_t>(g.origin) * 2 +
                                                         static_cast<std::size_t>(g.sex);
                               return sim::AnnualRate(rates[group * migration_bands + band]);
                           };
                       }),
            [ratio = sim::dated_values(book, period, "emigration.generation_ratio")](
                World const& world, LifeHit const& hit, Pending& pending) {
                if (is_child(world, hit.person) && has_parent(world.persons, hit.person))
                    return;
                Generation const generation = world.persons.generation[hit.person.index()];
                if (hit.kept(ratio.at(world.now)[static_cast<std::size_t>(generation)]))
                    pending.emigrants.push_back(hit.person);
            }};
}

Emigration::Emigration(sim::ParameterBook const& book, sim::Period period)
    : with_parent_share_(sim::dated_values(book, period, "emigration.with_parent_share"))
{
}

std::vector<PersonId> Emigration::family_of(World const& world, MonthContext const& context,
                                            PersonId person) const
{
    Persons const& persons = world.persons;
    std::vector<double> const& with_parent = with_parent_share_.at(context.month);
    std::vector<PersonId> family{person};
    for (std::size_t k = 0; k < family.size(); ++k) {
        PersonId const parent = family[k];
        if (!persons.first_child[parent.index()])
            continue;
        std::uint32_t const word = context.streams.word(persons.key[parent.index()], context.month,
                                                        decide_emigration, draw_with_children);
        for_children(persons, parent, [&](PersonId child) {
            auto const generation = static_cast<std::size_t>(persons.generation[child.index()]);
            if (is_child(world, child) && word < sim::threshold(with_parent[generation]))
                family.push_back(child);
        });
    }
    return family;
}

void Emigration::run(World& world, MonthContext const& context) const
{
    for (PersonId const person : world.pending.emigrants) {
        if (!world.persons.alive[person.index()])
            continue;
        std::vector<PersonId> const family = family_of(world, context, person);
        // Home by home; most families have one.
        for (auto next = family.begin(); next != family.end();) {
            HouseholdId const home = world.persons.household[next->index()];
            auto const together = std::find_if(next, family.end(), [&](PersonId p) {
                return world.persons.household[p.index()] != home;
            });
            leave_population(world, context, std::span(next, together), Component::departed);
            next = together;
        }
    }
}

} // namespace boligsim
