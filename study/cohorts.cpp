#include "study/cohorts.hpp"

#include <algorithm>

namespace boligsim {

Cohort cohort_of(PolicyLine const& line, EmbeddedStudy const& study)
{
    int const first = study.period ? study.period->first.year() : line.from.year();
    return {line.where, std::max(line.from.year(), first) - 1};
}

std::vector<Cohort> cohorts_of(EmbeddedStudy const& study)
{
    EmbeddedScenario const* const against = study.find(study.against);
    std::vector<Cohort> cohorts;
    for (EmbeddedScenario const& scenario : study.scenarios)
        for (PolicyLine const& line :
             beyond(scenario.lines, against ? against->lines : std::vector<PolicyLine>())) {
            Cohort const cohort = cohort_of(line, study);
            if (cohorts.size() < most_cohorts &&
                std::find(cohorts.begin(), cohorts.end(), cohort) == cohorts.end())
                cohorts.push_back(cohort);
        }
    return cohorts;
}

std::optional<std::size_t> number_of(PolicyLine const& line, EmbeddedStudy const& study)
{
    std::vector<Cohort> const cohorts = cohorts_of(study);
    auto const found = std::find(cohorts.begin(), cohorts.end(), cohort_of(line, study));
    if (found == cohorts.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - cohorts.begin());
}

} // namespace boligsim
