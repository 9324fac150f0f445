#include "analysis/validate/target_text.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/report/format_value.hpp"

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
    if (std::abs(target.value) < 100)
        return fmt::format("{:.3f}", value);
    return format_level(Unit::persons, value);
}

std::string checks_first(std::vector<TargetResult> const& results,
                         std::function<std::string(std::vector<TargetResult> const&)> const& part)
{
    std::vector<TargetResult> checks;
    std::vector<TargetResult> others;
    for (TargetResult const& result : results)
        (result.target.role == "check" ? checks : others).push_back(result);
    if (checks.empty())
        return part(results);
    std::string text = "Checks: no parameter was set to these figures, and they were chosen before "
                       "they were held against the model.\n" +
                       part(checks);
    if (!others.empty())
        text +=
            "\nInputs and calibration: these went in, or parameters were set to them. That they "
            "agree does not show that the model predicts.\n" +
            part(others);
    return text;
}

std::string role_counts(std::vector<TargetResult> const& results)
{
    std::string text;
    for (char const* const role : {"check", "calibration", "input"})
        text += summary_of(results, role);
    return text;
}

} // namespace boligsim::analysis
