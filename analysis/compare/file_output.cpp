#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "analysis/compare/output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

std::string kind_name(RowKind kind)
{
    switch (kind) {
    case RowKind::indicator:
        return "level";
    case RowKind::while_in_force:
        return "while_in_force";
    case RowKind::afterwards:
        return "afterwards";
    case RowKind::chosen_years:
        return "chosen_years";
    case RowKind::year_change:
        return "change_in_year";
    case RowKind::total_change:
        return "change_since_start";
    case RowKind::displacement:
        return "displacement";
    case RowKind::conservation:
        return "conservation";
    }
    return "";
}

/// The kind of a row about a cohort, so that none is taken for one about places.
std::string followed_kind(RowKind kind)
{
    return kind == RowKind::indicator ? "followed" : "followed_" + kind_name(kind);
}

nlohmann::ordered_json number(double value)
{
    if (!std::isfinite(value))
        return nullptr;
    return value;
}

nlohmann::ordered_json to_json(Comparison const& comparison, ComparisonRow const& row,
                               std::string const& kind)
{
    nlohmann::ordered_json object;
    object["scenario"] = comparison.scenario;
    object["against"] = comparison.against;
    object["kind"] = kind;
    object["measure"] = row.measure;
    if (!row.component.empty())
        object["component"] = row.component;
    object["group"] = row.group;
    if (row.from != row.year)
        object["from"] = row.from;
    object["year"] = row.year;
    object["unit"] = to_string(row.unit);
    object["difference"] = number(row.difference.mean);
    if (row.difference.interval)
        object["interval"] = {row.difference.interval->low, row.difference.interval->high};
    else
        object["interval"] = nullptr;
    object["level"] = number(row.level);
    object["against_level"] = number(row.against_level);
    object["replicates"] = row.difference.n;
    return object;
}

nlohmann::ordered_json to_json(Comparison const& comparison, DisplacedRow const& row)
{
    nlohmann::ordered_json object;
    object["scenario"] = comparison.scenario;
    object["against"] = comparison.against;
    object["kind"] = "displaced_households";
    object["group"] = comparison.displaced->group;
    object["first_month"] = *comparison.displaced->first_month;
    object["let_in"] = row.let_in;
    object["households"] = row.group;
    object["count"] = row.count;
    if (!row.lives_in.empty())
        object["lives_in"] = row.lives_in;
    object["unit"] = "households";
    object["level"] = number(row.households.mean);
    if (row.households.interval)
        object["interval"] = {row.households.interval->low, row.households.interval->high};
    else
        object["interval"] = nullptr;
    object["replicates"] = row.households.n;
    return object;
}

/// Rows of tables of households; none where the two let to the same ones.
std::vector<DisplacedRow> rows_of(Comparison const& comparison)
{
    if (!comparison.displaced || !comparison.displaced->first_month)
        return {};
    return displaced_rows(*comparison.displaced);
}

std::string displaced_title(Language language)
{
    return csv_line({"scenario", "against", "group", "first_month", "let_in", "households", "count",
                     "lives_in", "unit", "level", "low", "high", "replicates"},
                    language);
}

std::string displaced_line(Comparison const& comparison, DisplacedRow const& row, Language language)
{
    auto const& interval = row.households.interval;
    return csv_line(
        {comparison.scenario, comparison.against, comparison.displaced->group,
         std::to_string(*comparison.displaced->first_month), row.let_in, row.group, row.count,
         row.lives_in, "households", format_exact(row.households.mean, language),
         interval ? format_exact(interval->low, language) : "",
         interval ? format_exact(interval->high, language) : "", std::to_string(row.households.n)},
        language);
}

std::string file_for(RowKind kind)
{
    switch (kind) {
    case RowKind::indicator:
        return "indicators.csv";
    case RowKind::while_in_force:
    case RowKind::afterwards:
    case RowKind::chosen_years:
        return "periods.csv";
    case RowKind::year_change:
    case RowKind::total_change:
        return "changes.csv";
    case RowKind::conservation:
        return "conservation.csv";
    case RowKind::displacement:
        break;
    }
    return "displacement.csv";
}

} // namespace

std::string comparison_json(std::vector<Comparison> const& comparisons,
                            nlohmann::ordered_json const& answers)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (Comparison const& comparison : comparisons)
        for (ComparisonRow const& row : comparison.rows)
            list.push_back(to_json(comparison, row, kind_name(row.kind)));
    for (Comparison const& comparison : comparisons)
        for (FollowedCohort const& followed : comparison.followed)
            for (ComparisonRow const& row : followed.rows)
                list.push_back(to_json(comparison, row, followed_kind(row.kind)));
    for (Comparison const& comparison : comparisons)
        for (DisplacedRow const& row : rows_of(comparison))
            list.push_back(to_json(comparison, row));
    list.insert(list.end(), answers.begin(), answers.end());
    return list.dump(1) + "\n";
}

void write_comparison_csv(std::vector<Comparison> const& comparisons,
                          std::filesystem::path const& folder, Language language)
{
    std::string const title =
        csv_line({"scenario", "against", "kind", "measure", "component", "group", "from", "year",
                  "unit", "difference", "low", "high", "level", "against_level", "replicates"},
                 language);
    auto const exact = [&](double value) { return format_exact(value, language); };
    std::map<std::string, std::string> files;
    auto const add = [&](Comparison const& comparison, ComparisonRow const& row,
                         std::string const& file, std::string const& kind) {
        auto const& interval = row.difference.interval;
        files.try_emplace(file, title).first->second +=
            csv_line({comparison.scenario, comparison.against, kind, row.measure, row.component,
                      row.group, std::to_string(row.from), std::to_string(row.year),
                      std::string(to_string(row.unit)), exact(row.difference.mean),
                      interval ? exact(interval->low) : "", interval ? exact(interval->high) : "",
                      exact(row.level), exact(row.against_level), std::to_string(row.difference.n)},
                     language);
    };
    for (Comparison const& comparison : comparisons) {
        for (ComparisonRow const& row : comparison.rows)
            add(comparison, row, file_for(row.kind), kind_name(row.kind));
        for (FollowedCohort const& followed : comparison.followed)
            for (ComparisonRow const& row : followed.rows)
                add(comparison, row, "followed.csv", followed_kind(row.kind));
    }
    for (Comparison const& comparison : comparisons)
        for (DisplacedRow const& row : rows_of(comparison))
            files.try_emplace("displaced_households.csv", displaced_title(language))
                .first->second += displaced_line(comparison, row, language);
    for (auto const& [name, text] : files)
        write_table(folder, name, std::string(csv_start(language)) + text);
}

} // namespace boligsim::analysis
