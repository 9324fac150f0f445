#include "analysis/indicators/agreements.hpp"

#include <algorithm>

#include "study/embedded_study.hpp"

namespace boligsim::analysis {

std::vector<Agreement> agreements_of(Trajectory const& trajectory)
{
    std::vector<Agreement> agreements;
    EmbeddedStudy const study =
        read_embedded_study(trajectory.attribute("study_text").value_or(""));
    if (EmbeddedScenario const* const scenario = study.find(trajectory.scenario()))
        for (PolicyLine const& line : scenario->lines)
            if (line.kind == PolicyLine::Kind::letting)
                agreements.push_back({line.what, line.share.value_or(0), line.text});
    return agreements;
}

std::vector<Agreement> beyond(std::vector<Agreement> const& all,
                              std::vector<Agreement> const& known)
{
    std::vector<Agreement> rest;
    for (Agreement const& agreement : all)
        if (std::find(known.begin(), known.end(), agreement) == known.end())
            rest.push_back(agreement);
    return rest;
}

Group departments_with_new_agreements(Trajectory const& scenario, Trajectory const& baseline)
{
    std::vector<std::string> const tools = agreed_lettings().where.front().second;
    std::vector<Agreement> const added = beyond(agreements_of(scenario), agreements_of(baseline));
    bool const new_ones = std::any_of(added.begin(), added.end(), [&](Agreement const& a) {
        return a.share > 0 && std::find(tools.begin(), tools.end(), a.tool) != tools.end();
    });
    Group none = public_housing_group(scenario);
    std::fill(none.departments.begin(), none.departments.end(), std::uint8_t{0});
    // Without the study counts are all that is known.
    if (!new_ones && scenario.attribute("study_text"))
        return none;
    Group const now = departments_with(scenario, agreed_lettings(), "", "");
    if (!new_ones && !has_departments(now))
        return none;
    Group const before = departments_with(baseline, agreed_lettings(), "", "");
    Group const added_to = difference_of(now, before, "", "");
    return has_departments(added_to) || !new_ones ? added_to : now;
}

} // namespace boligsim::analysis
