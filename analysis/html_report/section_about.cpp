#include <algorithm>
#include <array>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/parameters.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

PageSection assumptions_section(ReportData const& data)
{
    PageSection section("assumptions", data.say("report.assumptions"), data.say);
    std::vector<StatedParameter> const parameters = stated_parameters(*data.files.front());
    if (parameters.empty())
        return section;
    using enum ChartColumn::Type;
    std::vector<std::vector<ChartCell>> counts;
    for (char const* const status :
         {"register", "literature", "evaluation", "calibrated", "assumed"}) {
        auto const n = std::count_if(parameters.begin(), parameters.end(),
                                     [&](auto const& one) { return one.status == status; });
        counts.push_back(
            {data.say(std::string("report.status.") + status), static_cast<double>(n)});
    }
    std::vector<std::vector<ChartCell>> assumed;
    for (StatedParameter const& one : parameters)
        if (one.status == "assumed")
            assumed.push_back({one.name, one.description,
                               one.value.empty() ? data.say("report.assumptions.by_table")
                                                 : one.value + " " + one.unit,
                               one.from, one.source});
    section.add_paragraph(data.say(
        "report.assumptions.how",
        fmt::arg("all", format_fixed(static_cast<double>(parameters.size()), 0, data.language())),
        fmt::arg("assumed",
                 format_fixed(static_cast<double>(assumed.size()), 0, data.language()))));
    section.add_table(data.say("report.assumptions.counts"),
                      {{"status", data.say("report.column.status"), text},
                       {"n", data.say("report.column.entries"), number, 0}},
                      counts);
    section.add_closed_table(data.say("report.assumptions.list"),
                             {{"name", data.say("report.column.parameter"), text},
                              {"description", data.say("report.column.description"), text},
                              {"value", data.say("report.column.value"), text},
                              {"from", data.say("report.column.from"), text},
                              {"source", data.say("report.column.source"), text}},
                             assumed);
    return section;
}

PageSection reproduce_section(ReportData const& data)
{
    PageSection section("reproduce", data.say("report.reproduce"), data.say);
    Trajectory const& file = *data.files.front();
    auto const said = [](Trajectory const& one, char const* attribute) {
        return one.attribute(attribute).value_or("–");
    };
    section.add_paragraph(data.say("report.reproduce.how"));
    section.add_code(said(file, "command_line"));
    section.add_paragraph(data.say("report.reproduce.verify"));
    std::string verify;
    for (std::string const& name : data.names)
        verify += fmt::format("{}boligsim verify {}.h5", verify.empty() ? "" : "\n", name);
    section.add_code(verify);
    using enum ChartColumn::Type;
    std::vector<std::vector<ChartCell>> rows;
    for (std::size_t s = 0; s < data.files.size(); ++s)
        rows.push_back({data.names[s], said(*data.files[s], "version"),
                        said(*data.files[s], "git_commit").substr(0, 12),
                        fmt::format("{}", data.files[s]->seed()),
                        said(*data.files[s], "parameters_hash"), said(*data.files[s], "digest")});
    section.add_table(data.say("report.reproduce.table"),
                      {{"scenario", data.say("report.column.scenario"), text},
                       {"version", data.say("report.column.version"), text},
                       {"commit", data.say("report.column.commit"), text},
                       {"seed", data.say("report.column.seed"), text},
                       {"parameters", data.say("report.column.parameters_hash"), text},
                       {"digest", data.say("report.column.digest"), text}},
                      rows);
    return section;
}

PageSection origin_section(ReportData const& data)
{
    PageSection section("origin", data.say("report.origin"), data.say);
    for (char const* const paragraph :
         {"report.origin.what", "report.origin.not", "report.origin.use"})
        section.add_paragraph(data.say(paragraph));
    return section;
}

} // namespace boligsim::analysis
