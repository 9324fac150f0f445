#include "analysis/compare/scenario_headline.hpp"

#include <cctype>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "analysis/compare/followed_text.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"

namespace boligsim::analysis {

namespace {

constexpr char const* main_measure = "employed_share";

std::string capitalised(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// A name of the study's in words: its phrase, where there is one.
std::string name_in_words(std::string const& prefix, std::string const& name, Phrases const& say)
{
    std::string const key = prefix + name;
    return say.has(key) ? say(key) : in_words(name, say.language());
}

/// From when to when a line is in force; whole years without their months.
std::string time_text(PolicyLine const& line, int last_year, Phrases const& say)
{
    if (line.to.year() >= last_year && line.to.is_december())
        return say("policy.from_on",
                   fmt::arg("from", line.from.is_january() ? std::to_string(line.from.year())
                                                           : sim::to_string(line.from)));
    bool const whole_years = line.from.is_january() && line.to.is_december();
    std::string const from =
        whole_years ? std::to_string(line.from.year()) : sim::to_string(line.from);
    std::string const to = whole_years ? std::to_string(line.to.year()) : sim::to_string(line.to);
    return from == to ? from : say("policy.from_to", fmt::arg("from", from), fmt::arg("to", to));
}

std::string difference_text(ComparisonRow const& row, Phrases const& say)
{
    return format_difference(row.unit, row.difference.mean, say.language()) + " " +
           difference_unit(row.unit, say.language());
}

/// Whether a difference can be anything but what is seen: not where all pairs of worlds agree.
bool is_by_chance(MeanEstimate const& difference)
{
    return difference.interval && difference.standard_error > 0;
}

/// What an interval that holds zero says, alone or as one of many, in words.
std::string not_told(MeanEstimate const& difference, std::size_t among, Phrases const& say)
{
    if (!is_by_chance(difference) || is_clear(difference, among))
        return {};
    if (is_clear(difference))
        return say("compare.one_of_many", fmt::arg("among", std::to_string(among)));
    return say("compare.not_told_from_zero");
}

std::string change_text(std::string_view key, ComparisonRow const& row, std::size_t among,
                        Phrases const& say)
{
    Language const language = say.language();
    return say(key, fmt::arg("years", years_text({row.from, row.year})),
               fmt::arg("level", format_level(row.unit, row.level, language)),
               fmt::arg("against", format_level(row.unit, row.against_level, language)),
               fmt::arg("difference", difference_text(row, say)),
               fmt::arg("interval", interval_text(row, say)),
               fmt::arg("open", not_told(row.difference, among, say)));
}

/// The year with the largest difference, from the policy's first on. It was chosen for its size, so
/// its interval allows for the choice among all of them.
std::string largest_text(Comparison const& comparison, Phrases const& say)
{
    if (!comparison.policy.in_force)
        return {};
    ComparisonRow const* largest = nullptr;
    std::size_t years = 0;
    for (int const year : comparison.years) {
        if (year < comparison.policy.in_force->first)
            continue;
        ComparisonRow const* const row = comparison.find(RowKind::indicator, main_measure, "",
                                                         comparison.main_group().name, year);
        if (row == nullptr || !std::isfinite(row->difference.mean))
            continue;
        ++years;
        if (largest == nullptr ||
            std::abs(row->difference.mean) > std::abs(largest->difference.mean))
            largest = row;
    }
    if (years < 2 || largest->difference.mean == 0)
        return {};
    ComparisonRow row = *largest;
    row.difference.interval = interval_at(row.difference, 1 - 0.05 / static_cast<double>(years));
    bool const open = row.difference.interval && row.difference.interval->contains(0);
    return say("compare.largest", fmt::arg("year", std::to_string(row.year)),
               fmt::arg("difference", difference_text(row, say)),
               fmt::arg("interval",
                        row.difference.interval
                            ? format_interval(row.unit, row.difference.interval, say.language())
                            : interval_text(row, say)),
               fmt::arg("years", std::to_string(years)),
               fmt::arg("open", open ? say("compare.not_told_from_zero") : std::string()));
}

/// Whether the last of the spans is these years.
bool ends_with(Comparison const& comparison, Years years)
{
    return !comparison.spans.empty() && comparison.spans.back().years == years;
}

/// "a", "a or b", "a, b or c".
std::string listed(std::vector<std::string> const& items, Phrases const& say)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? say("compare.or") : ", ") + items[i];
    return text;
}

std::string_view change_key(RowKind kind)
{
    switch (kind) {
    case RowKind::while_in_force:
        return "compare.while_in_force";
    case RowKind::afterwards:
        return "compare.afterwards";
    default:
        return "compare.chosen_years";
    }
}

std::vector<std::string> changes_of(Comparison const& comparison, std::size_t among,
                                    Phrases const& say)
{
    std::string const& group = comparison.main_group().name;
    int const last = comparison.years.back();
    std::vector<std::string> changes;
    for (ComparedYears const& span : comparison.spans) {
        if (ComparisonRow const* const row =
                comparison.find(span.kind, main_measure, "", group, span.years.last))
            changes.push_back(change_text(change_key(span.kind), *row, among, say));
        if (span.kind == RowKind::while_in_force)
            if (std::string text = largest_text(comparison, say); !text.empty())
                changes.push_back(std::move(text));
    }
    ComparisonRow const* const row =
        comparison.find(RowKind::indicator, main_measure, "", group, last);
    if (row != nullptr && !ends_with(comparison, {last, last}))
        changes.push_back(change_text("compare.last_year", *row, among, say));
    return changes;
}

/// One period's effect on persons in work.
std::string persons_part(Comparison const& comparison, RowKind kind, int year, Phrases const& say)
{
    std::string const& group = comparison.main_group().name;
    ComparisonRow const* const persons = comparison.find(kind, "work_anywhere", "", group, year);
    ComparisonRow const* const share =
        comparison.find(kind, "work_anywhere_share", "", group, year);
    if (persons == nullptr || share == nullptr)
        return {};
    return say("compare.persons_part", fmt::arg("years", years_text({persons->from, year})),
               fmt::arg("persons", difference_text(*persons, say)),
               fmt::arg("share", difference_text(*share, say)),
               fmt::arg("interval", interval_text(*share, say)));
}

/// Whether the same number is in work in every year of every world.
bool nobodys_work_changes(Comparison const& comparison)
{
    bool any = false;
    for (ComparisonRow const& row : comparison.rows) {
        if (row.measure != "work_anywhere")
            continue;
        any = true;
        if (row.difference.mean != 0 || row.difference.standard_error != 0)
            return false;
    }
    return any;
}

std::string persons_text(Comparison const& comparison, Phrases const& say)
{
    if (nobodys_work_changes(comparison))
        return say("compare.persons_unchanged", fmt::arg("baseline", comparison.against));
    std::string parts;
    auto const add = [&](std::string const& part) {
        if (!part.empty())
            parts += (parts.empty() ? "" : "; ") + part;
    };
    for (ComparedYears const& span : comparison.spans)
        add(persons_part(comparison, span.kind, span.years.last, say));
    int const last = comparison.years.back();
    if (!ends_with(comparison, {last, last}))
        add(persons_part(comparison, RowKind::indicator, comparison.years.back(), say));
    return parts.empty() ? parts : say("compare.persons", fmt::arg("parts", parts));
}

std::string not_detected_text(Comparison const& comparison, Phrases const& say)
{
    std::string const& group = comparison.main_group().name;
    std::vector<std::string> sizes;
    auto const add = [&](RowKind kind, Years years) {
        ComparisonRow const* const row = comparison.find(kind, main_measure, "", group, years.last);
        auto const size = row == nullptr ? std::nullopt : smallest_detectable(row->difference);
        if (size && *size > 0)
            sizes.push_back(say("compare.size",
                                fmt::arg("size", format_size(row->unit, *size, say.language())),
                                fmt::arg("unit", difference_unit(row->unit, say.language())),
                                fmt::arg("years", years_text(years))));
    };
    for (ComparedYears const& span : comparison.spans)
        add(span.kind, span.years);
    int const last = comparison.years.back();
    if (!ends_with(comparison, {last, last}))
        add(RowKind::indicator, {last, last});
    if (sizes.empty())
        return {};
    return say(
        "compare.not_detected",
        fmt::arg("worlds", say.counted("pair", static_cast<std::int64_t>(comparison.replicates))),
        fmt::arg("sizes", listed(sizes, say)));
}

} // namespace

