#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/validate/target_text.hpp"
#include "analysis/validate/validation.hpp"

namespace boligsim::analysis {

namespace {

/// Targets of the same name in several years.
struct Series {
    std::string name;
    std::vector<TargetResult const*> results;

    std::size_t count(TargetVerdict verdict) const
    {
        return static_cast<std::size_t>(
            std::count_if(results.begin(), results.end(),
                          [&](TargetResult const* r) { return r->verdict == verdict; }));
    }
    /// The result furthest off, in units of its tolerance; null where the file has none.
    TargetResult const* worst() const
    {
        TargetResult const* found = nullptr;
        auto const distance = [](TargetResult const& r) {
            return std::abs(r.deviation) / r.target.tolerance;
        };
        for (TargetResult const* const r : results)
            if (r->verdict != TargetVerdict::not_in_file &&
                (found == nullptr || distance(*r) > distance(*found)))
                found = r;
        return found;
    }
};

std::vector<Series> fold(std::vector<TargetResult> const& results)
{
    std::vector<Series> all;
    std::map<std::string, std::size_t> rows;
    for (TargetResult const& result : results) {
        std::string const name = series_name(result.target);
        auto const [row, is_new] = rows.try_emplace(name, all.size());
        if (is_new)
            all.push_back({name, {}});
        all[row->second].results.push_back(&result);
    }
    std::stable_sort(all.begin(), all.end(), [](Series const& a, Series const& b) {
        return a.count(TargetVerdict::missed) > 0 && b.count(TargetVerdict::missed) == 0;
    });
    return all;
}

std::string deviation_text(Target const& target, double deviation)
{
    if (target.tolerance_kind == ToleranceKind::relative)
        return fmt::format("{:+.1f} %", deviation * 100);
    if (target.unit == "share")
        return fmt::format("{:+.2f} points", deviation * 100);
    return fmt::format("{:+.3f}", deviation);
}

std::string tolerance_text(Target const& target)
{
    return deviation_text(target, target.tolerance).substr(1);
}

std::string years_text(Series const& series)
{
    int const first = series.results.front()->target.year;
    int const last = series.results.back()->target.year;
    return first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
}

/// "-16.5 % (10.0 %)": how far off, and how far it may be.
std::string off_text(Target const& target, double deviation)
{
    return deviation_text(target, deviation) + " (" + tolerance_text(target) + ")";
}

/// A row for each series, those with a miss first. The role is said where it is not that of a check.
std::string series_table(std::vector<TargetResult> const& results)
{
    TextTable table({{"", Align::left},
                     {"target", Align::left, 22},
                     {"ok", Align::right},
                     {"worst in", Align::right, 5},
                     {"published", Align::right},
                     {"simulated", Align::right},
                     {"off by (may be)", Align::right, 12}});
    for (Series const& series : fold(results)) {
        TargetResult const* const worst = series.worst();
        Target const& any = series.results.front()->target;
        std::string name = series.name;
        std::replace(name.begin(), name.end(), '_', ' ');
        name += ", " + years_text(series);
        if (any.role != "check")
            name += ", " + any.role;
        std::string const met =
            fmt::format("{}/{}", series.count(TargetVerdict::met), series.results.size());
        if (worst == nullptr) {
            table.add_row({"-", name + ": not in the file", met, "", "", "", ""});
            continue;
        }
        table.add_row({series.count(TargetVerdict::missed) > 0 ? "MISSED" : "ok", name, met,
                       std::to_string(worst->target.year),
                       value_text(worst->target, worst->target.value),
                       value_text(worst->target, worst->simulated.mean),
                       off_text(worst->target, worst->deviation)});
    }
    return table.to_text();
}

/// The keys of a target's object, and `ordering` with what is simulated of each group.
nlohmann::ordered_json ordering_object(std::string const& scenario, OrderingResult const& result)
{
    Ordering const& ordering = result.ordering;
    nlohmann::ordered_json object;
    object["scenario"] = scenario;
    object["id"] = ordering.id;
    object["theme"] = theme_names()[static_cast<std::size_t>(ordering.theme)];
    object["target"] = ordering.label;
    object["year"] = ordering.year;
    object["unit"] = "ordering";
    for (char const* const key : {"published", "simulated", "interval", "ratio", "deviation",
                                  "tolerance", "tolerance_kind"})
        object[key] = nullptr;
    object["role"] = "check";
    object["verdict"] = ordering_word(result.verdict);
    object["source"] = ordering.source;
    object["published_of"] = ordering.published;
    object["note"] = "";
    nlohmann::ordered_json groups = nlohmann::ordered_json::object();
    for (std::size_t g = 0; g < result.values.size(); ++g)
        groups[ordering.groups[g]] = result.values[g];
    object["ordering"] = {{"groups", std::move(groups)},
                          {"worlds", result.replicates},
                          {"there_in_worlds", result.there_in}};
    return object;
}

} // namespace

std::string validation_text(Validation const& validation)
{
    return fmt::format("{} against published figures\n", validation.scenario) +
           years_held(validation) + checks_first(validation, series_table) + "\n" +
           role_counts(validation);
}

std::string validation_json(std::vector<Validation> const& validations)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (Validation const& validation : validations)
        for (TargetResult const& result : validation.results) {
            Target const& target = result.target;
            nlohmann::ordered_json object;
            object["scenario"] = validation.scenario;
            object["id"] = target.id;
            object["theme"] = theme_names()[static_cast<std::size_t>(target.theme)];
            object["target"] = series_name(target);
            object["year"] = target.year;
            object["unit"] = target.unit;
            object["published"] = target.value;
            if (result.simulated.n == 0)
                object["simulated"] = object["interval"] = object["ratio"] = object["deviation"] =
                    nullptr;
            else {
                object["simulated"] = result.simulated.mean;
                if (auto const& interval = result.simulated.interval)
                    object["interval"] = {interval->low, interval->high};
                else
                    object["interval"] = nullptr;
                object["ratio"] = result.simulated.mean / target.value;
                object["deviation"] = result.deviation;
            }
            object["tolerance"] = target.tolerance;
            object["tolerance_kind"] =
                target.tolerance_kind == ToleranceKind::relative ? "relative" : "absolute";
            object["role"] = target.role;
            object["verdict"] = to_string(result.verdict);
            object["source"] = target.source;
            object["published_of"] = target.published;
            object["note"] = target.note;
            list.push_back(std::move(object));
        }
    for (Validation const& validation : validations)
        for (OrderingResult const& result : validation.orderings)
            list.push_back(ordering_object(validation.scenario, result));
    return list.dump(1) + "\n";
}

