#include "models/intervention/interventions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "models/process/decisions.hpp"
#include "models/record/measures.hpp"
#include "models/world/households.hpp"
#include "models/world/selection.hpp"
#include "sim/core/units.hpp"

namespace boligsim {

namespace {

/// Index of the programme era whose delivery applies: the programme named, else by the first year.
std::size_t era(InterventionUse const& use)
{
    constexpr std::array<std::string_view, 3> programmes{"2006-10", "2011-14", "2015-18"};
    constexpr int second = 2011;
    constexpr int third = 2015;
    if (use.where.kind == Where::Kind::programme)
        for (std::size_t p = 0; p < programmes.size(); ++p)
            if (use.where.name == programmes[p])
                return p;
    int const year = use.from.year();
    return year < second ? 0u : year < third ? 1u : 2u;
}

/// Tells what a line selects from what others do.
std::uint64_t key_of(Where const& where)
{
    std::uint64_t const name =
        sim::derive_key(sim::name_key(where.all_names()), static_cast<std::uint64_t>(where.kind));
    return sim::derive_key(name, static_cast<std::uint64_t>(where.departments.value_or(-1)));
}

} // namespace

Interventions::Interventions(ModelInputs const& inputs, WorldSchema const& schema,
                             std::uint8_t flag)
    : flag_(flag)
{
    auto odds = std::make_shared<ParticipationOdds>();
    for (InterventionUse const& use : inputs.scenario.interventions) {
        auto const found = std::find_if(inputs.catalogue.begin(), inputs.catalogue.end(),
                                        [&](Intervention const& i) { return i.id == use.use; });
        if (found == inputs.catalogue.end())
            continue;
        // How a programme delivers is as its time has it when the line begins.
        auto const lag = inputs.book.values("delivery.startup_lag", use.from);
        auto const fidelity = inputs.book.values("delivery.fidelity", use.from);
        Intervention entry = in_force(*found, inputs.book, use.from);
        for (auto const& [key, value] : use.set)
            set_number(entry, key, value);
        Line line{.use = use,
                  .draw = static_cast<std::uint32_t>(sim::name_key(entry.id)),
                  .reach = use.reach.value_or(entry.reach),
                  .startup_lag = lag[era(use)],
                  .target = PersonTest(entry.target, schema),
                  .turnout = {}};
        for (auto const& turnout : entry.turnout)
            line.turnout.push_back({PersonTest(turnout.who, schema), turnout.odds});
        odds->add(entry, fidelity[era(use)], schema);
        lines_key_ = sim::derive_key(lines_key_, key_of(use.where));
        lines_.push_back(std::move(line));
    }
    odds_ = std::move(odds);
}

void Interventions::run(World& world, MonthContext const& context) const
{
    if (lines_.empty())
        return;
    drop_ended(world, context.month);
    find_departments(world);
    for (std::uint32_t number = 0; number < lines_.size(); ++number) {
        Line const& line = lines_[number];
        if (context.month < line.use.from || context.month > line.use.to)
            continue;
        double const months_running = context.month - line.use.from + 1;
        double const started =
            line.startup_lag > 0 ? std::min(1.0, months_running / line.startup_lag) : 1.0;
        double const monthly =
            sim::YearlyProbability(std::min(1.0, line.reach * started)).per_month().value();
        if (monthly <= 0)
            continue;
        // All decide from the same world, and begin afterwards.
        auto const& departments = world.intervention_departments[number];
        std::vector<std::vector<Participation>> begun(departments.size());
        context.threads.for_each(departments.size(), [&](std::size_t d) {
            begun[d] = begin_in(world, departments[d], number, monthly, context);
        });
        std::vector<Participation> all;
        for (std::size_t d = 0; d < begun.size(); ++d) {
            all.insert(all.end(), begun[d].begin(), begun[d].end());
            if (!begun[d].empty())
                context.counts.add(context.measures.participants,
                                   world.place_of(departments[d]).index(), 0,
                                   static_cast<std::int64_t>(begun[d].size()));
        }
        for (Participation const& participation : all)
            world.persons.odds_changed[participation.person.index()] |= flag_;
        world.participations.add(all);
    }
}

void Interventions::drop_ended(World& world, sim::Month month) const
{
    Persons& persons = world.persons;
    auto const is_over = [&](Participation const& in) {
        return !persons.alive[in.person.index()] || persons.key[in.person.index()] != in.key ||
               month - in.since >= odds_->months(in.line);
    };
    // Flags are put down for all who end something, and up again for who goes on with another.
    for (Participation const& in : world.participations.all())
        if (is_over(in))
            persons.odds_changed[in.person.index()] &= static_cast<std::uint8_t>(~flag_);
    world.participations.drop_if(is_over);
    for (Participation const& in : world.participations.all())
        persons.odds_changed[in.person.index()] |= flag_;
}

void Interventions::find_departments(World& world) const
{
    if (world.intervention_lines == lines_key_ &&
        world.intervention_departments.size() == lines_.size())
        return;
    world.intervention_departments.clear();
    for (Line const& line : lines_)
        world.intervention_departments.push_back(select(line.use.where, world));
    world.intervention_lines = lines_key_;
}

bool Interventions::takes_part_already(World const& world, PersonId person, Line const& line,
                                       sim::Month month) const
{
    auto const in = world.participations.of(person);
    return std::any_of(in.begin(), in.end(), [&](Participation const& p) {
        return lines_[p.line].use.use == line.use.use && month - p.since < odds_->months(p.line);
    });
}

std::vector<Participation> Interventions::begin_in(World const& world, DepartmentId department,
                                                   std::uint32_t number, double monthly,
                                                   MonthContext const& context) const
{
    Line const& line = lines_[number];
    Persons const& persons = world.persons;
    Department const& place = world.departments[department.index()];
    std::vector<Participation> begun;
    std::size_t const end = place.first_dwelling + place.dwellings;
    for (std::size_t dwelling = place.first_dwelling; dwelling < end; ++dwelling) {
        HouseholdId const household = world.dwellings.occupant[dwelling];
        if (!household)
            continue;
        for_members(world, household, [&](PersonId member) {
            if (!line.target.includes(world, member, context.month) ||
                takes_part_already(world, member, line, context.month))
                return;
            double probability = monthly;
            for (Turnout const& turnout : line.turnout)
                if (turnout.who.includes(world, member, context.month))
                    probability =
                        sim::MonthlyProbability(probability).with_odds_times(turnout.odds).value();
            sim::AgentKey const key = persons.key[member.index()];
            std::uint32_t const word =
                context.streams.word(key, context.month, decide_participation, line.draw);
            if (word < sim::threshold(probability))
                begun.push_back({member, number, key, context.month});
        });
    }
    return begun;
}

} // namespace boligsim
