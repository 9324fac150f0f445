#include <algorithm>
#include <cmath>

#include "analysis/displaced/displaced_households.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"
#include "analysis/indicators/people.hpp"

namespace boligsim::analysis {

namespace {

/// Those in work first.
std::vector<ShownPeople> people_by_origin(ReportData const& data)
{
    std::vector<AdultsByWork> adults = adults_by_work_and_origin();
    std::stable_partition(adults.begin(), adults.end(), [](AdultsByWork const& some) {
        return some.work == AdultsByWork::Work::employed;
    });
    std::vector<ShownPeople> all;
    for (AdultsByWork const& some : adults)
        all.push_back({data.say(std::string("label.") + some.name), some.number});
    return all;
}

/// A kind of place: the sum of some groups less others.
struct Place {
    std::string label;
    std::vector<std::size_t> plus;
    std::vector<std::size_t> minus;
};

std::vector<Place> places(ReportData const& data, std::size_t group)
{
    ReportNumbers const& numbers = *data.numbers;
    std::size_t const all = data.target.front();
    std::vector<Place> result;
    result.push_back({data.group_text(group), {group}, {}});
    if (group != all)
        result.push_back({data.say("report.place.other_public"), {all}, {group}});
    for (char const* const tenure : {"owner", "private_rental", "other"})
        result.push_back(
            {data.say(std::string("report.place.") + tenure), {*numbers.find_group(tenure)}, {}});
    result.push_back({data.say("report.place.all"), {*numbers.find_group("population")}, {}});
    return result;
}

std::vector<double> worlds_of(ReportData const& data, std::size_t file, Indicator const& number,
                              Place const& place, int year)
{
    std::vector<double> sum(data.numbers->replicates(), 0);
    auto const add = [&](std::size_t group, double sign) {
        auto const worlds = data.numbers->worlds(file, number, group, {year, year});
        for (std::size_t r = 0; r < sum.size(); ++r)
            sum[r] += sign * worlds[r];
    };
    for (std::size_t const group : place.plus)
        add(group, 1);
    for (std::size_t const group : place.minus)
        add(group, -1);
    return sum;
}

} // namespace

Chart matrix_chart(ReportData const& data, ShownGroup const& shown,
                   std::vector<ShownPeople> const& people)
{
    int const last = data.years_of(shown).last;
    Chart chart;
    chart.id = with_group(data, "who-instead-matrix", shown);
    chart.kind = "matrix";
    chart.unit = data.say("unit.persons");
    chart.decimals = 0;
    chart.with_sign = true;
    chart.subtitle = data.say("report.matrix.subtitle", fmt::arg("year", fmt::format("{}", last)),
                              fmt::arg("baseline", data.baseline()));
    using enum ChartColumn::Type;
    chart.columns = {{"scenario", data.say("report.column.scenario"), text},
                     {"people", data.say("report.column.people"), text},
                     {"place", data.say("report.column.place"), text},
                     {"value", data.say("report.column.difference", fmt::arg("unit", chart.unit)),
                      number, 0, true},
                     {"low", data.say("report.column.low"), number, 0, true},
                     {"high", data.say("report.column.high"), number, 0, true}};
    std::vector<Place> const all_places = places(data, shown.group);
    chart.encode = {{"facet", "scenario"},
                    {"row", "people"},
                    {"column", "place"},
                    {"y", "value"},
                    {"low", "low"},
                    {"high", "high"},
                    {"total", all_places.back().label}};
    chart.source = {{"kind", "displacement"}, {"year", last}, {"factor", 1}};
    std::string most_people;
    std::string most_scenario;
    MeanEstimate most;
    std::size_t const cells = shown.scenarios.size() * people.size() * all_places.size();
    chart.note = data.say("report.matrix.note", fmt::arg("n", fmt::format("{}", cells)));
    for (std::size_t const s : shown.scenarios)
        for (ShownPeople const& one : people)
            for (Place const& place : all_places) {
                MeanEstimate const difference =
                    estimate_mean(less(worlds_of(data, s, one.number, place, last),
                                       worlds_of(data, 0, one.number, place, last)));
                auto const ends = interval_cells(difference, 1);
                chart.rows.push_back({data.names[s], one.label, place.label,
                                      number_cell(difference.mean), ends.first, ends.second});
                if (&place == &all_places.front() && is_clear(difference, cells) &&
                    std::abs(difference.mean) > std::abs(most.mean)) {
                    most = difference;
                    most_people = one.label;
                    most_scenario = data.names[s];
                }
            }
    chart.title =
        most_people.empty()
            ? data.say("report.matrix.title_none", fmt::arg("group", data.group_text(shown.group)))
            : data.say(most.mean > 0 ? "report.matrix.title_more" : "report.matrix.title_fewer",
                       fmt::arg("people", most_people), fmt::arg("scenario", most_scenario),
                       fmt::arg("size", format_fixed(std::abs(most.mean), 0, data.language())),
                       fmt::arg("group", data.group_text(shown.group)));
    return chart;
}

Chart flows_chart(ReportData const& data, ShownGroup const& shown)
{
    Chart chart;
    chart.id = with_group(data, "who-instead-flows", shown);
    chart.kind = "sankey";
    chart.unit = data.say("unit.households");
    chart.subtitle = data.say("report.flows.subtitle", fmt::arg("baseline", data.baseline()),
                              fmt::arg("group", data.group_text(shown.group)),
                              fmt::arg("year", fmt::format("{}", data.numbers->years().back())));
    using enum ChartColumn::Type;
    chart.columns = {{"scenario", data.say("report.column.scenario"), text},
                     {"from", data.say("report.column.households"), text},
                     {"to", data.say("report.column.lives"), text},
                     {"value", chart.unit, number, 0}};
    chart.encode = {{"facet", "scenario"}, {"source", "from"}, {"target", "to"}, {"y", "value"}};
    double all = 0;
    for (std::size_t const s : shown.scenarios) {
        DisplacedHouseholds const displaced = follow_displaced(*data.files[s], *data.files.front(),
                                                               data.numbers->groups()[shown.group]);
        for (DisplacedRow const& row : displaced_rows(displaced)) {
            bool const is_flow = row.let_in == displaced.against &&
                                 row.lives_in == displaced.scenario && row.households.mean > 0 &&
                                 data.say.has("report.whereabouts." + row.count) &&
                                 data.say.has("report.households." + row.group);
            if (!is_flow)
                continue;
            all += row.households.mean;
            chart.rows.push_back({data.names[s],
                                  data.say(std::string("report.households.") + row.group),
                                  data.say(std::string("report.whereabouts.") + row.count),
                                  number_cell(row.households.mean)});
        }
    }
    chart.title = data.say("report.flows.title", fmt::arg("baseline", data.baseline()),
                           fmt::arg("group", data.group_text(shown.group)));
    return chart;
}

PageSection who_instead_section(ReportData const& data)
{
    PageSection section("who-instead", data.say("report.who_instead"), data.say);
    bool events = true;
    for (Trajectory const* const file : data.files) {
        if (!file->has("adults", Sector::departments))
            return section;
        events = events && file->has_events();
    }
    section.add_paragraph(data.say("report.who_instead.how"));
    for (ShownGroup const& shown : data.shown) {
        section.add_chart(matrix_chart(data, shown, people_by_origin(data)));
        if (events)
            section.add_chart(flows_chart(data, shown));
    }
    if (!events)
        section.add_callout(data.say("report.who_instead.events"));
    return section;
}

} // namespace boligsim::analysis
