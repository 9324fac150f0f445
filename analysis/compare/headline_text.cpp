#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/output.hpp"
#include "analysis/compare/scenario_headline.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

/// Which rows of a measure stand in the columns of the table, from left to right.
std::vector<ComparedYears> columns_of(Comparison const& comparison)
{
    std::vector<ComparedYears> columns = comparison.spans;
    int const last = comparison.years.back();
    bool const ends_with_last = !columns.empty() && columns.back().years == Years{last, last};
    if (columns.size() < 2 && !ends_with_last)
        columns.push_back({RowKind::indicator, {last, last}});
    return columns;
}

std::string_view column_key(RowKind kind)
{
    switch (kind) {
    case RowKind::while_in_force:
        return "compare.column_in_force";
    case RowKind::afterwards:
        return "compare.column_afterwards";
    case RowKind::chosen_years:
        return "compare.column_chosen";
    default:
        return "compare.column_last";
    }
}

ComparisonRow const* row_at(Comparison const& comparison, std::string const& measure,
                            ComparedYears const& column)
{
    return comparison.find(column.kind, measure, "", comparison.main_group().name,
                           column.years.last);
}

/// Whether chance has a say in the interval: not where every pair of worlds differs by the same.
bool is_by_chance(ComparisonRow const& row)
{
    return row.difference.interval && row.difference.standard_error > 0;
}

/// Of the tables and of the sentences above them.
std::size_t count_intervals(std::vector<Comparison> const& comparisons)
{
    std::size_t count = 0;
    for (Comparison const& comparison : comparisons)
        for (std::string const& measure : headline_measures())
            for (ComparedYears const& column : columns_of(comparison)) {
                ComparisonRow const* const row = row_at(comparison, measure, column);
                count += row != nullptr && is_by_chance(*row) ? 1 : 0;
            }
    for (Comparison const& comparison : comparisons)
        count += count_sentence_intervals(comparison);
    return count;
}

/// "+1.09* (0.61 to 1.57)": the star where the difference is clear among all that are shown.
std::string cell_text(ComparisonRow const& row, bool clear, Phrases const& say)
{
    std::string text = format_difference(row.unit, row.difference.mean, say.language());
    if (clear)
        text += "*";
    if (is_by_chance(row))
        text += " (" + format_interval(row.unit, row.difference.interval, say.language()) + ")";
    return text;
}

/// Differences of the headline's measures; counts those that are clear.
std::string differences_table(Comparison const& comparison, std::size_t intervals,
                              std::size_t& stars, Phrases const& say)
{
    constexpr std::size_t measure_width = 28;
    constexpr std::size_t cell_width = 24;
    std::vector<ComparedYears> const shown = columns_of(comparison);
    std::vector<TextTable::Column> columns{{"", Align::left, measure_width}};
    for (ComparedYears const& column : shown)
        columns.push_back(
            {say(column_key(column.kind), fmt::arg("years", years_text(column.years))),
             Align::right, cell_width});
    TextTable table(std::move(columns));
    for (std::string const& measure : headline_measures()) {
        std::vector<std::string> cells;
        bool any = false;
        for (ComparedYears const& column : shown) {
            ComparisonRow const* const row = row_at(comparison, measure, column);
            if (cells.empty())
                cells.push_back(row == nullptr
                                    ? measure
                                    : fmt::format("{} ({})", describe_measure(measure, say),
                                                  difference_unit(row->unit, say.language())));
            bool const clear =
                row != nullptr && is_by_chance(*row) && is_clear(row->difference, intervals);
            stars += clear ? 1 : 0;
            any = any || row != nullptr;
            cells.push_back(row == nullptr ? std::string() : cell_text(*row, clear, say));
        }
        if (any)
            table.add_row(std::move(cells));
    }
    return table.to_text();
}

std::string one_headline(Comparison const& comparison, std::size_t intervals, std::size_t& stars,
                         Phrases const& say)
{
    constexpr std::size_t indent = 2;
    ScenarioHeadline const headline = describe_scenario(comparison, say, intervals);
    std::string text = wrap(headline.title, indent);
    text += std::string(std::min(width_of(headline.title), terminal_width), '=') + "\n";
    if (!headline.actions.empty())
        text +=
            wrap(say("compare.does",
                     fmt::arg("actions",
                              fmt::format("{}", fmt::join(headline.actions, say("policy.and"))))),
                 indent);
    text += wrap(say("compare.for", fmt::arg("target", headline.target)), indent);
    if (!headline.changes.empty())
        text.append("\n").append(wrap(headline.subject, indent));
    for (std::string const& change : headline.changes)
        text.append("- ").append(wrap(change, indent));
    for (std::string const* const sentence : {&headline.persons, &headline.not_detected})
        if (!sentence->empty())
            text += wrap(*sentence, indent);
    for (std::string const& sentence : headline.followed)
        text += wrap(sentence, indent);
    text.append("\n").append(
        wrap(say("compare.differences", fmt::arg("baseline", comparison.against))));
    return text + differences_table(comparison, intervals, stars, say) + "\n";
}

} // namespace

std::string headline_text(std::vector<Comparison> const& comparisons, Language language)
{
    Phrases const say(language);
    std::size_t const intervals = count_intervals(comparisons);
    std::size_t stars = 0;
    std::string text;
    for (Comparison const& comparison : comparisons)
        text += one_headline(comparison, intervals, stars, say);
    if (intervals > 1) {
        constexpr double chance = 0.05;
        double const count = static_cast<double>(intervals);
        std::string note =
            say("compare.many_intervals",
                fmt::arg("count", with_thousands(static_cast<std::int64_t>(intervals), language)),
                fmt::arg("expected", in_language(fmt::format("{:.0f}", count * chance), language)),
                fmt::arg("level",
                         in_language(fmt::format("{:.2f}", 100 * (1 - chance / count)), language)));
        if (stars == 0)
            note.append(" ").append(say("compare.no_star"));
        text += wrap(note);
    }
    return text;
}

} // namespace boligsim::analysis
