#pragma once

#include "sim/record/measures.hpp"

namespace boligsim {

/// What is counted while the year runs, by place: the ids in the catalogue. What is counted on 31
/// December only belongs to the observers of each subject (models/process/observer.hpp).
/// docs/formats/trajectory.md lists all measures.
struct FlowMeasures {
    sim::MeasureId changes; ///< [component, status] persons aged 18-64; see Component
    sim::MeasureId
        adults_a_year_on; ///< [a_year_on] persons aged 18 or over at the start of the year
    sim::MeasureId
        newcomers; ///< [came_from] persons who lived elsewhere a year before; no newborns
    sim::MeasureId newcomers_age; ///< sum over newcomers, whole years
    sim::MeasureId leavers;     ///< [age_group] persons who lived here a year before, now elsewhere
    sim::MeasureId leavers_age; ///< sum over leavers, whole years
    sim::MeasureId births;
    sim::MeasureId deaths;
    sim::MeasureId moves_in;      ///< [move_type] households
    sim::MeasureId moves_out;     ///< [vacating] households that leave the place
    sim::MeasureId stays_ended;   ///< [stay_years] as moves_out, less moves within a department
    sim::MeasureId persons_in;    ///< [came_from] persons in moving households
    sim::MeasureId persons_out;   ///< [went_to]
    sim::MeasureId lettings;      ///< [tool, household_work, household_origin]
    sim::MeasureId months_waited; ///< the same; sum over lettings
    /// [household_work, household_origin] offers declined, by the department of the dwelling
    sim::MeasureId refusals;
    sim::MeasureId participants; ///< persons who began in an intervention
};

/// Parts of a year's change of the persons aged 18-64 of a place. Exact: stock at the end by status
/// = stayers_after + moved_in + arrived + came_of_age; stock at the start = stayers_before +
/// moved_out + departed + reached_65 + died.
enum class Component : std::size_t {
    stayers_before, ///< here and 18-64 on both 31 Decembers, by status at the start
    stayers_after,  ///< the same persons, by status at the end
    moved_in,       ///< lived elsewhere in Denmark at the start; status at the end
    moved_out,      ///< lives elsewhere in Denmark at the end; status at the start
    arrived,        ///< was not in Denmark at the start
    departed,       ///< has left Denmark
    came_of_age,    ///< was under 18 at the start (wherever they lived)
    reached_65,     ///< is 65 or over at the end; status and place at the start
    died,
};
constexpr std::size_t component_count = 9;

/// Where somebody is on 31 December who was 18 or over on the one before: counted where they lived
/// then.
enum class AYearOn : std::size_t { same_place, another_place, abroad, dead };

/// Row of the axis `age_group`, of whole years.
constexpr std::size_t age_group_cell(int age)
{
    return age < 18 ? 0u : age < 30 ? 1u : age < 65 ? 2u : 3u;
}

/// Row of the axis `stay_years` for a household that moved in that many whole months ago.
constexpr std::size_t stay_years_cell(int months)
{
    int const years = months / 12;
    return years < 1    ? 0u
           : years < 2  ? 1u
           : years < 5  ? 2u
           : years < 10 ? 3u
           : years < 25 ? 4u
                        : 5u;
}

/// Adds the flows to the catalogue, behind what is there; the axes too where there are none yet.
FlowMeasures declare_flows(sim::MeasureCatalogue& catalogue);

} // namespace boligsim
