#include "analysis/html_report/page.hpp"

#include <array>
#include <cassert>

#include "analysis/html_report/html.hpp"
#include "sim/core/embedded.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_html_page();
}

namespace boligsim::analysis {

namespace {

std::string_view part_of_page(std::string_view name)
{
    for (sim::EmbeddedFile const& file : sim::embedded_html_page())
        if (file.path == name)
            return file.text;
    assert(false && "no such part of the page");
    return {};
}

/// A hash in hex as base64, which content security policies are written in (RFC 4648).
std::string base64_of_hex(std::string_view hex)
{
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    auto const digit = [](char c) {
        return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    };
    std::vector<std::uint32_t> bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(digit(hex[i]) * 16 + digit(hex[i + 1]));
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const n = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = bytes[i] << 16U;
        if (n > 1)
            group |= bytes[i + 1] << 8U;
        if (n > 2)
            group |= bytes[i + 2];
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= n ? letters[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

std::string policy_of_page()
{
    return fmt::format("default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; "
                       "img-src data:; base-uri 'none'; form-action 'none'",
                       base64_of_hex(part_of_page("script.sha256")),
                       base64_of_hex(part_of_page("style.sha256")));
}

/// The words that the script shows.
nlohmann::ordered_json texts_of_script(Page const& page, Phrases const& say)
{
    std::string const baseline = page.scenarios.front().name;
    nlohmann::ordered_json texts;
    for (char const* const key :
         {"difference", "baseline", "policy_years", "worlds_range", "interval", "published",
          "simulated", "total", "no_value", "csv", "keys_hint", "sort", "zero", "true_effect",
          "evaluator", "reported", "more", "fewer"})
        texts[key] = say(std::string("report.script.") + key, fmt::arg("baseline", baseline));
    return texts;
}

std::string data_of_page(Page const& page, Phrases const& say)
{
    nlohmann::ordered_json data{{"schema", "boligsim-report/1"},
                                {"language", code_of(say.language())},
                                {"file", page.file},
                                {"texts", texts_of_script(page, say)}};
    data["scenarios"] = nlohmann::ordered_json::array();
    for (PageScenario const& scenario : page.scenarios)
        data["scenarios"].push_back(
            {{"id", scenario.name}, {"label", scenario.name}, {"baseline", scenario.is_baseline}});
    data["charts"] = nlohmann::ordered_json::array();
    for (PageSection const& section : page.sections)
        for (Chart const& chart : section.charts())
            data["charts"].push_back(chart_json(chart));
    // No text in the data can end its element.
    std::string text;
    for (char const c : data.dump())
        if (c == '<')
            text += "\\u003c";
        else
            text += c;
    return text;
}

} // namespace

void PageSection::add_lead(std::string_view text)
{
    html_ += fmt::format("<p class=\"lead\">{}</p>\n", escape_html(text));
}

void PageSection::add_paragraph(std::string_view text)
{
    html_ += fmt::format("<p>{}</p>\n", escape_html(text));
}

void PageSection::add_callout(std::string_view text)
{
    html_ += fmt::format("<p class=\"callout\">{}</p>\n", escape_html(text));
}

void PageSection::add_caution(std::string_view text)
{
    html_ += fmt::format("<p class=\"callout caution\">{}</p>\n", escape_html(text));
}

void PageSection::add_list(std::vector<std::string> const& texts)
{
    html_ += "<ul class=\"sentences\">";
    for (std::string const& text : texts)
        html_ += fmt::format("<li>{}</li>", escape_html(text));
    html_ += "</ul>\n";
}

void PageSection::add_heading(std::string_view text)
{
    html_ += fmt::format("<h3>{}</h3>\n", escape_html(text));
}

void PageSection::add_code(std::string_view text)
{
    html_ += fmt::format("<pre tabindex=\"0\"><code>{}</code></pre>\n", escape_html(text));
}

void PageSection::add_table(std::string_view caption, std::vector<ChartColumn> const& columns,
                            std::vector<std::vector<ChartCell>> const& rows)
{
    html_ += fmt::format("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" "
                         "aria-label=\"{}\">{}</div>\n",
                         escape_html(caption), table_html(columns, rows, say_.language()));
}

void PageSection::add_closed_table(std::string_view summary,
                                   std::vector<ChartColumn> const& columns,
                                   std::vector<std::vector<ChartCell>> const& rows)
{
    html_ += fmt::format("<details><summary>{}</summary>", escape_html(summary));
    add_table(summary, columns, rows);
    html_ += "</details>\n";
}

void PageSection::add_chart(Chart chart)
{
    if (chart.rows.empty())
        return;
    html_ += chart_html(chart, say_);
    charts_.push_back(std::move(chart));
}

std::string page_html(Page const& page, Phrases const& say)
{
    std::string html =
        fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>",
                    code_of(say.language()), policy_of_page(), escape_html(page.title));
    html += part_of_page("style");
    html += fmt::format("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">{}</a>\n"
                        "<header class=\"page-head\"><p class=\"kicker\">boligsim</p><h1>{}</h1>"
                        "<p class=\"lead\">{}</p><p class=\"facts\">{}</p></header>\n"
                        "<div class=\"layout\">\n<nav class=\"contents\" aria-label=\"{}\"><ol>",
                        say("report.skip"), escape_html(page.title), escape_html(page.lead),
                        escape_html(page.facts), say("report.contents"));
    for (PageSection const& section : page.sections)
        html += fmt::format("<li><a href=\"#{}\">{}</a></li>", section.id(),
                            escape_html(section.heading()));
    html += "</ol></nav>\n<main id=\"content\" tabindex=\"-1\">\n";
    for (PageSection const& section : page.sections)
        html += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n"
                            "<h2 id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
                            section.id(), escape_html(section.heading()), section.html());
    html += fmt::format("</main>\n</div>\n<footer><p>{}</p></footer>\n"
                        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>",
                        escape_html(say("report.foot")), data_of_page(page, say));
    html += part_of_page("script");
    html += "</script>\n</body>\n</html>\n";
    return html;
}

} // namespace boligsim::analysis
