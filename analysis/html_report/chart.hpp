#pragma once

#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/language/phrases.hpp"
#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// A column of the table behind a chart.
struct ChartColumn {
    enum class Type { text, year, number };

    std::string key;
    std::string label;
    Type type = Type::text;
    int decimals = 0;
    bool with_sign = false;
};

/// Nothing, a text, or a number in the unit that a reader sees (percent, not shares).
using ChartCell = std::variant<std::monostate, std::string, double>;

/// A cell of a number; nothing where it is not one.
ChartCell number_cell(double value);
/// An interval's ends as two cells; two of nothing without an interval. Both are multiplied by
/// `factor`.
std::pair<ChartCell, ChartCell> interval_cells(MeanEstimate const& estimate, double factor);

/// Years in which a policy is in force, shaded in a chart.
struct ShadedYears {
    std::string scenario;
    int first = 0;
    int last = 0;
    std::string label;
};

/// A chart with the table behind it. The script draws it from the same rows
/// (docs/formats/report.md).
struct Chart {
    std::string id;   ///< anchor in the page; letters, digits and hyphens
    std::string kind; ///< "lines", "stack", "bars", ...
    std::string title;
    std::string subtitle;
    std::string note;
    std::string unit;
    int decimals = 0;
    bool with_sign = false;
    std::vector<ChartColumn> columns;
    std::vector<std::vector<ChartCell>> rows; ///< as many cells as columns
    nlohmann::ordered_json encode;            ///< role -> column
    nlohmann::ordered_json order;             ///< column -> its categories in order; may be empty
    std::vector<ShadedYears> policy;
    /// Names what differences are, where they are not with the page's baseline; else empty.
    std::string difference_title;
    /// Which rows of `compare --format json` the numbers are, for who wants to check them; may be
    /// empty.
    nlohmann::ordered_json source;
};

/// The table of a chart's columns and rows as HTML.
std::string table_html(std::vector<ChartColumn> const& columns,
                       std::vector<std::vector<ChartCell>> const& rows, Language language);

/// The chart's figure: title, subtitle, room for the drawing, note, table.
std::string chart_html(Chart const& chart, Phrases const& say);

/// What the script draws it from. Numbers are rounded to what no reader sees.
nlohmann::ordered_json chart_json(Chart const& chart);

} // namespace boligsim::analysis
