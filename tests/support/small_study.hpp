#pragma once

#include <string>
#include <utility>

#include "study/study.hpp"

namespace boligsim::testing {

/// Two replicates of 2006 to 2008; the baseline, by itself, has an agreement that municipalities
/// may allocate every fourth dwelling.
inline Study small_study(std::string name, double scale)
{
    Study study;
    study.name = std::move(name);
    study.scale = scale;
    study.period = {sim::Month(2006, 1), sim::Month(2008, 12)};
    study.replicates = 2;
    Scenario baseline;
    baseline.name = "baseline";
    baseline.letting.push_back({.tool = "municipal_allocation",
                                .where = {},
                                .from = sim::Month(2006, 1),
                                .to = {},
                                .share = 0.25,
                                .municipalities = 1,
                                .any_of = {}});
    study.scenarios = {baseline};
    study.against = "baseline";
    return study;
}

} // namespace boligsim::testing
