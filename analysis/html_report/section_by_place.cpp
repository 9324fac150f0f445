#include <algorithm>
#include <cmath>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"
#include "sim/core/embedded.hpp"
#include "sim/files/csv.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

/// A tile of municipality_tiles.csv. The map was laid out by hand for this program from a map of
/// Denmark: neighbours touch mostly, each municipality has one tile whatever its size, and Bornholm
/// is nearer than it lies.
struct Tile {
    std::string municipality;
    std::string short_name;
    double column = 0;
    double row = 0;
};

std::vector<Tile> read_tiles()
{
    std::vector<Tile> tiles;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data()) {
        if (!file.path.ends_with("municipality_tiles.csv"))
            continue;
        sim::Diagnostics diagnostics;
        sim::CsvTable const table = sim::read_csv(file.text, std::string(file.path), diagnostics);
        if (!diagnostics.ok())
            throw sim::InvalidInput(diagnostics);
        for (auto const& row : table.rows)
            tiles.push_back({row[0].text, row[1].text, sim::as_number(row[2]).value_or(0),
                             sim::as_number(row[3]).value_or(0)});
    }
    return tiles;
}

/// At most so many scenarios have a map: those that change the measure most where they are meant to.
std::vector<std::size_t> scenarios_to_map(ReportData const& data, Indicator const& indicator)
{
    constexpr std::size_t most_maps = 4;
    std::vector<std::size_t> scenarios;
    for (std::size_t s = 1; s < data.files.size(); ++s)
        scenarios.push_back(s);
    if (scenarios.size() <= most_maps)
        return scenarios;
    auto const size = [&](std::size_t s) {
        return std::abs(
            data.numbers->difference(s, indicator, data.target[s], data.in_force(s)).mean);
    };
    std::stable_sort(scenarios.begin(), scenarios.end(),
                     [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    scenarios.resize(most_maps);
    std::sort(scenarios.begin(), scenarios.end());
    return scenarios;
}

/// Where scenarios change something: the difference in a share of the public housing of every
/// municipality, a map a scenario.
Chart tiles_chart(ReportData const& data, std::string const& measure_name)
{
    ShownMeasure const measure = shown_measure(data, measure_name);
    Chart chart;
    chart.id = "by-place-" + as_anchor(measure_name);
    chart.kind = "tiles";
    chart.unit = measure.difference_unit;
    chart.decimals = 1;
    chart.with_sign = true;
    chart.subtitle =
        data.say("report.tiles.subtitle", fmt::arg("of", measure.of),
                 fmt::arg("unit", measure.difference_unit), fmt::arg("baseline", data.baseline()));
    using enum ChartColumn::Type;
    chart.columns = {
        {"municipality", data.say("report.column.municipality"), text},
        {"scenario", data.say("report.column.scenario"), text},
        {"value", data.say("report.column.difference", fmt::arg("unit", measure.difference_unit)),
         number, 2, true},
        {"low", data.say("report.column.low"), number, 2, true},
        {"high", data.say("report.column.high"), number, 2, true},
        {"short", data.say("report.column.short"), text},
        {"x", data.say("report.column.tile_column"), number, 0},
        {"y", data.say("report.column.tile_row"), number, 0}};
    chart.encode = {{"x", "x"},         {"y", "y"},           {"label", "municipality"},
                    {"short", "short"}, {"value", "value"},   {"low", "low"},
                    {"high", "high"},   {"facet", "scenario"}};
    std::string most_place;
    std::string most_scenario;
    MeanEstimate most;
    std::vector<Tile> const tiles = read_tiles();
    for (std::size_t const s : scenarios_to_map(data, *measure.indicator))
        for (Tile const& tile : tiles) {
            auto const group = data.numbers->find_group("municipality " + tile.municipality);
            if (!group)
                continue;
            MeanEstimate const difference =
                data.numbers->difference(s, *measure.indicator, *group, data.in_force(s));
            if (difference.n == 0)
                continue;
            auto const ends = interval_cells(difference, measure.display.factor);
            chart.rows.push_back({tile.municipality, data.names[s],
                                  number_cell(difference.mean * measure.display.factor), ends.first,
                                  ends.second, tile.short_name, tile.column, tile.row});
            if (is_clear(difference, tiles.size()) &&
                std::abs(difference.mean) > std::abs(most.mean)) {
                most = difference;
                most_place = tile.municipality;
                most_scenario = data.names[s];
            }
        }
    chart.title =
        most_place.empty()
            ? data.say("report.tiles.title_none", fmt::arg("measure", measure.title))
            : data.say("report.tiles.title", fmt::arg("measure", measure.title),
                       fmt::arg("municipality", most_place), fmt::arg("scenario", most_scenario),
                       fmt::arg("difference", difference_text(data, measure, most)));
    chart.note = data.say("report.tiles.note", fmt::arg("n", fmt::format("{}", tiles.size())));
    return chart;
}

} // namespace

PageSection by_place_section(ReportData const& data)
{
    PageSection section("by-place", data.say("report.by_place"), data.say);
    std::vector<Group> own = own_department_groups(*data.files.front());
    constexpr std::size_t most_shown = 6;
    if (own.size() > most_shown)
        own.resize(most_shown);
    for (Group const& group : own) {
        auto const place =
            std::find_if(data.numbers->groups().begin(), data.numbers->groups().end(),
                         [&](Group const& one) { return one.departments == group.departments; });
        if (place == data.numbers->groups().end())
            continue;
        ShownGroup shown{static_cast<std::size_t>(place - data.numbers->groups().begin()), {}};
        bool const is_above =
            std::any_of(data.shown.begin(), data.shown.end(),
                        [&](auto const& one) { return one.group == shown.group; });
        if (is_above)
            continue;
        for (std::size_t s = 1; s < data.files.size(); ++s)
            shown.scenarios.push_back(s);
        section.add_chart(
            lines_chart(data, "by-place-own-" + as_anchor(place->name), "employed_share", shown));
    }
    if (data.numbers->has(*find_indicator("employed_share"))) {
        section.add_chart(tiles_chart(data, "employed_share"));
    }
    return section;
}

} // namespace boligsim::analysis
