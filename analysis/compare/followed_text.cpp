#include "analysis/compare/followed_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/scenario_headline.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"

namespace boligsim::analysis {

namespace {

std::string difference_text(ComparisonRow const& row, Phrases const& say)
{
    return format_difference(row.unit, row.difference.mean, say.language()) + " " +
           difference_unit(row.unit, say.language());
}

std::string not_told(ComparisonRow const& row, std::size_t among, Phrases const& say)
{
    MeanEstimate const& difference = row.difference;
    if (!difference.interval || difference.standard_error == 0 || is_clear(difference, among))
        return {};
    if (is_clear(difference))
        return say("compare.one_of_many", fmt::arg("among", std::to_string(among)));
    return say("compare.not_told_from_zero");
}

/// The spans and the last year, which sentences are about.
std::vector<ComparedYears> said_years(Comparison const& comparison)
{
    std::vector<ComparedYears> years = comparison.spans;
    int const last = comparison.years.back();
    if (years.empty() || years.back().years != Years{last, last})
        years.push_back({RowKind::indicator, {last, last}});
    return years;
}

/// The rows of a measure in those years, as far as there are any.
std::vector<ComparisonRow const*>
said_rows(Comparison const& comparison, FollowedCohort const& followed, std::string_view measure)
{
    std::vector<ComparisonRow const*> rows;
    for (ComparedYears const& asked : said_years(comparison))
        if (ComparisonRow const* const row = followed.find(asked.kind, measure, asked.years.last))
            rows.push_back(row);
    return rows;
}

/// Whether these persons fare as in the baseline in every world, in all years that are said.
bool fare_alike(Comparison const& comparison, FollowedCohort const& followed)
{
    std::vector<ComparisonRow const*> const rows =
        said_rows(comparison, followed, "followed_in_work");
    return std::all_of(rows.begin(), rows.end(), [](ComparisonRow const* row) {
        return row->difference.mean == 0 && row->difference.standard_error == 0;
    });
}

std::string persons_sentence(Comparison const& comparison, FollowedCohort const& followed,
                             Phrases const& say, std::size_t among)
{
    std::vector<std::string> parts;
    for (ComparisonRow const* const row :
         said_rows(comparison, followed, "followed_in_work_share")) {
        ComparisonRow const* const persons =
            followed.find(row->kind, "followed_in_work", row->year);
        parts.push_back(say("compare.followed_part",
                            fmt::arg("years", years_text({row->from, row->year})),
                            fmt::arg("persons", difference_text(*persons, say)),
                            fmt::arg("share", difference_text(*row, say)),
                            fmt::arg("interval", interval_text(*row, say)),
                            fmt::arg("open", not_told(*row, among, say))));
    }
    if (parts.empty())
        return {};
    return say("compare.followed",
               fmt::arg("group", describe_group(followed.departments.name, say)),
               fmt::arg("year", std::to_string(followed.cohort.december)),
               fmt::arg("parts", fare_alike(comparison, followed)
                                     ? say("compare.followed_alike",
                                           fmt::arg("baseline", comparison.against))
                                     : fmt::format("{}", fmt::join(parts, "; "))));
}

/// The place's change is what happened to these persons and who lives there.
std::string split_sentence(Comparison const& comparison, FollowedCohort const& followed,
                           Phrases const& say, std::size_t among)
{
    std::vector<ComparisonRow const*> const rows =
        said_rows(comparison, followed, "who_lives_there");
    if (fare_alike(comparison, followed)) {
        // The place's own numbers stand in the headline already.
        bool const changed = std::any_of(rows.begin(), rows.end(), [](ComparisonRow const* row) {
            return row->difference.mean != 0;
        });
        return changed ? say("compare.split_none_own") : std::string();
    }
    std::vector<std::string> parts;
    for (ComparisonRow const* const row : rows)
        parts.push_back(say(
            "compare.split_part", fmt::arg("years", years_text({row->from, row->year})),
            fmt::arg(
                "place",
                difference_text(*followed.find(row->kind, "place_in_work_share", row->year), say)),
            fmt::arg("own",
                     difference_text(*followed.find(row->kind, "followed_in_work_share", row->year),
                                     say)),
            fmt::arg("others", difference_text(*row, say)),
            fmt::arg("interval", interval_text(*row, say)),
            fmt::arg("open", not_told(*row, among, say))));
    if (parts.empty())
        return {};
    return say("compare.split", fmt::arg("parts", fmt::format("{}", fmt::join(parts, "; "))));
}

/// Zero where chance puts the estimate below it.
std::string share_text(ComparisonRow const& row, Phrases const& say)
{
    return format_level(Unit::share, std::max(0.0, row.level), say.language());
}

std::string others_sentence(Comparison const& comparison, FollowedCohort const& followed,
                            Phrases const& say)
{
    std::vector<std::string> parts;
    std::vector<int> said;
    auto const add = [&](int year) {
        ComparisonRow const* const row =
            followed.find(RowKind::indicator, "other_people_share", year);
        if (row == nullptr || std::find(said.begin(), said.end(), year) != said.end())
            return;
        said.push_back(year);
        parts.push_back(say("compare.others_part", fmt::arg("share", share_text(*row, say)),
                            fmt::arg("year", std::to_string(year))));
    };
    for (ComparedYears const& span : comparison.spans)
        add(span.years.last);
    add(comparison.years.back());
    if (parts.empty())
        return {};
    return say("compare.others", fmt::arg("baseline", comparison.against),
               fmt::arg("parts", fmt::format("{}", fmt::join(parts, ", "))));
}

std::string missed_sentence(Comparison const& comparison, FollowedCohort const& followed,
                            Phrases const& say)
{
    std::vector<std::string> sizes;
    for (ComparisonRow const* const row : said_rows(comparison, followed, "followed_in_work_share"))
        if (auto const size = smallest_detectable(row->difference); size && *size > 0)
            sizes.push_back(say("compare.size",
                                fmt::arg("size", format_size(row->unit, *size, say.language())),
                                fmt::arg("unit", difference_unit(row->unit, say.language())),
                                fmt::arg("years", years_text({row->from, row->year}))));
    if (sizes.empty())
        return {};
    return say(
        "compare.followed_not_detected",
        fmt::arg("worlds", say.counted("pair", static_cast<std::int64_t>(comparison.replicates))),
        fmt::arg("sizes", fmt::format("{}", fmt::join(sizes, ", "))));
}

/// "+0.12 (0.08 to 0.16)".
std::string cell_text(ComparisonRow const* row, Phrases const& say)
{
    if (row == nullptr)
        return "-";
    std::string text = format_difference(row->unit, row->difference.mean, say.language());
    if (row->difference.interval && row->difference.standard_error > 0)
        text += " (" + format_interval(row->unit, row->difference.interval, say.language()) + ")";
    return text;
}

std::string table_of(Comparison const& comparison, FollowedCohort const& followed,
                     Phrases const& say)
{
    constexpr std::size_t width = 24;
    std::string const points = difference_unit(Unit::share, say.language());
    TextTable table(
        {{say("compare.followed_year"), Align::left},
         {say("compare.followed_persons"), Align::right, width},
         {say("compare.followed_share", fmt::arg("unit", points)), Align::right, width},
         {say("compare.followed_place", fmt::arg("unit", points)), Align::right, width},
         {say("compare.followed_others", fmt::arg("unit", points)), Align::right, width},
         {say("compare.followed_people"), Align::right, width}});
    auto const add = [&](RowKind kind, int year) {
        ComparisonRow const* const persons = followed.find(kind, "followed_in_work", year);
        if (persons == nullptr)
            return;
        table.add_row({years_text({persons->from, year}), cell_text(persons, say),
                       cell_text(followed.find(kind, "followed_in_work_share", year), say),
                       cell_text(followed.find(kind, "place_in_work_share", year), say),
                       cell_text(followed.find(kind, "who_lives_there", year), say),
                       share_text(*followed.find(kind, "other_people_share", year), say)});
    };
    for (int const year : comparison.years)
        add(RowKind::indicator, year);
    for (ComparedYears const& span : comparison.spans)
        add(span.kind, span.years.last);
    return table.to_text();
}

} // namespace

std::vector<std::string> describe_followed(Comparison const& comparison, Phrases const& say,
                                           std::size_t among)
{
    if (comparison.followed.empty())
        return {};
    FollowedCohort const& first = comparison.followed.front();
    std::vector<std::string> sentences{persons_sentence(comparison, first, say, among),
                                       split_sentence(comparison, first, say, among),
                                       others_sentence(comparison, first, say),
                                       missed_sentence(comparison, first, say)};
    std::erase(sentences, std::string());
    return sentences;
}

std::size_t count_followed_intervals(Comparison const& comparison)
{
    if (comparison.followed.empty() || fare_alike(comparison, comparison.followed.front()))
        return 0;
    std::size_t count = 0;
    for (char const* const measure : {"followed_in_work_share", "who_lives_there"})
        for (ComparisonRow const* const row :
             said_rows(comparison, comparison.followed.front(), measure))
            count += row->difference.interval && row->difference.standard_error > 0 ? 1 : 0;
    return count;
}

std::string followed_tables(Comparison const& comparison, Phrases const& say)
{
    std::string text;
    for (FollowedCohort const& followed : comparison.followed)
        text += "\n" +
                wrap(say("compare.followed_title",
                         fmt::arg("group", describe_group(followed.departments.name, say)),
                         fmt::arg("year", std::to_string(followed.cohort.december)))) +
                table_of(comparison, followed, say);
    return text;
}

} // namespace boligsim::analysis
