#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/letting_measures.hpp"
#include "analysis/compare/letting_output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

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
std::string level_text(Unit unit, double value)
{
    if (!std::isfinite(value))
        return "-";
    return unit == Unit::share ? without_sign_of_nothing(fmt::format("{:.1f}", value * 100))
                               : format_level(unit, value);
}

std::string change_text(Unit unit, double value)
{
    if (!std::isfinite(value))
        return "-";
    return without_sign_of_nothing(unit == Unit::share ? fmt::format("{:+.1f}", value * 100)
                                                       : format_difference(unit, value));
}

std::string with_interval(Unit unit, MeanEstimate const& estimate)
{
    std::string change = change_text(unit, estimate.mean);
    if (!estimate.interval || !std::isfinite(estimate.mean))
        return change;
    return change + " ±" + level_text(unit, estimate.interval->high - estimate.mean);
}

std::string cell_text(LettingRow const* row, Show show)
{
    if (row == nullptr)
        return "-";
    std::string level = level_text(row->unit, row->level.mean);
    if (show == Show::level)
        return level;
    if (show == Show::difference)
        return row->difference ? with_interval(row->unit, *row->difference) : "";
    // The baseline's levels stand above those of the other scenarios.
    constexpr std::size_t room = 5;
    bool const differs = row->difference && std::isfinite(row->difference->mean);
    std::string const change = differs ? change_text(row->unit, row->difference->mean) : "";
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

std::string scenario_table(LettingComparison const& comparison, std::string const& group,
                           std::vector<ColumnGroup> groups)
{
    for (ColumnGroup& columns : groups)
        std::erase_if(columns.columns, [&](Column const& column) {
            return !is_in_use(comparison, column.measure, group);
        });
    std::erase_if(groups, [](ColumnGroup const& columns) { return columns.columns.empty(); });
    std::vector<TextTable::Column> titles{{"scenario", Align::left}};
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
                cells.push_back(
                    cell_text(comparison.find(scenario, column.measure, group), column.show));
        table.add_row(std::move(cells));
    }
    return table.to_text();
}

std::string tools_table(LettingComparison const& comparison, std::string const& group)
{
    std::vector<Column> shares;
    for (ToolName const& tool : tool_names())
        shares.push_back({tool.title, "letting_share_" + std::string(tool.label)});
    return "Which tool let the dwellings\n" +
           scenario_table(comparison, group,
                          {{"", {{"lettings", "lettings"}}},
                           {"of them by, %", shares},
                           {"", {{"declined", "refusals_per_letting"}}}}) +
           "Lettings of a year at full scale, and offers declined for each. Municipal: by "
           "municipal "
           "allocation. Free: to another organisation's list.\n"
           "An agreement's share is of vacancies. What its tool cannot let (nobody in the queue, "
           "nobody who meets the criteria accepts) goes to\n"
           "the lists, so it lets less than was agreed. A tool that no scenario used has no "
           "column.\n";
}

std::string people_table(LettingComparison const& comparison, std::string const& group)
{
    return "Who was let to, and who lives there\n" +
           scenario_table(comparison, group,
                          {{"let by, %",
                            {{"municipal", "letting_share_municipal_allocation"},
                             {"flexible", "letting_share_flexible_letting"}}},
                           {"someone in work, % of households let to by",
                            {{"municipal", "let_in_work_share_municipal_allocation"},
                             {"flexible", "let_in_work_share_flexible_letting"},
                             {"lists", "let_in_work_share_lists"},
                             {"all", "let_in_work_share"},
                             {"difference", "let_in_work_share", Show::difference}}},
                           {"non-Western, %",
                            {{"let to", "let_non_western_share"},
                             {"difference", "let_non_western_share", Show::difference}}},
                           {"employed, %",
                            {{"residents", "employed_share"},
                             {"difference", "employed_share", Show::difference}}}}) +
           fmt::format(
               "Difference: from {}, points, ± half the 95 % interval over pairs of worlds. In "
               "work: any adult of the household, when it was\n"
               "let to. Lists: internal, waiting and free. Residents: aged 18-64 on 31 December "
               "{}. What municipal allocation takes from \"all\" and\n"
               "flexible letting gives back is in its difference. A tool's own column moves too "
               "when another tool takes people off the same lists.\n"
               "Not here: where those live who were passed over (--full), and whether anybody "
               "found work: a household is as it came.\n",
               comparison.against, comparison.last_year);
}