std::string years_text(Years years)
{
    return years.first == years.last ? std::to_string(years.first)
                                     : fmt::format("{}-{}", years.first, years.last);
}

std::string interval_text(ComparisonRow const& row, Phrases const& say)
{
    if (row.difference.interval)
        return say("compare.interval",
                   fmt::arg("interval",
                            format_interval(row.unit, row.difference.interval, say.language())));
    return no_interval_text(row.difference, say);
}

std::string no_interval_text(MeanEstimate const& difference, Phrases const& say)
{
    return say(difference.n == 0 ? "compare.no_interval_nobody" : "compare.no_interval_one_pair");
}

std::string describe_action(PolicyDifference const& difference, int last_year, Phrases const& say)
{
    PolicyLine const& line = difference.line;
    std::string const time = time_text(line, last_year, say);
    std::string const share =
        line.share ? in_language(fmt::format("{:.3g} %", *line.share * 100), say.language())
                   : std::string();
    std::string action;
    switch (line.kind) {
    case PolicyLine::Kind::letting:
        action = say("policy.letting", fmt::arg("tool", name_in_words("tool.", line.what, say)),
                     fmt::arg("share", share), fmt::arg("time", time));
        break;
    case PolicyLine::Kind::renovation:
        action = say("policy.renovation", fmt::arg("year", std::to_string(line.from.year())));
        break;
    case PolicyLine::Kind::intervention:
        action = say("policy.intervention",
                     fmt::arg("name", name_in_words("intervention.", line.what, say)),
                     fmt::arg("time", time));
        break;
    }
    return difference.kind == PolicyDifference::Kind::added
               ? action
               : say("policy.dropped", fmt::arg("action", action));
}

