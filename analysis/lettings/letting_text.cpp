#include <algorithm>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/language/phrases.hpp"
#include "analysis/lettings/letting_measures.hpp"
#include "analysis/lettings/letting_output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

/// What a cell says of a measure.
enum class Show {
    level,
    difference,          ///< to the baseline, with half its interval
    level_and_difference ///< without the interval
};

struct Column {
    std::string title;
    std::string measure;
    Show show = Show::level;
};

/// Columns under one title.
struct ColumnGroup {
    std::string title; ///< may be empty
    std::vector<Column> columns;
};

/// What rounds to nothing has no sign.
std::string without_sign_of_nothing(std::string const& text)
{
    bool const is_nothing = text.find_first_of("123456789") == std::string::npos;
    return is_nothing && (text[0] == '+' || text[0] == '-') ? text.substr(1) : text;
}

/// Shares in percent with one decimal, so that tables stay narrow.
std::string level_text(Unit unit, double value, Language language)
{
    if (!std::isfinite(value))
        return "-";
    if (unit != Unit::share)
        return format_level(unit, value, language);
    return in_language(without_sign_of_nothing(fmt::format("{:.1f}", value * 100)), language);
}

std::string change_text(Unit unit, double value, Language language)
{
    if (!std::isfinite(value))
        return "-";
    if (unit != Unit::share)
        return without_sign_of_nothing(format_difference(unit, value, language));
    return in_language(without_sign_of_nothing(fmt::format("{:+.1f}", value * 100)), language);
}

std::string with_interval(Unit unit, MeanEstimate const& estimate, Language language)
{
    std::string change = change_text(unit, estimate.mean, language);
    if (!estimate.interval || !std::isfinite(estimate.mean))
        return change;
    return change + " ±" + level_text(unit, estimate.interval->high - estimate.mean, language);
}

std::string cell_text(LettingRow const* row, Show show, Language language)
{
    if (row == nullptr)
        return "-";
    std::string level = level_text(row->unit, row->level.mean, language);
    if (show == Show::level)
        return level;
    if (show == Show::difference)
        return row->difference ? with_interval(row->unit, *row->difference, language) : "";
    // The baseline's levels stand above those of the other scenarios.
    constexpr std::size_t room = 5;
    bool const differs = row->difference && std::isfinite(row->difference->mean);
    std::string const change =
        differs ? change_text(row->unit, row->difference->mean, language) : "";
    return fmt::format("{} {:>{}}", level, change, room);
}

/// Whether any scenario has something there: a tool that nobody used gets no column.
bool is_in_use(LettingComparison const& comparison, std::string const& measure,
               std::string const& group)
{
    return std::any_of(comparison.rows.begin(), comparison.rows.end(), [&](LettingRow const& row) {
        return row.measure == measure && row.group == group && std::isfinite(row.level.mean) &&
               row.level.mean != 0;
    });
}

/// A table of some of the columns; `columns` are those of one group each, in their order.
std::string one_table(LettingComparison const& comparison, std::string const& group,
                      std::vector<ColumnGroup> const& groups, Phrases const& say)
{
    std::vector<TextTable::Column> titles{{say("letting.scenario"), Align::left}};
    for (ColumnGroup const& columns : groups)
        for (Column const& column : columns.columns)
            titles.push_back({column.title, Align::right});
    TextTable table(std::move(titles));
    std::size_t at = 1;
    for (ColumnGroup const& columns : groups) {
        if (!columns.title.empty())
            table.add_span(at, columns.columns.size(), columns.title);
        at += columns.columns.size();
    }
    for (std::string const& scenario : comparison.scenarios) {
        std::vector<std::string> cells{scenario};
        for (ColumnGroup const& columns : groups)
            for (Column const& column : columns.columns)
                cells.push_back(cell_text(comparison.find(scenario, column.measure, group),
                                          column.show, say.language()));
        table.add_row(std::move(cells));
    }
    return table.to_text();
}

bool fits_a_terminal(std::string const& text)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (width_of(line) > terminal_width)
            return false;
    return true;
}

