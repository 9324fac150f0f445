#include "models/livelihood/employment.hpp"

#include <algorithm>
#include <array>

#include "models/process/decisions.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace boligsim {

LabourTransitions LabourTransitions::declare(WorldSchema& schema)
{
    LabourTransitions declared;
    declared.find_job = schema.transition("employment.find_job");
    declared.keep_job = schema.transition("employment.keep_job");
    declared.start_leisure_job = schema.transition("leisure_job.start");
    declared.keep_leisure_job = schema.transition("leisure_job.keep");
    return declared;
}

Employment::Employment(sim::ParameterBook const& book, sim::Period period,
                       LabourTransitions transitions, std::shared_ptr<TransitionOdds const> odds)
    : tables_(sim::shared_table<LabourTables>(book, period)),
      transitions_(transitions),
      odds_(std::move(odds))
{
}

void Employment::step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
                      Pending& /*pending*/) const
{
    LabourTables::Year const& table = tables_->of(month.year());
    std::uint32_t const* const whether = draws.words(decide_labour);
    std::uint32_t const* const where_to = draws.words(decide_labour_destination);

    Persons& persons = world.persons;
    std::size_t const n = rows.size();
    std::array<std::uint16_t, person_chunk> cell;
    static_assert(LabourTables::cells <= 1u << 16);

    // The cells of a chunk first: this part has no branch, so it vectorises.
    {
        sim::Month const* const birth = persons.birth.data() + rows.begin;
        Sex const* const sex = persons.sex.data() + rows.begin;
        Origin const* const origin = persons.origin.data() + rows.begin;
        LabourState const* const labour = persons.labour.data() + rows.begin;
        std::uint8_t const* const standing = persons.standing.data() + rows.begin;
        for (std::size_t i = 0; i < n; ++i) {
            int const age = std::clamp(age_in(birth[i], month), LabourTables::first_age,
                                       LabourTables::last_age);
            auto const age_index = static_cast<unsigned>(age - LabourTables::first_age);
            unsigned const group =
                (static_cast<unsigned>(origin[i]) * 2u + static_cast<unsigned>(sex[i])) *
                    unsigned{LabourTables::ages} +
                age_index;
            cell[i] = static_cast<std::uint16_t>(
                (group * unsigned{labour_state_count} + static_cast<unsigned>(labour[i])) *
                    unsigned{standing_classes} +
                (standing[i] >> 5));
        }
    }

    std::uint32_t const* const leaves = table.leaves.data();
    std::uint8_t const* const odds_changed = persons.odds_changed.data() + rows.begin;
    std::uint8_t const* const alive = persons.alive.data() + rows.begin;
    for (std::size_t i = 0; i < n; ++i) {
        bool const leaving = whether[i] < leaves[cell[i]];
        if (!(leaving | (odds_changed[i] != 0)) || alive[i] == 0)
            continue;
        std::size_t const row = rows.begin + i;
        if (odds_changed[i] != 0)
            step_with_odds(world, row, cell[i], whether[i], where_to[i], table, month);
        else if (leaving)
            change_state(persons, row, cell[i], table.to_work[cell[i]], where_to[i], table, month);
    }
}

void Employment::step_with_odds(World& world, std::size_t row, std::size_t cell,
                                std::uint32_t whether, std::uint32_t where_to,
                                LabourTables::Year const& table, sim::Month month) const
{
    Persons& persons = world.persons;
    LabourState const state = persons.labour[row];
    bool const school = state == LabourState::school || state == LabourState::school_and_job;
    bool const working = is_employed(state);
    TransitionId const transition =
        school ? (working ? transitions_.keep_leisure_job : transitions_.start_leisure_job)
               : (working ? transitions_.keep_job : transitions_.find_job);
    double const factor = odds_->odds(world, PersonId::at(row), transition, month);
    std::uint32_t const usual = table.leaves[cell];
    double const to_work = table.to_work[cell];

    // Without an effect the very table is used, so that odds of one leave every person as they
    // were. Coming of age and the end of working life are nobody's choice.
    bool const certain = usual == sim::threshold(1);
    if (factor == 1 || certain) {
        if (whether < usual)
            change_state(persons, row, cell, to_work, where_to, table, month);
        return;
    }
    double const leave = usual * 0x1p-32;
    if (working) {
        double const stay = with_odds_times(1 - leave, factor);
        if (whether < sim::threshold(1 - stay))
            change_state(persons, row, cell, to_work, where_to, table, month);
        return;
    }
    double const find = leave * to_work;
    double const other = leave - find;
    double const helped = with_odds_times(find, factor);
    double const other_now = other * (find < 1 ? (1 - helped) / (1 - find) : 0);
    double const leave_now = helped + other_now;
    if (whether < sim::threshold(leave_now))
        change_state(persons, row, cell, helped / leave_now, where_to, table, month);
}

void Employment::change_state(Persons& persons, std::size_t row, std::size_t cell, double to_work,
                              std::uint32_t word, LabourTables::Year const& table,
                              sim::Month month) const
{
    LabourState const state = persons.labour[row];
    constexpr std::size_t group_cells = labour_state_count * standing_classes;
    std::size_t const standing = cell % standing_classes;
    std::size_t group = cell / group_cells;
    auto const age_index = static_cast<int>(group % LabourTables::ages);
    constexpr int adult = 18 - LabourTables::first_age;

    LabourState next = state;
    double u = word * 0x1p-32;
    bool const pupil = state == LabourState::school || state == LabourState::school_and_job;
    if (pupil && age_index < adult) {
        next = state == LabourState::school ? LabourState::school_and_job : LabourState::school;
    } else if (u < to_work) {
        next = LabourState::employed;
    } else {
        if (pupil) // the row of 17-year-olds holds the split of those who come of age
            group -= static_cast<std::size_t>(age_index - adult + 1);
        u = (u - to_work) / (1 - to_work);
        auto const& entered = table.entered[group * standing_classes + standing];
        std::size_t s = 0;
        while (s < entered.size() && u >= entered[s])
            ++s;
        next = not_employed_state(s);
    }
    if (next != state) {
        persons.labour[row] = next;
        persons.labour_since[row] = month;
    }
}

} // namespace boligsim
