#include "analysis/html_report/chart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "analysis/html_report/html.hpp"

namespace boligsim::analysis {

namespace {

char const* type_name(ChartColumn::Type type)
{
    switch (type) {
    case ChartColumn::Type::text:
        return "text";
    case ChartColumn::Type::year:
        return "year";
    case ChartColumn::Type::number:
        return "number";
    }
    return "text";
}

/// To six decimals: no reader sees more, and files stay small.
double rounded(double value)
{
    double const result = std::round(value * 1e6) / 1e6;
    return result == 0 ? 0 : result;
}

std::string cell_text(ChartColumn const& column, ChartCell const& cell, Language language)
{
    if (auto const* const text = std::get_if<std::string>(&cell))
        return escape_html(*text);
    auto const* const number = std::get_if<double>(&cell);
    if (number == nullptr)
        return "–";
    if (column.type == ChartColumn::Type::year)
        return fmt::format("{:.0f}", *number);
    // The number that the data hold, so that table and chart never round apart.
    double const value = rounded(*number);
    return column.with_sign ? format_signed(value, column.decimals, language)
                            : format_fixed(value, column.decimals, language);
}

} // namespace

ChartCell number_cell(double value)
{
    return std::isfinite(value) ? ChartCell(value) : ChartCell();
}

std::pair<ChartCell, ChartCell> interval_cells(MeanEstimate const& estimate, double factor)
{
    if (!estimate.interval)
        return {};
    return {number_cell(estimate.interval->low * factor),
            number_cell(estimate.interval->high * factor)};
}

std::string table_html(std::vector<ChartColumn> const& columns,
                       std::vector<std::vector<ChartCell>> const& rows, Language language)
{
    auto const is_text = [&](std::size_t c) { return columns[c].type == ChartColumn::Type::text; };
    std::string html = "<table><thead><tr>";
    for (std::size_t c = 0; c < columns.size(); ++c)
        html += fmt::format("<th scope=col{}>{}", is_text(c) ? " class=text" : "",
                            escape_html(columns[c].label));
    html += "<tbody>";
    for (auto const& row : rows) {
        html += "\n<tr>";
        for (std::size_t c = 0; c < columns.size(); ++c)
            html += (c == 0       ? "<th scope=row>"
                     : is_text(c) ? "<td class=text>"
                                  : "<td>") +
                    cell_text(columns[c], row.at(c), language);
    }
    return html + "</table>";
}

std::string chart_html(Chart const& chart, Phrases const& say)
{
    std::string subtitle = chart.subtitle;
    if (!subtitle.empty() && subtitle.front() >= 'a' && subtitle.front() <= 'z')
        subtitle.front() = static_cast<char>(subtitle.front() - 'a' + 'A');
    std::string const id = escape_html(chart.id);
    std::string html = fmt::format(
        "<figure class=\"chart\" id=\"{0}\" data-kind=\"{1}\">\n<figcaption><h3 id=\"{0}-title\">"
        "{2}</h3><p class=\"subtitle\" id=\"{0}-subtitle\">{3}</p></figcaption>\n"
        "<div class=\"drawing\"></div>\n",
        id, escape_html(chart.kind), escape_html(chart.title), escape_html(subtitle));
    if (!chart.note.empty())
        html += fmt::format("<p class=\"note\">{}</p>\n", escape_html(chart.note));
    html += fmt::format(
        "<div class=\"behind\"><details><summary>{}</summary><div class=\"table-scroll\" "
        "tabindex=\"0\" role=\"region\" aria-labelledby=\"{}-title\">{}</div></details>"
        "<button type=\"button\" class=\"csv\" hidden>{}</button></div>\n</figure>\n",
        say("report.table"), id, table_html(chart.columns, chart.rows, say.language()),
        say("report.csv"));
    return html;
}

namespace {

/// The different texts of a column of texts, in the order in which they first stand there.
std::vector<std::string> texts_of(Chart const& chart, std::size_t column)
{
    std::vector<std::string> texts;
    if (chart.columns[column].type != ChartColumn::Type::text)
        return texts;
    for (auto const& row : chart.rows)
        if (auto const* const text = std::get_if<std::string>(&row[column]);
            text != nullptr && std::find(texts.begin(), texts.end(), *text) == texts.end())
            texts.push_back(*text);
    return texts;
}

/// A text by its place among the column's, so that it stands in the file once.
nlohmann::ordered_json cell_json(ChartCell const& cell, std::vector<std::string> const& texts)
{
    if (auto const* const text = std::get_if<std::string>(&cell))
        return std::find(texts.begin(), texts.end(), *text) - texts.begin();
    auto const* const number = std::get_if<double>(&cell);
    if (number == nullptr)
        return nullptr;
    double const value = rounded(*number);
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

} // namespace

nlohmann::ordered_json chart_json(Chart const& chart)
{
    nlohmann::ordered_json json{{"id", chart.id},           {"kind", chart.kind},
                                {"title", chart.title},     {"subtitle", chart.subtitle},
                                {"unit", chart.unit},       {"decimals", chart.decimals},
                                {"signed", chart.with_sign}};
    if (!chart.difference_title.empty())
        json["difference_title"] = chart.difference_title;
    json["columns"] = nlohmann::ordered_json::array();
    std::vector<std::vector<std::string>> texts;
    for (std::size_t c = 0; c < chart.columns.size(); ++c) {
        ChartColumn const& column = chart.columns[c];
        nlohmann::ordered_json one{
            {"key", column.key}, {"label", column.label}, {"type", type_name(column.type)}};
        if (column.type == ChartColumn::Type::number) {
            one["decimals"] = column.decimals;
            one["signed"] = column.with_sign;
        }
        texts.push_back(texts_of(chart, c));
        if (column.type == ChartColumn::Type::text)
            one["texts"] = texts.back();
        json["columns"].push_back(std::move(one));
    }
    json["rows"] = nlohmann::ordered_json::array();
    for (auto const& row : chart.rows) {
        nlohmann::ordered_json cells = nlohmann::ordered_json::array();
        for (std::size_t c = 0; c < row.size(); ++c)
            cells.push_back(cell_json(row[c], texts[c]));
        json["rows"].push_back(std::move(cells));
    }
    json["encode"] = chart.encode;
    if (!chart.source.empty())
        json["source"] = chart.source;
    if (!chart.order.empty())
        json["order"] = chart.order;
    if (!chart.policy.empty()) {
        json["policy"] = nlohmann::ordered_json::array();
        for (ShadedYears const& years : chart.policy)
            json["policy"].push_back({{"scenario", years.scenario},
                                      {"from", years.first},
                                      {"to", years.last},
                                      {"label", years.label}});
    }
    return json;
}

} // namespace boligsim::analysis
