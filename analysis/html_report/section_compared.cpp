#include <algorithm>

#include "analysis/html_report/html.hpp"
#include "analysis/html_report/parameters.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

namespace {

std::string where_text(ReportData const& data, Where const& where)
{
    struct {
        Where::Kind kind;
        char const* key;
    } const kinds[]{{Where::Kind::all, "all"},
                    {Where::Kind::programme, "programme"},
                    {Where::Kind::outside_programme, "outside_programme"},
                    {Where::Kind::municipality, "municipality"},
                    {Where::Kind::region, "region"},
                    {Where::Kind::organisation, "organisation"},
                    {Where::Kind::area, "area"},
                    {Where::Kind::department, "department"}};
    for (auto const& kind : kinds)
        if (kind.kind == where.kind)
            return data.say(std::string("report.where.") + kind.key,
                            fmt::arg("name", where.all_names()));
    return where.all_names();
}

/// A month that does not break at its hyphen.
std::string month_text(sim::Month month)
{
    std::string text = to_string(month);
    if (std::size_t const at = text.find('-'); at != std::string::npos)
        text.replace(at, 1, "\u2011");
    return text;
}

std::string what_text(ReportData const& data, PolicyLine const& line)
{
    std::string const key = "report.what." + line.what;
    return data.say.has(key) ? data.say(key) : line.what;
}

} // namespace

PageSection compared_section(ReportData const& data)
{
    PageSection section("compared", data.say("report.compared"), data.say);
    ReportNumbers const& numbers = *data.numbers;
    section.add_paragraph(data.say(
        "report.compared.how", fmt::arg("baseline", data.baseline()),
        fmt::arg("worlds",
                 data.say.counted("world", static_cast<std::int64_t>(numbers.replicates())))));
    using enum ChartColumn::Type;
    std::vector<ChartColumn> const columns{
        {"scenario", data.say("report.column.scenario"), text},
        {"what", data.say("report.column.what"), text},
        {"where", data.say("report.column.where"), text},
        {"departments", data.say("report.column.departments"), number, 0},
        {"from", data.say("report.column.from"), text},
        {"to", data.say("report.column.to"), text},
        {"share", data.say("report.column.share"), number, 1},
        {"against", data.say("report.column.against"), text}};
    std::vector<std::vector<ChartCell>> rows;
    for (std::size_t s = 1; s < data.files.size(); ++s)
        for (PolicyDifference const& difference : data.policies[s].differences) {
            PolicyLine const& line = difference.line;
            auto const& departments = difference.departments.departments;
            rows.push_back({data.names[s], what_text(data, line), where_text(data, line.where),
                            static_cast<double>(std::count(departments.begin(), departments.end(),
                                                           std::uint8_t{1})),
                            month_text(line.from), month_text(line.to),
                            line.share ? ChartCell(*line.share * 100) : ChartCell(),
                            data.say(difference.kind == PolicyDifference::Kind::added
                                         ? "report.compared.added"
                                         : "report.compared.dropped")});
        }
    if (!rows.empty())
        section.add_table(data.say("report.compared.table"), columns, rows);

    std::vector<std::vector<ChartCell>> differing;
    for (std::size_t s = 1; s < data.files.size(); ++s)
        for (ParameterDifference const& one :
             parameter_differences(*data.files[s], *data.files.front()))
            differing.push_back({data.names[s], one.name, one.here, one.there});
    if (differing.empty()) {
        section.add_paragraph(data.say("report.compared.parameters_same"));
    } else {
        section.add_paragraph(data.say("report.compared.parameters_differ"));
        section.add_table(data.say("report.compared.parameters_differ"),
                          {{"scenario", data.say("report.column.scenario"), text},
                           {"parameter", data.say("report.column.parameter"), text},
                           {"value", data.say("report.column.value"), text},
                           {"baseline", data.baseline(), text}},
                          differing);
    }
    return section;
}

} // namespace boligsim::analysis
