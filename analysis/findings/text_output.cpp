#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/findings/output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

constexpr std::size_t indent = 2;

std::vector<Assessment const*> worst_first(std::vector<Assessment> const& assessments)
{
    std::vector<Assessment const*> order;
    order.reserve(assessments.size());
    for (Assessment const& assessment : assessments)
        order.push_back(&assessment);
    std::stable_sort(order.begin(), order.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    return order;
}

bool is_target(Assessment const& assessment)
{
    return assessment.finding.role == Role::calibration;
}

bool is_answered(Assessment const& assessment)
{
    return !assessment.effects.empty() || !assessment.steps.empty() || !assessment.figures.empty();
}

/// Effects of shares are in points, other effects in their unit.
std::string with_unit(Unit unit, std::string const& text)
{
    return text + " " + difference_unit(unit);
}

/// "+1.18 (0.11 to 2.24)".
std::string estimate_text(Unit unit, MeanEstimate const& estimate)
{
    std::string text = format_difference(unit, estimate.mean);
    if (estimate.interval)
        text += " (" + format_interval(unit, estimate.interval) + ")";
    return text;
}

/// A figure is a level, unless something is taken off.
std::string figure_text(FigureResult const& result, double value)
{
    bool const is_difference = !result.figure.less.empty() || result.figure.against_baseline;
    if (is_difference)
        return with_unit(result.unit, format_difference(result.unit, value));
    return format_level(result.unit, value);
}

std::string effects_table(Assessment const& assessment)
{
    TextTable table({{"effect on", Align::left, 22},
                     {"verdict", Align::left, 10},
                     {"margin", Align::right, 8},
                     {"true effect", Align::right, 15},
                     {"evaluator", Align::right, 15}});
    for (EffectResult const& result : assessment.effects) {
        std::string name = effect_name(result);
        std::replace(name.begin(), name.end(), '_', ' ');
        table.add_row({name, std::string(to_string(result.verdict)),
                       with_unit(result.unit, format_size(result.unit, result.margin)),
                       estimate_text(result.unit, result.truth),
                       estimate_text(result.unit, result.evaluator)});
    }
    return table.to_text();
}

std::string steps_table(Assessment const& assessment)
{
    TextTable table({{"change", Align::left, 24},
                     {"verdict", Align::left, 10},
                     {"reported", Align::left, 10},
                     {"margin", Align::right, 8},
                     {"simulated", Align::right, 15}});
    for (StepResult const& result : assessment.steps)
        table.add_row({result.label, std::string(to_string(result.verdict)), result.reported,
                       with_unit(result.unit, format_size(result.unit, result.margin)),
                       estimate_text(result.unit, result.change)});
    return table.to_text();
}

std::string figures_table(Assessment const& assessment)
{
    TextTable table({{"figure", Align::left, 26},
                     {"verdict", Align::left, 10},
                     {"reported", Align::right, 12},
                     {"simulated", Align::right, 12},
                     {"95 % interval", Align::right, 12}});
    for (FigureResult const& result : assessment.figures)
        table.add_row({result.figure.label, std::string(to_string(result.verdict)),
                       figure_text(result, result.figure.value),
                       figure_text(result, result.simulated.mean),
                       format_interval(result.unit, result.simulated.interval)});
    return table.to_text();
}

/// Whether an evaluator of these registers would have reported it, and whether that says anything.
std::string reporting_text(Assessment const& assessment)
{
    std::string text;
    for (EffectResult const& result : assessment.effects) {
        if (!result.evaluator.interval)
            continue;
        std::string name = effect_name(result);
        std::replace(name.begin(), name.end(), '_', ' ');
        text += fmt::format("{}{}: {} with, {} without the programme", text.empty() ? "" : "; ",
                            name, format_level(Unit::share, result.reported),
                            format_level(Unit::share, result.reported_anyway));
    }
    return text.empty() ? text
                        : "Share of the worlds in which an evaluator reports it: " + text + ".";
}

/// What became of those who lived there, beside the place.
std::string persons_text(Assessment const& assessment)
{
    if (!assessment.persons)
        return {};
    PersonsEffect const& persons = *assessment.persons;
    std::string const years = persons.years.first == persons.years.last
                                  ? std::to_string(persons.years.first)
                                  : fmt::format("{}-{}", persons.years.first, persons.years.last);
    return fmt::format(
        "Of those aged 18-64 who lived there on 31 December {}, wherever they live in {}: {} "
        "points "
        "in work ({}). Of the residents, {} are other people than without the programme.",
        persons.december, years, format_difference(Unit::share, persons.employed.mean),
        persons.employed.interval
            ? "95 % interval " + format_interval(Unit::share, persons.employed.interval)
            : std::string("no interval: one world"),
        format_level(Unit::share, persons.other_people));
}

std::string paragraph(Assessment const& assessment)
{
    Finding const& finding = assessment.finding;
    std::string heading = finding.id + " " + std::string(to_string(assessment.verdict));
    if (assessment.strong)
        heading += ", strong";
    if (is_target(assessment))
        heading += ", target";
    if (!assessment.partner.empty() && assessment.partner != assessment.scenario)
        heading += fmt::format(" ({} against {})", assessment.scenario, assessment.partner);
    std::string text = wrap(heading) + std::string(indent, ' ') +
                       wrap(finding.claim + ". Reported: " + finding.reported + ".", indent);
    if (!assessment.effects.empty())
        text += effects_table(assessment);
    if (!assessment.steps.empty())
        text += steps_table(assessment);
    if (!assessment.figures.empty())
        text += figures_table(assessment);
    auto const add = [&](std::string const& sentence) {
        if (!sentence.empty())
            text += std::string(indent, ' ') + wrap(sentence, indent);
    };
    add(persons_text(assessment));
    add(reporting_text(assessment));
    if (!assessment.why.empty())
        add("Why: " + assessment.why + ".");
    if (!finding.conflict.empty())
        add("The source contradicts itself: " + finding.conflict + ".");
    return text + "\n";
}

std::string how_to_read(std::vector<Assessment const*> const& answered, double scale)
{
    auto const any = [&](auto const& has) {
        return std::any_of(answered.begin(), answered.end(), has);
    };
    bool const effects = any([](auto const* a) { return !a->effects.empty(); });
    std::string text;
    if (effects)
        text += wrap("True effect: the same worlds with and without the programme. Evaluator: what "
                     "an evaluator of the simulated registers finds. In brackets 95 % intervals "
                     "over worlds. Margin: the smallest effect that counts, fixed beforehand. "
                     "Undecided: these worlds cannot tell. Strong: an evaluator reports it in half "
                     "of the worlds or more, and three times as often as without the programme; a "
                     "finding of no effect never is, since it looks the same without one.");
    if (any([](auto const* a) { return is_target(*a); }))
        text += wrap("Target: parameters were set to the figure. That it is reproduced shows that "
                     "the model is set right, not that it predicts.");
    if (effects && scale < 1)
        text += wrap(fmt::format("These worlds hold one household in {:g}, so departments are thin "
                                 "and an evaluator sees less than one of all of Denmark. At full "
                                 "scale more may be found:",
                                 1 / scale)) +
                "  boligsim run STUDY --set defaults.world.scale=1\n";
    return text.empty() ? text : text + "\n";
}

/// Findings that the files do not answer: what they need, and how many there are.
std::string unanswered_text(std::vector<Assessment const*> const& others)
{
    std::map<std::string, std::vector<std::string>> needs;
    std::size_t inputs = 0;
    std::size_t missing = 0;
    for (Assessment const* const assessment : others)
        switch (assessment->verdict) {
        case Verdict::input:
            ++inputs;
            break;
        case Verdict::not_modelled:
            ++missing;
            break;
        default:
            needs[assessment->why].push_back(assessment->finding.id);
        }
    std::string text;
    for (auto const& [why, ids] : needs)
        text += wrap(fmt::format("Not comparable: {} ({}).", fmt::join(ids, ", "), why), indent);
    if (inputs + missing > 0)
        text +=
            wrap(fmt::format("Besides, {} went into the model and {} are not modelled yet; each "
                             "with its reason: --full",
                             inputs, missing),
                 indent);
    return text;
}

std::string every_reason(std::vector<Assessment const*> const& others)
{
    std::string text;
    for (Assessment const* const assessment : others)
        text += wrap(fmt::format("{} {}: {}. {}.", assessment->finding.id,
                                 to_string(assessment->verdict), assessment->finding.claim,
                                 assessment->why),
                     indent);
    return text;
}

/// "12 checks: 2 reproduced (1 strong), 3 undecided".
std::string count_role(std::vector<Assessment> const& assessments, Role role,
                       std::string const& name)
{
    std::array<std::size_t, verdict_count> counts{};
    std::size_t strong = 0;
    std::size_t all = 0;
    for (Assessment const& assessment : assessments) {
        if (assessment.finding.role != role)
            continue;
        ++all;
        ++counts[static_cast<std::size_t>(assessment.verdict)];
        strong += assessment.strong ? 1 : 0;
    }
    if (all == 0)
        return {};
    std::vector<std::string> parts;
    for (std::size_t v = 0; v < counts.size(); ++v) {
        if (counts[v] == 0)
            continue;
        std::string part = fmt::format("{} {}", counts[v], to_string(Verdict{static_cast<int>(v)}));
        if (Verdict{static_cast<int>(v)} == Verdict::reproduced && role == Role::check)
            part += fmt::format(" ({} strong)", strong);
        parts.push_back(std::move(part));
    }
    return wrap(fmt::format("{}: {}", counted(static_cast<std::int64_t>(all), name),
                            fmt::join(parts, ", ")),
                indent);
}

} // namespace

std::string role_name(Role role)
{
    switch (role) {
    case Role::input:
        return "input";
    case Role::calibration:
        return "calibration";
    case Role::check:
        return "check";
    case Role::not_modelled:
        break;
    }
    return "not_modelled";
}

std::string findings_text(std::vector<Assessment> const& assessments, double scale, Listed listed)
{
    std::vector<Assessment const*> answered;
    std::vector<Assessment const*> others;
    for (Assessment const* const assessment : worst_first(assessments))
        (is_answered(*assessment) && assessment->verdict != Verdict::input ? answered : others)
            .push_back(assessment);
    std::string text;
    for (Assessment const* const assessment : answered)
        text += paragraph(*assessment);
    text += how_to_read(answered, scale);
    text += listed == Listed::all ? every_reason(others) : unanswered_text(others);
    text +=
        fmt::format("\n{}:\n", counted(static_cast<std::int64_t>(assessments.size()), "finding"));
    text += count_role(assessments, Role::check, "check");
    text += count_role(assessments, Role::calibration, "calibration target");
    text += count_role(assessments, Role::input, "input");
    return text + count_role(assessments, Role::not_modelled, "other fact");
}

} // namespace boligsim::analysis