/// As many tables below each other as it takes to stay within a terminal's width.
std::string scenario_table(LettingComparison const& comparison, std::string const& group,
                           std::vector<ColumnGroup> const& groups, Phrases const& say)
{
    std::vector<ColumnGroup> row;
    std::string text;
    std::string complete;
    for (ColumnGroup const& columns : groups)
        for (std::size_t c = 0; c < columns.columns.size(); ++c) {
            Column const& column = columns.columns[c];
            if (!is_in_use(comparison, column.measure, group))
                continue;
            bool const belongs =
                !row.empty() && row.back().title == columns.title && !columns.title.empty();
            std::vector<ColumnGroup> longer = row;
            if (!belongs)
                longer.push_back({columns.title, {}});
            longer.back().columns.push_back(column);
            std::string const table = one_table(comparison, group, longer, say);
            if (row.empty() || fits_a_terminal(table)) {
                row = std::move(longer);
                complete = table;
                continue;
            }
            text += complete + "\n";
            row = {{columns.title, {column}}};
            complete = one_table(comparison, group, row, say);
        }
    return text + complete;
}

std::string tool_title(std::string_view label, Phrases const& say)
{
    return say(fmt::format("letting.tool.{}", label));
}

std::string tools_table(LettingComparison const& comparison, std::string const& group,
                        Phrases const& say)
{
    std::vector<Column> shares;
    for (ToolName const& tool : tool_names())
        shares.push_back({tool_title(tool.label, say), "letting_share_" + std::string(tool.label)});
    return say("letting.which_tool") + "\n" +
           scenario_table(comparison, group,
                          {{"", {{say("letting.lettings"), "lettings"}}},
                           {say("letting.of_them_by"), shares},
                           {"", {{say("letting.declined"), "refusals_per_letting"}}}},
                          say) +
           wrap(say("letting.which_tool_note"));
}

std::string people_table(LettingComparison const& comparison, std::string const& group,
                         Phrases const& say)
{
    std::string const difference = say("letting.difference");
    std::string const municipal = tool_title("municipal_allocation", say);
    std::string const flexible = tool_title("flexible_letting", say);
    return say("letting.newly_housed") + "\n" +
           scenario_table(comparison, group,
                          {{say("letting.let_by"),
                            {{municipal, "letting_share_municipal_allocation"},
                             {flexible, "letting_share_flexible_letting"}}},
                           {say("letting.someone_in_work_by"),
                            {{municipal, "let_in_work_share_municipal_allocation"},
                             {flexible, "let_in_work_share_flexible_letting"},
                             {say("letting.lists"), "let_in_work_share_lists"},
                             {say("letting.all"), "let_in_work_share"},
                             {difference, "let_in_work_share", Show::difference}}},
                           {say("letting.non_western"),
                            {{say("letting.newly_housed_column"), "let_non_western_share"},
                             {difference, "let_non_western_share", Show::difference}}},
                           {say("letting.employed"),
                            {{say("letting.residents"), "employed_share"},
                             {difference, "employed_share", Show::difference}}}},
                          say) +
           wrap(say("letting.newly_housed_note", fmt::arg("baseline", comparison.against),
                    fmt::arg("year", std::to_string(comparison.last_year))));
}

std::string waited_tables(LettingComparison const& comparison, std::string const& group,
                          Phrases const& say)
{
    std::vector<Column> tools{
        {say("letting.all"), "mean_months_waited", Show::level_and_difference}};
    for (ToolName const& tool : tool_names())
        tools.push_back({tool_title(tool.label, say),
                         "mean_months_waited_" + std::string(tool.label),
                         Show::level_and_difference});
    ColumnGroup working{say("letting.someone_in_work"), {}};
    ColumnGroup others{say("letting.nobody_in_work"), {}};
    for (HouseholdGroupName const& name : household_group_names()) {
        ColumnGroup& columns = std::string(name.work) == "someone_in_work" ? working : others;
        columns.columns.push_back({say(fmt::format("letting.origin.{}", name.origin)),
                                   "mean_months_waited_" + name.suffix(),
                                   Show::level_and_difference});
    }
    auto const baseline = fmt::arg("baseline", comparison.against);
    return wrap(say("letting.waited_by_tool", baseline)) +
           scenario_table(comparison, group, {{"", tools}}, say) + "\n" +
           wrap(say("letting.waited_by_household", baseline)) +
           scenario_table(comparison, group, {working, others}, say) +
           wrap(say("letting.waited_note"));
}