std::size_t count_sentence_intervals(Comparison const& comparison)
{
    std::size_t count = 0;
    int const last = comparison.years.back();
    auto const add = [&](RowKind kind, std::string_view measure, int year) {
        ComparisonRow const* const row =
            comparison.find(kind, measure, "", comparison.main_group().name, year);
        count += row != nullptr && is_by_chance(row->difference) ? 1 : 0;
    };
    for (std::string_view const measure :
         {std::string_view(main_measure), std::string_view("work_anywhere_share")}) {
        for (ComparedYears const& span : comparison.spans)
            add(span.kind, measure, span.years.last);
        if (!ends_with(comparison, {last, last}))
            add(RowKind::indicator, measure, last);
    }
    return count + count_followed_intervals(comparison);
}

ScenarioHeadline describe_scenario(Comparison const& comparison, Phrases const& say,
                                   std::size_t among)
{
    ScenarioHeadline headline;
    headline.title = say(
        "compare.title", fmt::arg("scenario", comparison.scenario),
        fmt::arg("baseline", comparison.against),
        fmt::arg("years", years_text({comparison.years.front(), comparison.years.back()})),
        fmt::arg("pairs", say.counted("pair", static_cast<std::int64_t>(comparison.replicates))));
    for (PolicyDifference const& difference : comparison.policy.differences)
        headline.actions.push_back(describe_action(difference, comparison.years.back(), say));
    headline.target = describe_group_with_count(comparison.main_group(), say);
    headline.subject =
        capitalised(say("compare.subject", fmt::arg("measure", describe_measure(main_measure, say)),
                        fmt::arg("group", describe_group(comparison.main_group().name, say))));
    headline.changes = changes_of(comparison, among, say);
    headline.persons = persons_text(comparison, say);
    headline.followed = describe_followed(comparison, say, among);
    headline.not_detected = not_detected_text(comparison, say);
    return headline;
}

} // namespace boligsim::analysis
