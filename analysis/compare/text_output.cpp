#include <array>

#include <fmt/format.h>

#include "analysis/compare/output.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

/// Whether zero is outside the interval. Pairs that are all equal differ by nothing.
bool is_clear(MeanEstimate const& difference)
{
    return difference.interval && !difference.interval->contains(0);
}

std::string description_of(ComparisonRow const& row)
{
    Indicator const* const indicator = find_indicator(row.measure);
    return indicator == nullptr ? row.measure : indicator->description;
}

std::string sentence(Comparison const& comparison, ComparisonRow const& row)
{
    Group const* group = nullptr;
    for (Group const& one : comparison.groups)
        if (one.name == row.group)
            group = &one;
    return fmt::format("{} ({}): {} in {} instead of {}, {} {} (95 % interval {}){}.\n",
                       group == nullptr ? row.group : group->description, description_of(row),
                       format_level(row.unit, row.level), row.year,
                       format_level(row.unit, row.against_level),
                       format_difference(row.unit, row.difference.mean), difference_unit(row.unit),
                       format_interval(row.unit, row.difference.interval),
                       is_clear(row.difference) ? "" : "; no difference can be told from zero");
}

/// The group that the headline is about.
std::string main_group(Comparison const& comparison)
{
    return comparison.treated.empty() ? "public housing" : comparison.treated;
}

TextTable difference_table(std::string first_title)
{
    return TextTable({{std::move(first_title), Align::left},
                      {"scenario", Align::right},
                      {"baseline", Align::right},
                      {"difference", Align::right},
                      {"95 % interval", Align::right},
                      {"unit", Align::left}});
}

void add_difference(TextTable& table, std::string title, ComparisonRow const& row)
{
    table.add_row({std::move(title), format_level(row.unit, row.level),
                   format_level(row.unit, row.against_level),
                   format_difference(row.unit, row.difference.mean),
                   format_interval(row.unit, row.difference.interval), difference_unit(row.unit)});
}

std::string change_table(Comparison const& comparison, std::string const& measure,
                         std::string const& group)
{
    TextTable table({{"through", Align::left},
                     {"scenario", Align::right},
                     {"baseline", Align::right},
                     {"difference, points", Align::right},
                     {"95 % interval", Align::right}});
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::total_change && row.measure == measure && row.group == group &&
            row.year == comparison.years.back())
            table.add_row({row.component, format_difference(row.unit, row.level),
                           format_difference(row.unit, row.against_level),
                           format_difference(row.unit, row.difference.mean),
                           format_interval(row.unit, row.difference.interval)});
    return table.empty() ? std::string{} : table.to_text();
}

std::string displacement_table(Comparison const& comparison)
{
    TextTable table({{"persons aged 18-64", Align::left},
                     {"place", Align::left},
                     {"difference", Align::right},
                     {"95 % interval", Align::right}});
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::displacement && row.year == comparison.years.back())
            table.add_row({row.component, row.group,
                           format_difference(row.unit, row.difference.mean),
                           format_interval(row.unit, row.difference.interval)});
    return table.empty() ? std::string{} : table.to_text();
}

std::string identity_text(ChangeIdentity const& identity)
{
    if (identity.checked == 0)
        return {};
    if (identity.broken == 0)
        return fmt::format("The parts add up to the stocks in all {} checks.\n", identity.checked);
    return fmt::format("The parts do not add up to the stocks in {} of {} checks (by up to {} "
                       "persons); the split is of the parts as they were counted.\n",
                       identity.broken, identity.checked, identity.largest_gap);
}

} // namespace

std::string headline_text(std::vector<Comparison> const& comparisons)
{
    constexpr std::array<char const*, 10> shown{"employed_share",
                                                "non_western_share",
                                                "income_share_lowest",
                                                "mean_disposable_income",
                                                "leisure_job_share",
                                                "move_out_rate",
                                                "vacancy_share",
                                                "rent_per_dwelling",
                                                "letting_share_municipal_allocation",
                                                "letting_share_flexible_letting"};
    std::string text;
    for (Comparison const& comparison : comparisons) {
        int const year = comparison.years.back();
        std::string const group = main_group(comparison);
        text += fmt::format("{} against {}, {} ({} pairs of worlds)\n", comparison.scenario,
                            comparison.against, year, comparison.replicates);
        if (ComparisonRow const* const row =
                comparison.find(RowKind::indicator, "employed_share", "", group, year))
            text += sentence(comparison, *row);
        TextTable table = difference_table(group);
        for (char const* const measure : shown)
            if (ComparisonRow const* const row =
                    comparison.find(RowKind::indicator, measure, "", group, year))
                add_difference(table, description_of(*row), *row);
        text += table.to_text() + "\n";
    }
    return text;
}

std::string comparison_text(Comparison const& comparison)
{
    int const first = comparison.years.front();
    int const last = comparison.years.back();
    std::string text = fmt::format("{} against {}: {}, {} pairs of worlds\n\n", comparison.scenario,
                                   comparison.against, last, comparison.replicates);
    for (char const* const measure : {"employed_share", "non_western_share"})
        for (Group const& group : comparison.groups)
            if (ComparisonRow const* const row =
                    comparison.find(RowKind::indicator, measure, "", group.name, last))
                text += sentence(comparison, *row);
    for (Group const& group : comparison.groups) {
        TextTable table = difference_table(group.name);
        for (ComparisonRow const& row : comparison.rows)
            if (row.kind == RowKind::indicator && row.group == group.name && row.year == last)
                add_difference(table, description_of(row), row);
        text += '\n';
        text += table.to_text();
    }
    std::string const group = main_group(comparison);
    for (char const* const measure : {"employed_share", "non_western_share_18_64"})
        if (std::string const table = change_table(comparison, measure, group); !table.empty())
            text += fmt::format("\nThrough whom the {} of {} changed, {} to {}, points\n{}",
                                measure, group, first, last, table);
    if (std::string const table = displacement_table(comparison); !table.empty())
        text += fmt::format("\nWho lives where instead, {}\n{}", last, table);
    return text + identity_text(comparison.identity);
}

} // namespace boligsim::analysis