std::string waited_tables(LettingComparison const& comparison, std::string const& group)
{
    std::vector<Column> tools{{"all", "mean_months_waited", Show::level_and_difference}};
    for (ToolName const& tool : tool_names())
        tools.push_back({tool.title, "mean_months_waited_" + std::string(tool.label),
                         Show::level_and_difference});
    ColumnGroup working{"someone in work", {}};
    ColumnGroup others{"nobody in work", {}};
    for (HouseholdGroupName const& name : household_group_names()) {
        std::string title = name.origin;
        if (title == "non_western")
            title = "non-Western";
        else
            title[0] = static_cast<char>(std::toupper(title[0]));
        ColumnGroup& columns = std::string(name.work) == "someone_in_work" ? working : others;
        columns.columns.push_back(
            {title, "mean_months_waited_" + name.suffix(), Show::level_and_difference});
    }
    return fmt::format(
        "Months waited by households let to, by tool, and the difference from {}\n{}\n"
        "Months waited by households let to, by work and origin, and the difference from {}\n{}"
        "Seniority when let to: since they signed up, for residents who ask their landlord since "
        "they moved in. Whoever gave up or waits still is\nnot in it. Tools let to different "
        "people, so a difference between two tools is not what one household would wait longer or "
        "shorter,\nand a group's mean falls where more of it is let to by a tool that waits less. "
        "Intervals: --format json, "
        "--csv DIR.\n",
        comparison.against, scenario_table(comparison, group, {{"", tools}}), comparison.against,
        scenario_table(comparison, group, {working, others}));
}

std::string movers_tables(LettingComparison const& comparison, std::string const& group)
{
    auto const against_stayers = [](std::string const& title, std::string const& quality) {
        return ColumnGroup{title,
                           {{"moved in", "in_movers_" + quality},
                            {"difference", "in_movers_" + quality, Show::difference},
                            {"moved out", "out_movers_" + quality},
                            {"stayed", "stayers_" + quality},
                            {"in - stayed", "in_movers_less_stayers_" + quality, Show::level}}};
    };
    auto const by_origin = [](std::string const& title, std::string const& origin) {
        std::string const quality = "employed_share_" + origin;
        return ColumnGroup{title,
                           {{"in", "in_movers_" + quality},
                            {"out", "out_movers_" + quality},
                            {"stayed", "stayers_" + quality},
                            {"in - stayed", "in_movers_less_stayers_" + quality}}};
    };
    return "In-movers beside those who stay\n" +
           scenario_table(comparison, group,
                          {against_stayers("employed, % of those who", "employed_share"),
                           against_stayers("non-Western, % of those who", "non_western_share")}) +
           "\nThe same by origin: employed, % of those who moved in, moved out and stayed\n" +
           scenario_table(comparison, group,
                          {by_origin("Danish origin", "danish"),
                           by_origin("Western origin", "western"),
                           by_origin("non-Western origin", "non_western")}) +
           fmt::format(
               "Persons aged 18-64. In-movers lived elsewhere a year before, out-movers do a year "
               "later: in another department or\n"
               "abroad too. In-movers and stayers are as on 31 December, out-movers as the year "
               "before.\n"
               "Difference: from {}, points, ± half the 95 % interval. In - stayed above 0: "
               "in-movers raise the share. More: --format json.\n",
               comparison.against);
}

std::string waiting_tables(LettingComparison const& comparison)
{
    auto const queue = [](std::string const& title, std::string const& suffix) {
        return ColumnGroup{
            title,
            {{"households", "applicants" + suffix, Show::level_and_difference},
             {"months", "mean_months_waiting" + suffix, Show::level_and_difference}}};
    };
    ColumnGroup reasons{"months, by why the household applied", {}};
    for (std::string const& reason : reason_names()) {
        std::string title = reason;
        std::replace(title.begin(), title.end(), '_', ' ');
        reasons.columns.push_back(
            {title, "mean_months_waiting_" + reason, Show::level_and_difference});
    }
    return fmt::format("Who waits still on 31 December {}, in the whole country\n{}\n{}"
                       "Households at full scale, months since they signed up, of residents who "
                       "ask their landlord "
                       "since they moved in (not since\nthey came into acute need), and the "
                       "difference from {}. It is how long they have waited, not how long they "
                       "will.\n",
                       comparison.last_year,
                       scenario_table(comparison, comparison.everyone,
                                      {queue("on lists only", "_waiting_list"),
                                       queue("in the municipality's queue", "_municipal_queue")}),
                       scenario_table(comparison, comparison.everyone, {reasons}),
                       comparison.against);
}

std::string heading(LettingComparison const& comparison, Group const& group)
{
    std::string const title = fmt::format("{} ({}): lettings and moves {}-{}, {} worlds a scenario",
                                          group.name, group.description, comparison.first_year,
                                          comparison.last_year, comparison.replicates);
    return title + "\n" + std::string(title.size(), '=') + "\n";
}

} // namespace

std::string letting_text(LettingComparison const& comparison)
{
    std::string text;
    for (Group const& group : comparison.groups)
        text += fmt::format(
            "{}\n{}\n{}\n{}\n{}\n", heading(comparison, group), tools_table(comparison, group.name),
            people_table(comparison, group.name), waited_tables(comparison, group.name),
            movers_tables(comparison, group.name));
    return text + waiting_tables(comparison) +
           fmt::format("\nOther departments: --group NAME, one of {}\n",
                       fmt::join(comparison.group_names, ", "));
}

} // namespace boligsim::analysis
