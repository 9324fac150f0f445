#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/report/text_table.hpp"
#include "analysis/validate/target_text.hpp"
#include "analysis/validate/validation.hpp"

namespace boligsim::analysis {

namespace {

std::string head(Validation const& validation)
{
    std::string text =
        fmt::format("{} against published figures, row by row: full scale, mean of {} {}\n",
                    validation.scenario, validation.replicates,
                    validation.replicates == 1 ? "world" : "worlds");
    text +=
        validation.agreed_lettings
            ? "Departments of the 2006-10 programme let by agreements here (flexible letting, "
              "advertising), as they did in Denmark.\n"
            : "No department of the 2006-10 programme lets by agreements here (flexible letting, "
              "advertising), as they did in Denmark:\nhold the scenario with the letting tools "
              "that were used "
              "against it, of denmark-2006-2021 'together'.\n";
    return text + years_held(validation) + "\n";
}

std::string interval_text(TargetResult const& result)
{
    auto const& interval = result.simulated.interval;
    if (!interval)
        return "-";
    return value_text(result.target, interval->low) + " to " +
           value_text(result.target, interval->high);
}

std::string tolerance_text(Target const& target)
{
    if (target.tolerance_kind == ToleranceKind::relative)
        return fmt::format("{:.0f} %", target.tolerance * 100);
    if (target.unit == "share")
        return fmt::format("{:.1f} points", target.tolerance * 100);
    return fmt::format("{:g}", target.tolerance);
}

std::string verdict_text(TargetVerdict verdict)
{
    return verdict == TargetVerdict::missed ? "MISSED" : std::string(to_string(verdict));
}

/// A row for each result, misses first.
std::string rows_table(std::vector<TargetResult> const& results)
{
    std::vector<TargetResult const*> rows;
    rows.reserve(results.size());
    for (TargetResult const& result : results)
        rows.push_back(&result);
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    TextTable table({{""},
                     {"figure"},
                     {"published of", Align::right},
                     {"published", Align::right},
                     {"year", Align::right},
                     {"simulated", Align::right},
                     {"95 % interval", Align::right},
                     {"ratio", Align::right},
                     {"within", Align::right},
                     {"role"},
                     {"note"}});
    for (TargetResult const* const row : rows) {
        Target const& target = row->target;
        bool const known = row->simulated.n > 0;
        table.add_row({verdict_text(row->verdict),
                       target.label.empty() ? series_name(target) : target.label,
                       target.published.empty() ? std::to_string(target.year) : target.published,
                       value_text(target, target.value), std::to_string(target.year),
                       known ? value_text(target, row->simulated.mean) : "-", interval_text(*row),
                       known ? fmt::format("{:.2f}", row->simulated.mean / target.value) : "-",
                       tolerance_text(target), target.role, target.note});
    }
    return table.to_text();
}

} // namespace

std::string validation_rows_text(Validation const& validation)
{
    return head(validation) + checks_first(validation, rows_table) + "\n" +
           role_counts(validation) +
           "input: put in; calibration: parameters were set to it; check: neither\n";
}

} // namespace boligsim::analysis
