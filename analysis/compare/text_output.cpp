#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// What the interval says; one pair of worlds has none.
std::string interval_text(ComparisonRow const& row)
{
    if (!row.difference.interval)
        return "no interval, which takes two pairs of worlds";
    return fmt::format("95 % interval {}", format_interval(row.unit, row.difference.interval));
}

std::string sentence(Comparison const& comparison, ComparisonRow const& row)
{
    Group const* group = nullptr;
    for (Group const& one : comparison.groups)
        if (one.name == row.group)
            group = &one;
    return fmt::format("{} ({}): {} in {} instead of {}, {} {} ({}){}.\n",
                       group == nullptr ? row.group : group->description, description_of(row),
                       format_level(row.unit, row.level), row.year,
                       format_level(row.unit, row.against_level),
                       format_difference(row.unit, row.difference.mean), difference_unit(row.unit),
                       interval_text(row),
                       is_clear(row.difference) || !row.difference.interval
                           ? ""
                           : "; this difference cannot be told from zero");
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
            table.add_row({in_words(row.component), format_difference(row.unit, row.level),
                           format_difference(row.unit, row.against_level),
                           format_difference(row.unit, row.difference.mean),
                           format_interval(row.unit, row.difference.interval)});
    return table.empty() ? std::string{} : table.to_text();
}

/// Who lives where instead at the end of the last year: a line a group of persons, a column a kind
/// of place, and what they add up to.
std::string displacement_table(Comparison const& comparison)
{
    int const year = comparison.years.back();
    std::vector<TextTable::Column> columns{{"persons", Align::left}};
    std::vector<std::string> places;
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::displacement && row.year == year &&
            std::find(places.begin(), places.end(), row.group) == places.end())
            places.push_back(row.group);
    for (std::string const& place : places)
        columns.push_back({place, Align::right});
    columns.push_back({"all places", Align::right});
    columns.push_back({"95 % interval", Align::right});
    TextTable table(columns);
    for (ComparisonRow const& row : comparison.rows) {
        if (row.kind != RowKind::conservation || row.year != year)
            continue;
        std::vector<std::string> cells{in_words(row.component) + " " + row.measure};
        for (std::string const& place : places)
            cells.push_back(format_difference(
                row.unit,
                comparison.find(RowKind::displacement, row.measure, row.component, place, year)
                    ->difference.mean));
        cells.push_back(format_difference(row.unit, row.difference.mean));
        cells.push_back(format_interval(row.unit, row.difference.interval));
        table.add_row(std::move(cells));
    }
    return table.empty() ? std::string{} : table.to_text();
}

/// Whether somebody is in one scenario who is not in the other, and why that can be.
std::string conservation_text(Comparison const& comparison)
{
    int const year = comparison.years.back();
    std::vector<std::string> differing;
    for (ComparisonRow const& row : comparison.rows)
        if (row.kind == RowKind::conservation && row.year == year &&
            (row.difference.mean != 0 || row.difference.standard_error != 0))
            differing.push_back(fmt::format("{} {} ({} of {})", in_words(row.component),
                                            row.measure,
                                            format_difference(row.unit, row.difference.mean),
                                            format_level(row.unit, row.against_level)));
    if (differing.empty())
        return fmt::format("All places together hold exactly as many of each group as in {}, in "
                           "every replicate.\n",
                           comparison.against);
    return fmt::format(
        "All places together differ from {} in: {}.\nA home by itself changes nobody's work, "
        "origin "
        "or life. Interventions change work; and partners are sought in\nthe region first, so that "
        "who lives where has a small say in who has children.\n",
        comparison.against, fmt::join(differing, ", "));
}

std::string displaced_section(Comparison const& comparison)
{
    if (comparison.displaced)
        return displaced_text(*comparison.displaced);
    return "\nWhich households were let in under one scenario only, and where they live instead, "
           "is told where both\nscenarios were run with `boligsim run STUDY --events`.\n";
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
        text += fmt::format(
            "{} against {}, {} ({})\n", comparison.scenario, comparison.against, year,
            counted(static_cast<std::int64_t>(comparison.replicates), "pair") + " of worlds");
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
    std::string text = fmt::format(
        "{} against {}: {}, {}\n\n", comparison.scenario, comparison.against, last,
        counted(static_cast<std::int64_t>(comparison.replicates), "pair") + " of worlds");
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
    struct {
        char const* measure;
        char const* text;
    } const shares[]{{"employed_share", "share in work"},
                     {"non_western_share_18_64", "share of non-Western origin"}};
    for (auto const& share : shares)
        if (std::string const table = change_table(comparison, share.measure, group);
            !table.empty())
            text +=
                fmt::format("\nThrough whom the {} changed, of those aged 18-64 in {}, {} to {}, "
                            "points\n{}",
                            share.text, group, first, last, table);
    if (std::string const table = displacement_table(comparison); !table.empty())
        text += fmt::format("\nWho lives where instead on 31 December {}, scenario less baseline\n"
                            "(adults: aged 18-64)\n{}{}",
                            last, table, conservation_text(comparison));
    text += displaced_section(comparison);
    return text + identity_text(comparison.identity);
}

} // namespace boligsim::analysis
