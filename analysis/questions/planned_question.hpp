#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare/policy.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/language/language.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/trajectory/years.hpp"
#include "study/study.hpp"

namespace boligsim::analysis {

/// A question of the study's that the files at hand can answer: about whom and which years.
struct PlannedQuestion {
    std::size_t number = 0; ///< its place among the study's questions, from 1
    Question question;
    std::size_t against = 0;            ///< file that its scenarios are compared with
    std::vector<std::size_t> scenarios; ///< files of its scenarios, in the order of the question
    std::vector<Policy> policies;       ///< what each of these does that the other does not
    Group group;                        ///< the departments that it is about
    Years years;
};

/// The questions of the study that the files embed. One whose scenarios have no file here is left
/// out, and so is one of a measure that the files do not hold.
std::vector<PlannedQuestion> plan_questions(std::vector<Trajectory const*> const& files);

/// The groups that the numbers of a question need: its own, all public housing, and homes outside it
/// by tenure.
std::vector<Group> groups_of(PlannedQuestion const& question, Trajectory const& trajectory);

/// The question in the reader's language; in another where the study has it in no other.
std::string words_of(QuestionText const& text, Language language);

} // namespace boligsim::analysis
