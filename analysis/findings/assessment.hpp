#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/finding.hpp"
#include "analysis/indicators/indicator.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// What is said of a finding, worst first.
enum class Verdict {
    direction_wrong, ///< a clear effect of the other sign
    outside,         ///< not found, found where none was, or a figure out of tolerance
    not_comparable,  ///< the files do not hold what it needs
    reproduced,
    input, ///< went into the model: not counted
    not_modelled,
};
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
    double false_alarms = 0;    ///< the same in the baseline: with the right errors one in twenty
    std::vector<EventYear> event_study;
    double treated = 0;  ///< departments in the estimate, mean over replicates
    double compared = 0; ///< the same of those compared with
    Verdict verdict = Verdict::not_comparable;
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
    Verdict verdict = Verdict::not_comparable;
};

/// A finding with what is simulated and what is said of it.
struct Assessment {
    Finding finding;
    std::string scenario; ///< the file that was used; empty where none was
    std::vector<EffectResult> effects;
    std::vector<StepResult> steps;
    std::vector<FigureResult> figures;
    Verdict verdict = Verdict::not_modelled;
    std::string why;
};

/// The rule by which an effect is judged, fixed beforehand: by the 95 % interval of the evaluator's
/// estimate over replicates. Increase: above zero reproduced, below zero direction wrong, else
/// outside (not detected); decrease the other way round. None: reproduced where the interval holds
/// zero or the estimate is smaller than the smallest effect that counts, else outside. Without an
/// interval (one replicate) not comparable.
Verdict judge_effect(Direction direction, MeanEstimate const& estimate, double smallest);

/// A figure is reproduced where the simulated mean is within its tolerance, else outside.
Verdict judge_figure(Figure const& figure, MeanEstimate const& simulated);

/// The rule as a sentence.
std::string verdict_rule(Finding const& finding);

/// What a trajectory's scenario makes use of, read from its counts; of letting tools, what the
/// baseline does not.
std::vector<Feature> detect_features(Trajectory const& trajectory, Trajectory const& baseline);

/// The file for a finding: it has all features of `with`; of several the one with most of
/// `preferring`, then with the fewest other features, then the first. Empty where none has them.
/// The baseline is used only by findings that ask for no feature.
std::optional<std::size_t> choose_scenario(Finding const& finding,
                                           std::vector<std::vector<Feature>> const& features,
                                           std::size_t baseline);

/// Assesses every finding. The result has one entry for each, in the order of the findings.
std::vector<Assessment> assess_findings(std::vector<Finding> const& findings,
                                        std::vector<Trajectory const*> const& files,
                                        std::size_t baseline);

} // namespace boligsim::analysis
