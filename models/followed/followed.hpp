#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/process/observer.hpp"
#include "models/process/process.hpp"
#include "models/process/schema.hpp"
#include "sim/core/added_columns.hpp"
#include "sim/record/measures.hpp"
#include "study/cohorts.hpp"

namespace boligsim {

/// Columns of persons, and measures.
struct FollowedHandles {
    sim::AddedColumn<std::uint8_t> cohorts; ///< bit k: one of cohort k
    sim::AddedColumn<std::uint8_t> arrived; ///< year of arrival less 1999; 0: did not arrive
    sim::MeasureId cohort_adults;           ///< [cohort, work] persons aged 18-64
    sim::MeasureId marks;                   ///< [mark] residents aged 18-64; cell 0 all of them
    sim::MeasureId immigrants;              ///< [years_since_arrival] persons of 18 or over

    static FollowedHandles declare(WorldSchema& schema);
};

/// The column of arrivals counts from here; nobody arrives in it.
constexpr int no_arrival_year = 1999;

/// How many marks there are.
constexpr unsigned mark_count = 16;

/// The marks of a person, a bit each, drawn by a fair coin for good: the same in every world that
/// has the person. How many of two departments' residents are the same people follows from how many
/// bear each mark (same_people, analysis/compare).
std::uint16_t marks_of(sim::AgentKey person);

/// On 31 December before a line of the study begins: its cohort is who lives in its departments.
///
/// Reads       dwellings, households
/// Writes      the column of cohorts; Department::cohorts
class FollowCohorts : public Process {
public:
    FollowCohorts(std::vector<Cohort> cohorts, FollowedHandles handles)
        : cohorts_(std::move(cohorts)), handles_(handles)
    {
    }
    std::string_view name() const override { return "cohorts"; }
    void run(World& world, MonthContext const& context) const override;

private:
    std::vector<Cohort> cohorts_;
    FollowedHandles handles_;
};

/// Where the members of cohorts live, whether they work, and the marks of the residents of places
/// that have a cohort.
class CohortObserver : public Observer {
public:
    explicit CohortObserver(FollowedHandles handles) : handles_(handles) {}
    std::string_view name() const override { return "cohorts"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    FollowedHandles handles_;
};

/// Where immigrants of non-Western origin live, by years since they came.
class ImmigrantObserver : public Observer {
public:
    explicit ImmigrantObserver(FollowedHandles handles) : handles_(handles) {}
    std::string_view name() const override { return "immigrants"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    FollowedHandles handles_;
};

} // namespace boligsim
