#include <array>
#include <functional>

#include <fmt/format.h>

#include "analysis/displaced/displaced_households.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

constexpr std::size_t everyone = 0;

using Number = std::function<std::int64_t(LetInCounts const&)>;

std::size_t index(Side side)
{
    return static_cast<std::size_t>(side);
}

/// Households at full scale, over replicates, of a number made of one replicate's two sides.
template <class Of> MeanEstimate estimate(DisplacedHouseholds const& displaced, Of&& of)
{
    std::vector<double> values;
    for (auto const& replicate : displaced.counts)
        values.push_back(static_cast<double>(of(replicate)) / displaced.scale);
    return estimate_mean(values);
}

MeanEstimate estimate(DisplacedHouseholds const& displaced, Side side, std::size_t group,
                      Number const& number)
{
    return estimate(displaced,
                    [&](auto const& replicate) { return number(replicate[index(side)][group]); });
}

std::string mean_text(DisplacedHouseholds const& displaced, Side side, std::size_t group,
                      Number const& number)
{
    return format_level(Unit::persons, estimate(displaced, side, group, number).mean);
}

/// The side's households that the other does not let in: how many live so at the end.
Number living(bool on_this_side, std::size_t where)
{
    return [=](LetInCounts const& counts) {
        return (on_this_side ? counts.here : counts.there)[where];
    };
}

struct NamedCount {
    char const* name;
    std::int64_t LetInCounts::*count;
};
constexpr std::array<NamedCount, 8> named_counts{
    {{"lettings", &LetInCounts::lettings},
     {"lettings_to_residents", &LetInCounts::to_residents},
     {"lettings_again", &LetInCounts::again},
     {"let_in", &LetInCounts::let_in},
     {"let_in_too", &LetInCounts::too},
     {"let_in_too_that_month", &LetInCounts::too_that_month},
     {"let_in_only", &LetInCounts::only},
     {"lives_as_before", &LetInCounts::as_before}}};

Number number_of(std::int64_t LetInCounts::*count)
{
    return [=](LetInCounts const& counts) { return counts.*count; };
}

std::string month_text(std::int64_t month)
{
    return fmt::format("{}-{:02}", month / 100, month % 100);
}

std::string lettings_table(DisplacedHouseholds const& displaced)
{
    TextTable table(
        {{"", Align::left}, {displaced.against, Align::right}, {displaced.scenario, Align::right}});
    struct {
        char const* text;
        std::int64_t LetInCounts::*count;
    } const lines[]{{"dwellings let", &LetInCounts::lettings},
                    {"  to households that lived in the group already", &LetInCounts::to_residents},
                    {"  to households let in earlier, which had left", &LetInCounts::again},
                    {"  households let in", &LetInCounts::let_in},
                    {"    let in by the other scenario too", &LetInCounts::too},
                    {"      in the same month", &LetInCounts::too_that_month},
                    {"    not let in by the other", &LetInCounts::only}};
    for (auto const& line : lines)
        table.add_row({line.text,
                       mean_text(displaced, Side::baseline, everyone, number_of(line.count)),
                       mean_text(displaced, Side::scenario, everyone, number_of(line.count))});
    return table.to_text();
}

std::string who_table(DisplacedHouseholds const& displaced)
{
    TextTable table({{"households", Align::left},
                     {"let in: " + displaced.against, Align::right},
                     {displaced.scenario, Align::right},
                     {"difference", Align::right},
                     {"95 % interval", Align::right},
                     {"only: " + displaced.against, Align::right},
                     {displaced.scenario, Align::right}});
    for (std::size_t group = 0; group < household_groups; ++group) {
        Number const let_in = number_of(&LetInCounts::let_in);
        Number const only = number_of(&LetInCounts::only);
        MeanEstimate const difference = estimate(displaced, [&](auto const& replicate) {
            return replicate[index(Side::scenario)][group].let_in -
                   replicate[index(Side::baseline)][group].let_in;
        });
        table.add_row({in_words(household_group_name(group)),
                       mean_text(displaced, Side::baseline, group, let_in),
                       mean_text(displaced, Side::scenario, group, let_in),
                       format_difference(Unit::persons, difference.mean),
                       format_interval(Unit::persons, difference.interval),
                       mean_text(displaced, Side::baseline, group, only),
                       mean_text(displaced, Side::scenario, group, only)});
    }
    return table.to_text();
}

