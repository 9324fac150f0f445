#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/trajectory/years.hpp"

namespace boligsim::analysis {

/// What a finding is to the model. A finding that went in is not counted as one that came out.
enum class Role {
    input,        ///< the model or a shipped study takes the figure
    calibration,  ///< parameters were fitted to the figure
    check,        ///< compared with what is simulated
    not_modelled, ///< what it is about is not in the model
};

/// What an evaluation says of an effect that it looked for.
enum class Direction { increase, decrease, none };

/// What a scenario makes use of, as its file shows.
enum class Feature {
    interventions, ///< somebody takes part in an intervention
    rent_support,  ///< somebody's rent is supported
    letting_tools, ///< dwellings are let by flexible letting, advertising or combined letting
};

/// Which estimate a claim of an effect is about.
enum class JudgedBy {
    true_effect, ///< what the programme did: with it less without it, the same worlds
    comparison, ///< how the departments changed against others; the source says that it is no effect
};

/// An indicator, or how much it exceeds another.
struct MeasureName {
    std::string measure;
    std::string less; ///< empty for none
};

/// An effect to estimate as the evaluators did.
struct EffectQuestion {
    std::vector<MeasureName> measures;
    std::string treated;                  ///< name of a group: "programme 2006-10", "rent support"
    std::vector<std::string> comparisons; ///< "similar departments" or the name of a group
    std::optional<Years> before;          ///< empty where the indicator is itself a change
    Years after;
    JudgedBy judged_by = JudgedBy::true_effect;
};

/// Whether flexible letting gives back what municipal allocation takes away, in the same worlds
/// with neither, with allocation alone, and with both.
struct BalanceQuestion {
    std::string measure; ///< indicator that allocation lowers and flexible letting raises
    std::string treated; ///< name of a group
    Years years;
};

/// A number that an evaluation gives, and where it is found in a trajectory.
struct Figure {
    std::string label;
    std::string measure;
    std::string group;
    std::string less;              ///< group whose number is taken off; empty for none
    bool against_baseline = false; ///< the baseline's number of the same group is taken off
    /// Not the indicator itself, but the share of the group's municipalities where it is above
    /// zero.
    bool of_municipalities = false;
    int from = 0; ///< first of the years that are added up; the same as `year` for one
    int year = 0;
    double value = 0;     ///< as reported
    double tolerance = 0; ///< how far the simulated mean may be from it
};

/// A fact that the evaluations report, and how it is looked for here.
struct Finding {
    std::string id;
    std::string claim;
    std::string source;
    std::string kind;
    std::string theme;
    Role role = Role::not_modelled;
    std::string reported;               ///< in words or figures
    std::optional<Direction> direction; ///< of effects
    std::string strength;               ///< "effect", "weak", "tendency", "none"
    std::string population;
    std::string conflict; ///< where the document contradicts itself
    std::string missing;  ///< what the model lacks for it; for findings that are not modelled
    std::string enters;   ///< where an input enters
    std::string simplifies;
    std::vector<Feature> with;       ///< the scenario must use all of these
    std::vector<Feature> preferring; ///< of several scenarios the one with these
    std::optional<EffectQuestion> effect;
    std::optional<BalanceQuestion> balance;
    std::vector<Figure> figures;

    /// Whether anything is computed for it.
    bool is_alive() const { return effect.has_value() || balance.has_value() || !figures.empty(); }
};

} // namespace boligsim::analysis
