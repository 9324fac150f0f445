#include <cassert>

#include "models/letting/area_rules/area_rule.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::size_t department_chunk = 64;

void count_resident(Persons const& persons, std::size_t person, sim::Month month,
                    AreaFigures& figures)
{
    int const age = age_in(persons.birth[person], month);
    ++figures.residents;
    figures.non_western += is_non_western(persons.origin[person]) ? 1 : 0;
    if (age < 18 || age > 64)
        return;
    LabourState const state = persons.labour[person];
    bool const active =
        is_employed(state) || state == LabourState::in_education || state == LabourState::school;
    ++figures.of_working_age;
    figures.outside += active ? 0 : 1;
}

} // namespace

std::vector<AreaFigures> count_areas(World const& world, sim::ThreadPool const& threads,
                                     sim::Month month)
{
    std::vector<AreaFigures> of_department(world.departments.size());
    threads.for_chunks(
        world.departments.size(), department_chunk, [&](std::size_t, sim::Rows rows) {
            for (std::size_t i = rows.begin; i < rows.end; ++i) {
                Department const& department = world.departments[i];
                if (!department.area)
                    continue;
                for (std::size_t d = 0; d < department.dwellings; ++d)
                    if (HouseholdId const household =
                            world.dwellings.occupant[department.first_dwelling + d])
                        for_members(world, household, [&](PersonId p) {
                            count_resident(world.persons, p.index(), month, of_department[i]);
                        });
            }
        });
    std::vector<AreaFigures> figures(world.areas.size());
    for (std::size_t i = 0; i < of_department.size(); ++i) {
        if (!world.departments[i].area)
            continue;
        AreaFigures& area = figures[world.departments[i].area.index()];
        area.residents += of_department[i].residents;
        area.of_working_age += of_department[i].of_working_age;
        area.outside += of_department[i].outside;
        area.non_western += of_department[i].non_western;
    }
    return figures;
}

void judge_areas(World& world, sim::ThreadPool const& threads, AreaRules const& rules,
                 AreaMonth const& month)
{
    assert(rules.size() <= most_area_rules);
    AreaStandings& standings = world.area_standings;
    std::uint32_t asked = 0;
    std::uint32_t anew = 0;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::uint32_t const bit = std::uint32_t{1} << r;
        if (!rules[r]->is_asked_for(month))
            continue;
        asked |= bit;
        if ((standings.judged & bit) == 0 || rules[r]->judges_in(month.month))
            anew |= bit;
    }
    if (asked == 0) {
        standings = {};
        return;
    }
    standings.judged = asked;
    standings.rules.resize(world.areas.size(), 0);
    for (std::uint32_t& of_area : standings.rules)
        of_area &= asked & ~anew;
    if (anew == 0)
        return;
    std::vector<AreaFigures> const figures = count_areas(world, threads, month.month);
    for (std::size_t a = 0; a < figures.size(); ++a)
        for (std::size_t r = 0; r < rules.size(); ++r)
            if ((anew >> r & 1) != 0 && rules[r]->holds(figures[a], month))
                standings.rules[a] |= std::uint32_t{1} << r;
}

} // namespace boligsim