std::string validation_csv(std::vector<Validation> const& validations)
{
    std::string text =
        csv_line({"scenario", "id", "theme", "year", "unit", "published", "simulated", "low",
                  "high", "ratio", "deviation", "tolerance", "role", "verdict"});
    for (Validation const& validation : validations)
        for (TargetResult const& result : validation.results) {
            bool const known = result.simulated.n > 0;
            auto const& interval = result.simulated.interval;
            text += csv_line(
                {validation.scenario, result.target.id,
                 theme_names()[static_cast<std::size_t>(result.target.theme)],
                 std::to_string(result.target.year), result.target.unit,
                 format_exact(result.target.value),
                 known ? format_exact(result.simulated.mean) : "",
                 interval ? format_exact(interval->low) : "",
                 interval ? format_exact(interval->high) : "",
                 known ? format_exact(result.simulated.mean / result.target.value) : "",
                 known ? format_exact(result.deviation) : "", format_exact(result.target.tolerance),
                 result.target.role, std::string(to_string(result.verdict))});
        }
    for (Validation const& validation : validations)
        for (OrderingResult const& result : validation.orderings)
            text += csv_line({validation.scenario, result.ordering.id,
                              theme_names()[static_cast<std::size_t>(result.ordering.theme)],
                              std::to_string(result.ordering.year), "ordering", "", "", "", "", "",
                              "", "", "check", std::string(ordering_word(result.verdict))});
    return text;
}

} // namespace boligsim::analysis
