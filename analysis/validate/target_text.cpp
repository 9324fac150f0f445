#include "analysis/validate/target_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/report/format_value.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

std::string summary_of(std::vector<TargetResult> const& results, std::string const& role)
{
    std::array<std::size_t, 3> counts{};
    for (TargetResult const& result : results)
        if (result.target.role == role)
            ++counts[static_cast<std::size_t>(result.verdict)];
    std::size_t const all = counts[0] + counts[1] + counts[2];
    if (all == 0)
        return {};
    std::string text =
        fmt::format("{}: {} of {} within tolerance, {} missed", role, counts[1], all, counts[0]);
    if (counts[2] > 0)
        text += fmt::format(", {} not in the file", counts[2]);
    return text + "\n";
}

} // namespace

std::string value_text(Target const& target, double value)
{
    if (!std::isfinite(value))
        return "-";
    if (target.unit == "share")
        return fmt::format("{:.2f} %", value * 100);
    if (target.unit == "areas")
        return fmt::format("{:.0f}", std::abs(value) < 0.5 ? 0 : value);
    if (std::abs(target.value) < 100)
        return fmt::format("{:.3f}", value);
    return format_level(Unit::persons, value);
}

std::string checks_first(Validation const& validation,
                         std::function<std::string(std::vector<TargetResult> const&)> const& part)
{
    std::vector<TargetResult> checks;
    std::vector<TargetResult> others;
    for (TargetResult const& result : validation.results)
        (result.target.role == "check" ? checks : others).push_back(result);
    std::string const orderings = orderings_text(validation.orderings);
    if (checks.empty())
        return part(validation.results) + orderings;
    std::string text = wrap("Checks: no parameter was set to these figures, and they were chosen "
                            "before the model was compared with them.") +
                       part(checks) + orderings;
    if (!others.empty())
        text += "\n" +
                wrap("Inputs and calibration: these went in, or parameters were set to them. That "
                     "they agree does not show that the model predicts.") +
                part(others);
    return text;
}

std::string years_held(Validation const& validation)
{
    std::vector<int> const& years = validation.years;
    if (years.empty() || std::none_of(validation.results.begin(), validation.results.end(),
                                      [&](TargetResult const& result) {
                                          return result.target.year < years.front() ||
                                                 result.target.year > years.back();
                                      }))
        return {};
    return wrap(fmt::format("The file holds {} to {}: figures of other years are not in it.",
                            years.front(), years.back()));
}

std::string role_counts(Validation const& validation)
{
    std::string text = summary_of(validation.results, "check");
    if (!validation.orderings.empty())
        text += fmt::format("orderings: {} of {} as published\n",
                            std::count_if(validation.orderings.begin(), validation.orderings.end(),
                                          [](OrderingResult const& result) {
                                              return result.verdict == TargetVerdict::met;
                                          }),
                            validation.orderings.size());
    for (char const* const role : {"calibration", "input"})
        text += summary_of(validation.results, role);
    return text;
}

} // namespace boligsim::analysis