char const* whereabouts_text(std::size_t where)
{
    constexpr std::array<char const*, whereabouts_count> texts{
        "the same department",
        "another department of the group",
        "other public housing in the municipality",
        "public housing in another municipality",
        "owner-occupied",
        "private rental",
        "other homes",
        "with another household",
        "abroad",
        "died",
        "there never was such a household"};
    return texts.at(where);
}

/// Where those are that were let in on one side only.
std::string where_table(DisplacedHouseholds const& displaced, Side side)
{
    constexpr std::array<std::size_t, 5> shown{1, 2, 3, 4, 5};
    std::vector<TextTable::Column> columns{{"", Align::left},
                                           {displaced.name(side), Align::right},
                                           {displaced.name(other_side(side)), Align::right},
                                           {"95 % interval", Align::right}};
    for (std::size_t const group : shown)
        columns.push_back({in_words(household_group_name(group)), Align::right});
    TextTable table(columns);
    auto const add = [&](std::string text, std::string here, Number const& there) {
        MeanEstimate const all = estimate(displaced, side, everyone, there);
        std::vector<std::string> cells{std::move(text), std::move(here),
                                       format_level(Unit::persons, all.mean),
                                       format_interval(Unit::persons, all.interval)};
        for (std::size_t const group : shown)
            cells.push_back(mean_text(displaced, side, group, there));
        table.add_row(std::move(cells));
    };
    for (std::size_t where = 0; where < whereabouts_count; ++where)
        add(whereabouts_text(where), mean_text(displaced, side, everyone, living(true, where)),
            living(false, where));
    Number const only = number_of(&LetInCounts::only);
    add("all", mean_text(displaced, side, everyone, only), only);
    add("of these, where they lived when they were let in", "", number_of(&LetInCounts::as_before));
    return table.to_text();
}

std::string no_such_text(DisplacedHouseholds const& displaced, Side side)
{
    MeanEstimate const none = estimate(
        displaced, side, everyone, living(false, static_cast<std::size_t>(Whereabouts::no_such)));
    MeanEstimate const only = estimate(displaced, side, everyone, number_of(&LetInCounts::only));
    if (none.mean == 0 || only.mean == 0)
        return {};
    return fmt::format(
        "{} of these households ({}) begin in {} only: somebody left home or a couple parted in "
        "another month or not at all,\nso there is no household of that number to follow; its "
        "members live in others.\n",
        format_level(Unit::persons, none.mean), format_level(Unit::share, none.mean / only.mean),
        displaced.name(side));
}

} // namespace

std::vector<DisplacedRow> displaced_rows(DisplacedHouseholds const& displaced)
{
    std::vector<DisplacedRow> rows;
    for (Side const side : both_sides)
        for (std::size_t group = 0; group < household_groups; ++group) {
            auto const add = [&](std::string lives_in, std::string count, Number const& number) {
                rows.push_back({displaced.name(side), std::move(lives_in), std::move(count),
                                household_group_name(group),
                                estimate(displaced, side, group, number)});
            };
            for (NamedCount const& one : named_counts)
                add("", one.name, number_of(one.count));
            for (bool const here : {true, false})
                for (std::size_t where = 0; where < whereabouts_count; ++where)
                    add(displaced.name(here ? side : other_side(side)),
                        std::string(to_string(Whereabouts{where})), living(here, where));
        }
    return rows;
}

std::string displaced_text(DisplacedHouseholds const& displaced)
{
    if (!displaced.first_month)
        return fmt::format("\nHouseholds let in elsewhere: none; {} and {} let the same dwellings "
                           "to the same households.\n",
                           displaced.scenario, displaced.against);
    std::string text = fmt::format(
        "\nHouseholds let into {}, {} (the first month in which lettings differ) to {}-12\n{}",
        displaced.group, month_text(*displaced.first_month), displaced.last_year,
        lettings_table(displaced));
    text += "\nWho they were when they were let in\n" + who_table(displaced);
    for (Side const side : both_sides)
        text +=
            fmt::format("\nLet in under {0} and not under {1}: where they live at the end of {2} "
                        "under either\n(interval, work and origin: of {1})\n{3}{4}",
                        displaced.name(side), displaced.name(other_side(side)), displaced.last_year,
                        where_table(displaced, side), no_such_text(displaced, side));
    return text;
}

} // namespace boligsim::analysis
