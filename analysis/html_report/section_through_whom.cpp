#include <array>
#include <cmath>

#include "analysis/compare/share_change.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

namespace {

/// Stayers, in-movers, out-movers, demography (the five parts that are nobody's move between
/// homes), and their sum.
constexpr std::array<char const*, 5> shown_parts{"stayers", "in_movers", "out_movers", "demography",
                                                 "total"};

std::size_t shown_part(Part part)
{
    switch (part) {
    case Part::stayers:
        return 0;
    case Part::in_movers:
        return 1;
    case Part::out_movers:
        return 2;
    case Part::came_of_age:
    case Part::reached_65:
    case Part::died:
    case Part::arrived:
    case Part::departed:
        return 3;
    }
    return 3;
}

/// The parts of a share's change from the first year to `last`, by shown part and replicate.
std::array<std::vector<double>, 5> added_up(ReportData const& data, std::size_t file,
                                            std::size_t group, Characteristic characteristic,
                                            int last)
{
    GroupTotals& totals = data.numbers->totals(file);
    std::size_t const end = *totals.trajectory().year_index(last);
    std::array<std::vector<double>, 5> result;
    for (auto& worlds : result)
        worlds.assign(data.numbers->replicates(), 0);
    for (std::size_t r = 0; r < data.numbers->replicates(); ++r)
        for (std::size_t y = 1; y <= end; ++y) {
            auto const parts = split_share_change(read_changes(totals, group, r, y, characteristic),
                                                  read_changes(totals, group, r, y));
            for (std::size_t p = 0; p < part_count; ++p) {
                result[shown_part(Part{p})][r] += parts[p];
                result.back()[r] += parts[p];
            }
        }
    return result;
}

Chart decomposition(ReportData const& data, ShownGroup const& shown, Characteristic characteristic,
                    std::string const& measure)
{
    Years const in_force = data.in_force(shown.scenarios);
    int const last = in_force.last;
    int const first = data.numbers->years().front();
    Chart chart;
    chart.kind = "decomposition";
    chart.id = with_group(data, "through-whom-" + as_anchor(measure), shown);
    std::string const named = data.say(std::string("report.measure.") + measure);
    chart.subtitle = data.say(
        "report.through_whom.subtitle",
        fmt::arg("of", data.say(std::string("report.measure.") + measure + ".of")),
        fmt::arg("group", data.group_text(shown.group)),
        fmt::arg("first", fmt::format("{}", first)), fmt::arg("last", fmt::format("{}", last)));
    chart.unit = data.say("report.points");
    chart.decimals = 2;
    chart.with_sign = true;
    using enum ChartColumn::Type;
    chart.columns = {{"scenario", data.say("report.column.scenario"), text},
                     {"part", data.say("report.column.part"), text},
                     {"value", data.say("report.column.difference", fmt::arg("unit", chart.unit)),
                      number, 2, true},
                     {"low", data.say("report.column.low"), number, 2, true},
                     {"high", data.say("report.column.high"), number, 2, true}};
    std::string const total = data.say("report.part.total");
    chart.encode = {{"facet", "scenario"}, {"part", "part"}, {"y", "value"},
                    {"low", "low"},        {"high", "high"}, {"total", total}};

    chart.source = {{"kind", "change_since_start"},
                    {"measure", measure},
                    {"group", data.numbers->groups()[shown.group].name},
                    {"year", last},
                    {"factor", 100}};

    auto const baseline = added_up(data, 0, shown.group, characteristic, last);
    std::string strongest;
    std::string strongest_scenario;
    MeanEstimate strongest_part;
    std::size_t const parts_shown = shown.scenarios.size() * (shown_parts.size() - 1);
    for (std::size_t const s : shown.scenarios) {
        auto const scenario = added_up(data, s, shown.group, characteristic, last);
        for (std::size_t p = 0; p < shown_parts.size(); ++p) {
            MeanEstimate const estimate = estimate_mean(less(scenario[p], baseline[p]));
            auto const ends = interval_cells(estimate, 100);
            std::string const part = data.say(std::string("report.part.") + shown_parts[p]);
            chart.rows.push_back(
                {data.names[s], part, number_cell(estimate.mean * 100), ends.first, ends.second});
            bool const is_total = p + 1 == shown_parts.size();
            if (!is_total && is_clear(estimate, parts_shown) &&
                std::abs(estimate.mean) > std::abs(strongest_part.mean)) {
                strongest = part;
                strongest_scenario = data.names[s];
                strongest_part = estimate;
            }
        }
    }
    chart.title =
        strongest.empty()
            ? data.say("report.through_whom.title_none", fmt::arg("measure", named))
            : data.say(
                  "report.through_whom.title", fmt::arg("measure", named),
                  fmt::arg("part", strongest), fmt::arg("scenario", strongest_scenario),
                  fmt::arg("size", format_signed(strongest_part.mean * 100, 2, data.language())),
                  fmt::arg("unit", chart.unit));
    return chart;
}

} // namespace

PageSection through_whom_section(ReportData const& data)
{
    PageSection section("through-whom", data.say("report.through_whom"), data.say);
    for (Trajectory const* const file : data.files)
        if (!file->has("changes", Sector::departments))
            return section;
    section.add_paragraph(data.say("report.through_whom.how"));
    for (ShownGroup const& shown : data.shown) {
        section.add_chart(decomposition(data, shown, Characteristic::employed, "employed_share"));
        section.add_chart(
            decomposition(data, shown, Characteristic::non_western, "non_western_share_18_64"));
    }
    return section;
}

} // namespace boligsim::analysis
