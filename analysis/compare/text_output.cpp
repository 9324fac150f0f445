#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/followed_text.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/scenario_headline.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

std::string sentence(ComparisonRow const& row, Phrases const& say)
{
    Language const language = say.language();
    bool const open = row.difference.interval && !is_clear(row.difference);
    return wrap(
        say("compare.level_sentence", fmt::arg("group", describe_group(row.group, say)),
            fmt::arg("measure", describe_measure(row.measure, say)),
            fmt::arg("level", format_level(row.unit, row.level, language)),
            fmt::arg("year", std::to_string(row.year)),
            fmt::arg("against", format_level(row.unit, row.against_level, language)),
            fmt::arg("difference", format_difference(row.unit, row.difference.mean, language) +
                                       " " + difference_unit(row.unit, language)),
            fmt::arg("interval", interval_text(row, say)),
            fmt::arg("open", open ? say("compare.not_told_from_zero") : std::string())),
        2);
}

/// Indicators of a group at the last year.
std::string difference_table(Comparison const& comparison, std::string const& group,
                             Phrases const& say)
{
    Language const language = say.language();
    TextTable table({{describe_group(group, say), Align::left},
                     {say("compare.scenario"), Align::right},
                     {say("compare.baseline"), Align::right},
                     {say("compare.difference"), Align::right},
                     {say("compare.interval_column"), Align::right},
                     {say("compare.unit"), Align::left}});
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::indicator && row.group == group &&
            row.year == comparison.years.back())
            table.add_row({describe_measure(row.measure, say),
                           format_level(row.unit, row.level, language),
                           format_level(row.unit, row.against_level, language),
                           format_difference(row.unit, row.difference.mean, language),
                           format_interval(row.unit, row.difference.interval, language),
                           difference_unit(row.unit, language)});
    return table.to_text();
}

/// Through whom a share changed since the first year; empty where that is not known.
std::string change_table(Comparison const& comparison, std::string_view measure, Phrases const& say)
{
    Language const language = say.language();
    TextTable table({{say("compare.through"), Align::left},
                     {say("compare.scenario"), Align::right},
                     {say("compare.baseline"), Align::right},
                     {say("compare.difference_points"), Align::right},
                     {say("compare.interval_column"), Align::right}});
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::total_change && row.measure == measure &&
            row.group == comparison.main_group().name && row.year == comparison.years.back())
            table.add_row({in_words(row.component, language),
                           format_difference(row.unit, row.level, language),
                           format_difference(row.unit, row.against_level, language),
                           format_difference(row.unit, row.difference.mean, language),
                           format_interval(row.unit, row.difference.interval, language)});
    return table.empty() ? std::string{} : table.to_text();
}

std::string change_section(Comparison const& comparison, Phrases const& say)
{
    std::string text;
    auto const add = [&](std::string_view key, std::string_view measure) {
        std::string const table = change_table(comparison, measure, say);
        if (table.empty())
            return;
        text += '\n';
        text += say(key, fmt::arg("group", describe_group(comparison.main_group().name, say)),
                    fmt::arg("first", std::to_string(comparison.years.front())),
                    fmt::arg("last", std::to_string(comparison.years.back()))) +
                "\n" + table;
    };
    add("compare.through_work", "employed_share");
    add("compare.through_origin", "non_western_share_18_64");
    return text;
}

std::string people_text(ComparisonRow const& row, Phrases const& say)
{
    return in_words(row.component, say.language()) + " " + in_words(row.measure, say.language());
}

/// Who lives where instead at the end of the last year: a line a group of persons, a column a kind
/// of place, and what they add up to.
std::string displacement_table(Comparison const& comparison, Phrases const& say)
{
    int const year = comparison.years.back();
    Language const language = say.language();
    std::vector<TextTable::Column> columns{{say("compare.persons_column"), Align::left}};
    std::vector<std::string> places;
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::displacement && row.year == year &&
            std::find(places.begin(), places.end(), row.group) == places.end())
            places.push_back(row.group);
    for (std::string const& place : places)
        columns.push_back({describe_group(place, say), Align::right, 20});
    columns.push_back({say("compare.all_places"), Align::right});
    columns.push_back({say("compare.interval_column"), Align::right});
    TextTable table(columns);
    for (ComparisonRow const& row : comparison.rows) {
        if (row.kind != RowKind::conservation || row.year != year)
            continue;
        std::vector<std::string> cells{people_text(row, say)};
        for (std::string const& place : places)
            cells.push_back(format_difference(
                row.unit,
                comparison.find(RowKind::displacement, row.measure, row.component, place, year)
                    ->difference.mean,
                language));
        cells.push_back(format_difference(row.unit, row.difference.mean, language));
        cells.push_back(format_interval(row.unit, row.difference.interval, language));
        table.add_row(std::move(cells));
    }
    return table.empty() ? std::string{} : table.to_text();
}

/// Whether somebody is in one scenario who is not in the other, and why that can be.
std::string conservation_text(Comparison const& comparison, Phrases const& say)
{
    int const year = comparison.years.back();
    std::vector<std::string> differing;
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::conservation && row.year == year &&
            (row.difference.mean != 0 || row.difference.standard_error != 0))
            differing.push_back(
                say("compare.of", fmt::arg("group", people_text(row, say)),
                    fmt::arg("difference",
                             format_difference(row.unit, row.difference.mean, say.language())),
                    fmt::arg("level", format_level(row.unit, row.against_level, say.language()))));
    if (differing.empty())
        return wrap(say("compare.same_everywhere", fmt::arg("baseline", comparison.against)));
    return wrap(say("compare.differ_everywhere", fmt::arg("baseline", comparison.against),
                    fmt::arg("groups", fmt::format("{}", fmt::join(differing, ", ")))));
}

std::string displaced_section(Comparison const& comparison, Phrases const& say)
{
    if (comparison.displaced)
        return displaced_text(*comparison.displaced);
    return "\n" + wrap(say("compare.needs_events"));
}

std::string identity_text(ChangeIdentity const& identity, Phrases const& say)
{
    if (identity.checked == 0)
        return {};
    std::string const checks = std::to_string(identity.checked);
    if (identity.broken == 0)
        return wrap(say("compare.parts_add_up", fmt::arg("checks", checks)));
    return wrap(say("compare.parts_do_not", fmt::arg("broken", std::to_string(identity.broken)),
                    fmt::arg("checks", checks),
                    fmt::arg("gap", std::to_string(identity.largest_gap))));
}

} // namespace

std::string comparison_text(Comparison const& comparison, Language language)
{
    Phrases const say(language);
    int const last = comparison.years.back();
    std::string text = describe_scenario(comparison, say).title + "\n\n";
    for (char const* const measure : {"employed_share", "non_western_share"})
        for (Group const& group : comparison.groups)
            if (ComparisonRow const* const row =
                    comparison.find(RowKind::indicator, measure, "", group.name, last))
                text += sentence(*row, say);
    for (Group const& group : comparison.groups)
        text += "\n" + difference_table(comparison, group.name, say);
    text += followed_tables(comparison, say);
    text += change_section(comparison, say);
    if (std::string const table = displacement_table(comparison, say); !table.empty())
        text += "\n" + say("compare.who_instead", fmt::arg("year", std::to_string(last))) + "\n" +
                table + conservation_text(comparison, say);
    text += displaced_section(comparison, say);
    return text + identity_text(comparison.identity, say);
}

} // namespace boligsim::analysis
