#include "analysis/html_report/report.hpp"

#include <algorithm>

#include "analysis/compare/same_worlds.hpp"
#include "analysis/compare/scenario_order.hpp"
#include "analysis/findings/catalogue.hpp"
#include "analysis/html_report/html.hpp"
#include "analysis/html_report/sections.hpp"

namespace boligsim::analysis {

std::vector<std::string> const& report_sections()
{
    static std::vector<std::string> const names{
        "headline",     "questions",   "compared",    "over-time", "through-whom", "lettings",
        "newly-housed", "waiting",     "who-instead", "by-place",  "dose",         "findings",
        "validate",     "assumptions", "reproduce",   "origin"};
    return names;
}

namespace {

std::string study_name(Trajectory const& file)
{
    auto const name = file.attribute("study");
    return name ? *name : file.scenario();
}

PageSection make_section(std::string const& name, ReportData const& data)
{
    if (name == "headline")
        return headline_section(data);
    if (name == "questions")
        return questions_section(data);
    if (name == "compared")
        return compared_section(data);
    if (name == "over-time")
        return over_time_section(data);
    if (name == "through-whom")
        return through_whom_section(data);
    if (name == "lettings")
        return lettings_section(data);
    if (name == "newly-housed")
        return newly_housed_section(data);
    if (name == "waiting")
        return waiting_section(data);
    if (name == "who-instead")
        return who_instead_section(data);
    if (name == "by-place")
        return by_place_section(data);
    if (name == "dose")
        return dose_section(data);
    if (name == "findings")
        return findings_section(data, assess_findings(shipped_findings(), data.files, 0));
    if (name == "validate")
        return validate_section(data, validate_file(*data.files.front(), shipped_targets()));
    if (name == "assumptions")
        return assumptions_section(data);
    if (name == "reproduce")
        return reproduce_section(data);
    return origin_section(data);
}

} // namespace

std::string html_report(std::vector<Trajectory const*> const& files, std::size_t baseline,
                        ReportOptions const& options)
{
    require_one_run(files, baseline);
    std::vector<Trajectory const*> ordered;
    for (std::size_t const i : order_of_scenarios(files, baseline))
        ordered.push_back(files[i]);
    ReportData const data = make_report_data(ordered, options.language, options.groups);
    Phrases const& say = data.say;
    Trajectory const& first = *data.files.front();

    Page page;
    page.title =
        options.title.value_or(say("report.title.page", fmt::arg("study", study_name(first))));
    page.file = as_anchor(study_name(first));
    page.lead =
        say("report.lead",
            fmt::arg("scenarios",
                     say.counted("scenario", static_cast<std::int64_t>(data.files.size() - 1))),
            fmt::arg("baseline", data.baseline()));
    page.facts = say(
        "report.facts",
        fmt::arg("worlds",
                 say.counted("world", static_cast<std::int64_t>(data.numbers->replicates()))),
        fmt::arg("years",
                 data.years_text({data.numbers->years().front(), data.numbers->years().back()})),
        fmt::arg("scale", format_fixed(first.scale() * 100, 1, options.language)));
    for (std::size_t s = 0; s < data.names.size(); ++s)
        page.scenarios.push_back({data.names[s], s == 0});
    for (std::string const& name : report_sections()) {
        bool const wanted = options.sections.empty() ||
                            std::find(options.sections.begin(), options.sections.end(), name) !=
                                options.sections.end();
        if (!wanted)
            continue;
        PageSection section = make_section(name, data);
        if (!section.html().empty())
            page.sections.push_back(std::move(section));
    }
    return page_html(page, say);
}

} // namespace boligsim::analysis