std::string movers_tables(LettingComparison const& comparison, std::string const& group,
                          Phrases const& say)
{
    auto const against_stayers = [&](std::string_view title, std::string const& quality) {
        return ColumnGroup{
            say(title),
            {{say("letting.moved_in"), "in_movers_" + quality},
             {say("letting.difference"), "in_movers_" + quality, Show::difference},
             {say("letting.moved_out"), "out_movers_" + quality},
             {say("letting.stayed"), "stayers_" + quality},
             {say("letting.in_less_stayed"), "in_movers_less_stayers_" + quality, Show::level}}};
    };
    auto const by_origin = [&](std::string const& origin) {
        std::string const quality = "employed_share_" + origin;
        return ColumnGroup{say(fmt::format("letting.of_origin.{}", origin)),
                           {{say("letting.in"), "in_movers_" + quality},
                            {say("letting.out"), "out_movers_" + quality},
                            {say("letting.stayed"), "stayers_" + quality},
                            {say("letting.in_less_stayed"), "in_movers_less_stayers_" + quality}}};
    };
    return say("letting.movers") + "\n" +
           scenario_table(comparison, group,
                          {against_stayers("letting.employed_of_those", "employed_share"),
                           against_stayers("letting.non_western_of_those", "non_western_share")},
                          say) +
           "\n" + wrap(say("letting.movers_by_origin")) +
           scenario_table(comparison, group,
                          {by_origin("danish"), by_origin("western"), by_origin("non_western")},
                          say) +
           wrap(say("letting.movers_note", fmt::arg("baseline", comparison.against)));
}

std::string waiting_tables(LettingComparison const& comparison, Phrases const& say)
{
    auto const queue = [&](std::string_view title, std::string const& suffix) {
        return ColumnGroup{
            say(title),
            {{say("letting.households"), "applicants" + suffix, Show::level_and_difference},
             {say("letting.months"), "mean_months_waiting" + suffix, Show::level_and_difference}}};
    };
    ColumnGroup reasons{say("letting.months_by_reason"), {}};
    for (std::string const& reason : reason_names())
        reasons.columns.push_back({say(fmt::format("letting.reason.{}", reason)),
                                   "mean_months_waiting_" + reason, Show::level_and_difference});
    return wrap(say("letting.waiting", fmt::arg("year", std::to_string(comparison.last_year)))) +
           scenario_table(comparison, comparison.everyone,
                          {queue("letting.on_lists", "_waiting_list"),
                           queue("letting.in_queue", "_municipal_queue")},
                          say) +
           "\n" + scenario_table(comparison, comparison.everyone, {reasons}, say) +
           wrap(say("letting.waiting_note", fmt::arg("baseline", comparison.against)));
}

std::string heading(LettingComparison const& comparison, Group const& group, Phrases const& say)
{
    std::string const title = wrap(
        say("letting.heading", fmt::arg("group", describe_group_with_count(group, say)),
            fmt::arg("years", fmt::format("{}-{}", comparison.first_year, comparison.last_year)),
            fmt::arg("worlds",
                     say.counted("world", static_cast<std::int64_t>(comparison.replicates)))));
    return title + std::string(std::min(width_of(title) - 1, terminal_width), '=') + "\n";
}

} // namespace

std::string letting_text(LettingComparison const& comparison, Language language)
{
    Phrases const say(language);
    std::string text;
    for (Group const& group : comparison.groups)
        text += fmt::format(
            "{}\n{}\n{}\n{}\n{}\n", heading(comparison, group, say),
            tools_table(comparison, group.name, say), people_table(comparison, group.name, say),
            waited_tables(comparison, group.name, say), movers_tables(comparison, group.name, say));
    return text + waiting_tables(comparison, say) + "\n" +
           wrap(say("letting.other_departments",
                    fmt::arg("groups", fmt::format("{}", fmt::join(comparison.group_names, ", ")))),
                2);
}

} // namespace boligsim::analysis
