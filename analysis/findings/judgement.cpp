#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/findings/assessment.hpp"
#include "analysis/report/format_value.hpp"

namespace boligsim::analysis {

namespace {

/// Whether the worlds would find an effect of the margin's size in four cases of five.
bool have_power(MeanEstimate const& estimate, double margin)
{
    return smallest_detectable(estimate).value_or(margin) <= margin;
}

bool lies_within(Interval const& interval, double margin)
{
    return -margin < interval.low && interval.high < margin;
}

Interval reflected(Interval const& interval)
{
    return {-interval.high, -interval.low};
}

/// The other way round.
MeanEstimate reflected(MeanEstimate estimate)
{
    estimate.mean = -estimate.mean;
    if (estimate.interval)
        estimate.interval = reflected(*estimate.interval);
    return estimate;
}

Verdict judge_none(MeanEstimate const& estimate, double margin, std::size_t among)
{
    if (lies_within(*interval_at(estimate, 0.90), margin))
        return Verdict::reproduced;
    Interval const interval = *interval_at(estimate, 1 - 0.05 / static_cast<double>(among));
    bool const beyond_margin = interval.low >= margin || interval.high <= -margin;
    return beyond_margin ? Verdict::outside : Verdict::undecided;
}

Verdict judge_increase(MeanEstimate const& estimate, double margin, std::size_t among)
{
    if (lies_within(*interval_at(estimate, 0.90), margin))
        return Verdict::outside;
    bool const power = have_power(estimate, margin);
    double const low = interval_at(estimate, 0.95)->low;
    if (low > 0)
        return power || low >= margin ? Verdict::reproduced : Verdict::undecided;
    double const high = interval_at(estimate, 1 - 0.05 / static_cast<double>(among))->high;
    if (high < 0 && (power || high <= -margin))
        return Verdict::direction_wrong;
    return Verdict::undecided;
}

/// How many worlds would settle it, where these cannot.
std::string worlds_text(MeanEstimate const& estimate, double margin)
{
    auto const needed = replicates_to_detect(estimate, margin);
    if (!needed || *needed <= estimate.n)
        return "the effect is near the margin";
    return fmt::format("{} worlds would find an effect of the margin", *needed);
}

std::string why_effect(Finding const& finding, EffectResult const& result)
{
    std::string const name = effect_name(result) + ": ";
    switch (result.verdict) {
    case Verdict::direction_wrong:
        return name + "a clear effect the other way";
    case Verdict::outside:
        return name + (finding.direction == Direction::none ? "an effect where none is reported"
                                                            : "no effect that matters");
    case Verdict::undecided:
        return name + "undecided, " + worlds_text(result.judged(), result.margin);
    case Verdict::not_comparable:
        return name + "too few departments or worlds to estimate";
    default:
        return {};
    }
}

/// What the departments compared with do without any programme, where that is not what the treated
/// do.
std::string why_biased(EffectResult const& result)
{
    if (!is_clear(result.placebo))
        return {};
    return fmt::format("{}: {} {} without a programme too", effect_name(result),
                       format_difference(result.unit, result.placebo.mean),
                       difference_unit(result.unit));
}

std::string why_step(StepResult const& result)
{
    switch (result.verdict) {
    case Verdict::direction_wrong:
        return result.label + ": the other way";
    case Verdict::outside:
        return result.label + ": no change that matters";
    case Verdict::undecided:
        return result.label + ": undecided, " + worlds_text(result.change, result.margin);
    case Verdict::not_comparable:
        return result.label + ": too few worlds to estimate";
    default:
        return {};
    }
}

std::string why_figure(FigureResult const& result)
{
    switch (result.verdict) {
    case Verdict::not_comparable:
        return result.figure.label +
               (result.simulated.n == 0 ? ": not in the file" : ": one world has no interval");
    case Verdict::outside:
    case Verdict::undecided:
        return fmt::format(
            "{}: {} by {} {}", result.figure.label,
            result.verdict == Verdict::outside ? "off" : "undecided, off",
            format_difference(result.unit, result.simulated.mean - result.figure.value),
            difference_unit(result.unit));
    default:
        return {};
    }
}

} // namespace

std::string_view to_string(Verdict verdict)
{
    switch (verdict) {
    case Verdict::direction_wrong:
        return "direction wrong";
    case Verdict::outside:
        return "outside";
    case Verdict::undecided:
        return "undecided";
    case Verdict::not_comparable:
        return "not comparable";
    case Verdict::reproduced:
        return "reproduced";
    case Verdict::input:
        return "input, not counted";
    case Verdict::not_modelled:
        return "not modelled yet";
    }
    return "";
}

Verdict judge_effect(Direction direction, MeanEstimate const& estimate, double margin,
                     std::size_t among)
{
    if (!estimate.interval)
        return Verdict::not_comparable;
    switch (direction) {
    case Direction::none:
        return judge_none(estimate, margin, among);
    case Direction::increase:
        return judge_increase(estimate, margin, among);
    case Direction::decrease:
        break;
    }
    return judge_increase(reflected(estimate), margin, among);
}

Verdict judge_not_lower(MeanEstimate const& estimate, double margin)
{
    auto const interval = interval_at(estimate, 0.90);
    if (!interval)
        return Verdict::not_comparable;
    if (interval->low > -margin)
        return Verdict::reproduced;
    return interval->high < -margin ? Verdict::direction_wrong : Verdict::undecided;
}

Verdict judge_figure(Figure const& figure, MeanEstimate const& simulated)
{
    if (!simulated.interval)
        return Verdict::not_comparable;
    MeanEstimate gap = simulated;
    gap.mean -= figure.value;
    if (lies_within(*interval_at(gap, 0.90), figure.tolerance))
        return Verdict::reproduced;
    Interval const interval = *interval_at(gap, 0.95);
    bool const beyond_tolerance =
        interval.low > figure.tolerance || interval.high < -figure.tolerance;
    return beyond_tolerance ? Verdict::outside : Verdict::undecided;
}

bool is_strong(Finding const& finding, std::vector<EffectResult> const& effects)
{
    constexpr double often = 0.5;
    constexpr double times_as_often = 3;
    if (effects.empty() || finding.direction == Direction::none)
        return false;
    return std::all_of(effects.begin(), effects.end(), [](EffectResult const& result) {
        return result.reported >= often &&
               result.reported >= times_as_often * result.reported_anyway;
    });
}

std::string effect_name(EffectResult const& result)
{
    std::string name = result.measure;
    if (!result.less.empty())
        name += " less " + result.less;
    if (result.comparison != "similar departments")
        name += " against " + result.comparison;
    return name;
}

std::string explain_verdict(Assessment const& assessment)
{
    std::string why;
    std::size_t failed = 0;
    std::size_t parts = 0;
    auto const add = [&](std::string const& reason) {
        if (!reason.empty())
            why += (why.empty() ? "" : "; ") + reason;
    };
    auto const take = [&](Verdict verdict, std::string const& reason) {
        ++parts;
        failed += verdict == Verdict::reproduced ? 0 : 1;
        add(reason);
    };
    for (EffectResult const& result : assessment.effects)
        take(result.verdict, why_effect(assessment.finding, result));
    for (StepResult const& result : assessment.steps)
        take(result.verdict, why_step(result));
    for (FigureResult const& result : assessment.figures)
        take(result.verdict, why_figure(result));
    if (failed > 0 && parts > 1)
        why = fmt::format("{} of {} not reproduced: {}", failed, parts, why);
    for (EffectResult const& result : assessment.effects)
        add(why_biased(result));
    return why;
}

std::string verdict_rule(Finding const& finding)
{
    if (finding.role == Role::input)
        return "went in, so it does not count as reproduced";
    if (finding.role == Role::not_modelled)
        return "none: not modelled";
    if (finding.balance)
        return "reproduced where municipal allocation alone lowers the measure, flexible letting "
               "beside it raises it, and both together leave it no lower, each beyond chance and "
               "by "
               "the margin";
    if (!finding.figures.empty())
        return "reproduced where every 90 % interval over worlds lies within the figure's "
               "tolerance; "
               "outside where a 95 % interval lies beyond it";
    std::string const estimate = finding.effect && finding.effect->judged_by == JudgedBy::comparison
                                     ? "difference to the departments compared with"
                                     : "true effect";
    if (finding.direction == Direction::none)
        return fmt::format("reproduced where the 90 % interval of every {} lies within the margin; "
                           "outside where a 95 % interval lies beyond it",
                           estimate);
    return fmt::format("reproduced where the 95 % interval of every {} is {} zero and the worlds "
                       "would find an effect of the margin; direction wrong where one is on the "
                       "other side; outside where a 90 % interval lies within the margin",
                       estimate, finding.direction == Direction::increase ? "above" : "below");
}

} // namespace boligsim::analysis
