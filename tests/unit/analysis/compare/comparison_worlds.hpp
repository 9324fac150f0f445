#pragma once

#include <regex>
#include <string>
#include <utility>

#include "analysis/trajectory/memory_trajectory.hpp"

namespace boligsim::analysis {

/// A text without its line breaks.
inline std::string one_line(std::string text)
{
    return std::regex_replace(text, std::regex("\\s+"), " ");
}

/// Two departments, the first with a plan of 2006-10, and an owner segment; two years, two
/// replicates.
inline MemoryTrajectory make_trajectory(std::string const& name)
{
    MemoryTrajectory trajectory(name, {2010, 2011}, 2, {"Planned", "Other"}, {"Aarhus owner"});
    CategoryAxis const employment{"employment", {"employed", "unemployed"}};
    CategoryAxis const origin{"origin", {"danish", "western", "menapt", "other_non_western"}};
    trajectory.add_measure("adults", {employment, origin});
    trajectory.add_measure("participants", {});
    trajectory.add_measure("residents", {{"sex", {"women", "men"}}});
    trajectory.set_integers("department_programmes", {1, 0});
    trajectory.set_scale(0.5);
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t y = 0; y < 2; ++y)
            for (std::size_t d = 0; d < 2; ++d) {
                trajectory.value("adults", Sector::departments, r, y, d, 0) = 40;
                trajectory.value("adults", Sector::departments, r, y, d, 4) = 60;
                trajectory.value("residents", Sector::departments, r, y, d, 1) = 130;
            }
    return trajectory;
}

/// The plan brings work to 10 and to 12 of the planned department in the last year.
inline MemoryTrajectory make_scenario()
{
    MemoryTrajectory scenario = make_trajectory("plan");
    scenario.value("participants", Sector::departments, 0, 1, 0, 0) = 20;
    for (std::size_t r = 0; r < 2; ++r) {
        std::int64_t const found_work = r == 0 ? 10 : 12;
        scenario.value("adults", Sector::departments, r, 1, 0, 0) += found_work;
        scenario.value("adults", Sector::departments, r, 1, 0, 4) -= found_work;
    }
    return scenario;
}

/// The scenario and its baseline with the study that they were run from: the plan is at work in 2010
/// in the department "Other".
inline std::pair<MemoryTrajectory, MemoryTrajectory> with_study(std::string const& where)
{
    std::pair files{make_scenario(), make_trajectory("baseline")};
    for (MemoryTrajectory* const file : {&files.first, &files.second}) {
        file->set_texts("department_municipality", {"Aarhus", "Odense"});
        file->set_attribute(
            "study_text", "format: 1\nstudy: s\n"
                          "defaults: {period: {from: 2010-01, to: 2011-12}}\n"
                          "blocks:\n"
                          "  usual: {letting: [{tool: flexible_letting, where: all, from: 2010-01, "
                          "share: 0.2}]}\n"
                          "  plan: {interventions: [{use: leisure_job, where: " +
                              where +
                              ", from: 2010-03, to: 2010-12}]}\n"
                              "scenarios:\n  baseline: {use: [usual]}\n"
                              "  plan: {use: [usual, plan]}\n");
    }
    return files;
}

} // namespace boligsim::analysis
