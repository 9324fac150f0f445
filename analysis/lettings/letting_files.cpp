#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/lettings/letting_output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json interval_of(MeanEstimate const& estimate)
{
    if (!estimate.interval)
        return nullptr;
    return {estimate.interval->low, estimate.interval->high};
}

/// Both ends of an interval as cells.
std::vector<std::string> interval_cells(std::optional<MeanEstimate> const& estimate,
                                        Language language)
{
    if (!estimate || !estimate->interval)
        return {"", ""};
    return {format_exact(estimate->interval->low, language),
            format_exact(estimate->interval->high, language)};
}

} // namespace

std::string letting_json(LettingComparison const& comparison)
{
    Json list = Json::array();
    for (LettingRow const& row : comparison.rows) {
        Json object;
        object["scenario"] = row.scenario;
        object["against"] = row.difference ? Json(comparison.against) : Json(nullptr);
        object["kind"] = "letting";
        object["measure"] = row.measure;
        object["group"] = row.group;
        object["from"] = row.from;
        object["to"] = row.to;
        object["unit"] = to_string(row.unit);
        object["difference"] = row.difference ? number(row.difference->mean) : Json(nullptr);
        object["interval"] = row.difference ? interval_of(*row.difference) : Json(nullptr);
        object["level"] = number(row.level.mean);
        object["level_interval"] = interval_of(row.level);
        object["replicates"] = row.level.n;
        list.push_back(std::move(object));
    }
    return list.dump(1) + "\n";
}

void write_letting_csv(LettingComparison const& comparison, std::filesystem::path const& folder,
                       Language language)
{
    std::string text =
        std::string(csv_start(language)) +
        csv_line({"scenario", "against", "measure", "group", "from", "to", "unit", "difference",
                  "low", "high", "level", "level_low", "level_high", "replicates"},
                 language);
    for (LettingRow const& row : comparison.rows) {
        std::vector<std::string> cells{row.scenario,
                                       row.difference ? comparison.against : "",
                                       row.measure,
                                       row.group,
                                       std::to_string(row.from),
                                       std::to_string(row.to),
                                       std::string(to_string(row.unit)),
                                       row.difference ? format_exact(row.difference->mean, language)
                                                      : ""};
        for (std::string const& cell : interval_cells(row.difference, language))
            cells.push_back(cell);
        cells.push_back(format_exact(row.level.mean, language));
        for (std::string const& cell : interval_cells(row.level, language))
            cells.push_back(cell);
        cells.push_back(std::to_string(row.level.n));
        text += csv_line(cells, language);
    }
    write_table(folder, "letting.csv", text);
}

} // namespace boligsim::analysis
