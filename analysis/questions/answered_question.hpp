#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/comparison_row.hpp"
#include "analysis/compare/followed_cohorts.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/questions/planned_question.hpp"

namespace boligsim::analysis {

/// A number that answers a question, by what answers it:
///
///   over_time     the measure, mean over the years
///   dose          the same, by the share of the scenario's line
///   lettings      letting_share_TOOL of each tool in the scenario's lines, over all lettings of the
///                 years; component TOOL
///   newly_housed  the measure over all lettings of the years; then, by component TOOL, of those whom a
///                 tool of the scenario's lines houses, against those from the waiting list in the
///                 same scenario
///   waiting       mean_months_waited over all lettings of the years
///   who_instead   persons aged 18-64 at the end of the last year, measures in_work and not_in_work;
///                 component "here", "other_public", "owner", "private_rental", "other"
///   followed      followed_in_work and followed_in_work_share, mean over the years; component the year
///                 at whose end those followed lived there
struct AnswerRow {
    std::string scenario;
    std::optional<double> share; ///< of the line in which the scenario differs
    ComparisonRow row;
};

/// A question with its answer.
struct AnsweredQuestion {
    PlannedQuestion plan;
    std::string against;
    std::vector<AnswerRow> rows;
    /// Of the answer `dose`: the scenario of the largest share less that of the smallest, in the same
    /// worlds. Empty where a scenario differs in more than one line.
    std::optional<MeanEstimate> largest_less_smallest;
    /// Of the answer `followed`: the cohorts, with their numbers by year.
    struct Followed {
        std::string scenario;
        FollowedCohort cohort;
    };
    std::vector<Followed> followed;
};

/// The totals of a file, by its place among the files. Its groups hold those of the question.
using TotalsOfFile = std::function<GroupTotals&(std::size_t file)>;

AnsweredQuestion answer_question(PlannedQuestion const& plan, TotalsOfFile const& totals);

/// All questions of the study that the files embed.
std::vector<AnsweredQuestion> answer_questions(std::vector<Trajectory const*> const& files);

/// Persons aged 18-64 of any origin, in work or not.
Indicator adults_in_work();
Indicator adults_not_in_work();

} // namespace boligsim::analysis
