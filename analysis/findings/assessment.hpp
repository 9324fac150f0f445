#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/finding.hpp"
#include "analysis/findings/scenario_pairs.hpp"
#include "analysis/indicators/indicator.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "analysis/trajectory/years.hpp"

namespace boligsim::analysis {

/// What is said of a finding, worst first.
enum class Verdict {
    direction_wrong, ///< a clear effect of the other sign
    outside,   ///< no effect that matters, one where none is reported, a figure out of tolerance
    undecided, ///< these worlds cannot tell
    not_comparable, ///< the files do not hold what it needs
    reproduced,
    input, ///< went into the model: not counted
    not_modelled,
};
constexpr std::size_t verdict_count = 7;
std::string_view to_string(Verdict verdict);

/// The mean estimate over replicates for a year of the event study.
struct EventYear {
    int year = 0;
    MeanEstimate effect;
};

/// An effect as estimated: one indicator against one comparison.
struct EffectResult {
    std::string measure;
    std::string less; ///< indicator that is taken off; empty for none
    std::string comparison;
    Unit unit = Unit::share;
    MeanEstimate evaluator;     ///< what an evaluator of the simulated registers finds
    double clustered_error = 0; ///< mean over replicates of the clustered standard error
    MeanEstimate truth;         ///< with the programme less without, the same worlds and years
    MeanEstimate placebo;       ///< what the evaluator finds in the baseline, with no programme
    double significant = 0;     ///< share of the worlds whose evaluator finds it, at 5 %, clustered
    double false_alarms = 0;    ///< the same in the partner: with the right errors one in twenty
    double reported = 0; ///< share of the worlds whose evaluator would report what is reported
    double reported_anyway = 0; ///< the same in the partner, without the programme
    std::vector<EventYear> event_study;
    double treated = 0;  ///< departments in the estimate, mean over replicates
    double compared = 0; ///< the same of those compared with
    JudgedBy judged_by = JudgedBy::true_effect;
    double margin = 0; ///< the smallest effect that counts
    Verdict verdict = Verdict::not_comparable;

    /// The estimate that the claim is about.
    MeanEstimate const& judged() const
    {
        return judged_by == JudgedBy::true_effect ? truth : evaluator;
    }
};

/// The indicator, what is taken off it and what it is compared with, in words; departments like the
/// treated go without saying.
std::string effect_name(EffectResult const& result);

/// A figure as simulated.
struct FigureResult {
    Figure figure;
    Unit unit = Unit::share;
    MeanEstimate simulated;
    Verdict verdict = Verdict::not_comparable;
};

/// One step of a balance: how an indicator differs between two scenarios, the same worlds.
struct StepResult {
    std::string label;
    std::string measure;
    std::string reported;
    Unit unit = Unit::share;
    MeanEstimate change;
    double margin = 0; ///< the smallest change that counts
    Verdict verdict = Verdict::not_comparable;
};

/// What a programme did to those who lived where it acts when it began, wherever they live in the
/// years after which a finding asks. Told beside the effect on the place; nothing is judged by it.
struct PersonsEffect {
    int december = 0; ///< they lived there on 31 December of this year
    Years years;
    MeanEstimate employed;   ///< difference of the share in work, of those aged 18-64
    double other_people = 0; ///< of the place's residents aged 18-64, those who are not the same
                             ///< people as without the programme
};

/// A finding with what is simulated and what is said of it.
struct Assessment {
    Finding finding;
    std::string scenario; ///< the file that was used; empty where none was
    std::string partner;  ///< the scenario without what the finding is about
    std::vector<EffectResult> effects;
    std::vector<StepResult> steps;
    std::vector<FigureResult> figures;
    /// Of findings on the share in work, where the files follow people.
    std::optional<PersonsEffect> persons;
    Verdict verdict = Verdict::not_modelled;
    /// Reproduced, and seen by an evaluator as reported in half of the worlds or more, and three
    /// times as often as without the programme: evidence. A finding of no effect never is, since it
    /// looks the same without a programme.
    bool strong = false;
    std::string why;
};

/// The rule by which an effect is judged, fixed beforehand (docs/decisions/0013). `margin` is the
/// smallest effect that counts, `among` the number of estimates that the finding is judged by.
///
/// None: reproduced where the 90 % interval lies within the margin (two one-sided tests at 5 %:
/// Schuirmann 1987), outside where the 95 % interval lies beyond it, else undecided.
///
/// Increase: outside where the 90 % interval lies within the margin, since then there is no effect
/// that matters. Reproduced where the 95 % interval is above zero, if the worlds would have found
/// an effect of the margin's size in four cases of five, or the interval lies above the margin.
/// Direction wrong where it is below zero in the same way, at a level that allows for several
/// estimates (1 - 0.05 / among). Else undecided. Decrease the other way round.
///
/// Without an interval (one replicate) not comparable.
Verdict judge_effect(Direction direction, MeanEstimate const& estimate, double margin,
                     std::size_t among = 1);

/// Whether a change is not a decrease that matters: reproduced where the 90 % interval lies above
/// -margin, direction wrong where it lies below, else undecided.
Verdict judge_not_lower(MeanEstimate const& estimate, double margin);

/// A figure is reproduced where the 90 % interval lies within its tolerance, outside where the 95 %
/// interval lies beyond, else undecided; of one replicate, which has no interval, not comparable.
Verdict judge_figure(Figure const& figure, MeanEstimate const& simulated);

/// Whether the finding is evidence (`Assessment::strong`), from its effects.
bool is_strong(Finding const& finding, std::vector<EffectResult> const& effects);

/// The rule as a sentence.
std::string verdict_rule(Finding const& finding);

/// Why the parts of an assessment are not reproduced, those that failed first; empty where all are.
std::string explain_verdict(Assessment const& assessment);

/// Assesses every finding. The result has one entry for each, in the order of the findings.
std::vector<Assessment> assess_findings(std::vector<Finding> const& findings,
                                        std::vector<Trajectory const*> const& files,
                                        std::size_t baseline);

} // namespace boligsim::analysis
