#include "analysis/displaced/household_events.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace boligsim::analysis {

namespace {

constexpr std::array<std::string_view, household_groups> group_names{"all",
                                                                     "someone_in_work",
                                                                     "nobody_in_work",
                                                                     "danish",
                                                                     "western",
                                                                     "non_western",
                                                                     "someone_in_work_danish",
                                                                     "someone_in_work_western",
                                                                     "someone_in_work_non_western",
                                                                     "nobody_in_work_danish",
                                                                     "nobody_in_work_western",
                                                                     "nobody_in_work_non_western",
                                                                     "single",
                                                                     "single_parent",
                                                                     "couple",
                                                                     "couple_with_children",
                                                                     "other"};
constexpr std::size_t first_work = 1;
constexpr std::size_t first_origin = 3;
constexpr std::size_t first_both = 6;
constexpr std::size_t first_type = 12;
constexpr std::size_t origins = 3;

/// Number that stands for a label of a column; one that no row has where there is none.
std::int64_t code_of(sim::ReadEvents const& events, std::string_view column, std::string_view label)
{
    auto const found = events.labels.find(column);
    if (found != events.labels.end())
        for (std::size_t i = 0; i < found->second.size(); ++i)
            if (found->second[i] == label)
                return static_cast<std::int64_t>(i);
    return -1;
}

std::vector<std::int64_t> take(sim::ReadEvents& events, std::string_view column)
{
    return std::move(events.columns.find(column)->second);
}

HouseholdGroups groups_of(sim::ReadEvents const& lettings, std::size_t row)
{
    std::size_t const work = lettings["adults_in_work"][row] > 0 ? 0u : 1u;
    std::string const origin_label = lettings.label("origin", lettings["origin"][row]);
    std::size_t const origin = origin_label == "danish" ? 0u : origin_label == "western" ? 1u : 2u;
    std::string const type = lettings.label("household_type", lettings["household_type"][row]);
    auto const found = std::find(group_names.begin() + first_type, group_names.end() - 1, type);
    return {0, first_work + work, first_origin + origin, first_both + work * origins + origin,
            static_cast<std::size_t>(found - group_names.begin())};
}

} // namespace

std::string household_group_name(std::size_t group)
{
    return std::string(group_names.at(group));
}

std::vector<Letting> read_lettings(Trajectory const& trajectory, std::size_t replicate,
                                   Group const& group, std::int64_t first_month)
{
    sim::ReadEvents const rows = trajectory.events(
        "lettings",
        {"month", "household", "department", "adults_in_work", "origin", "household_type", "from"},
        replicate);
    std::vector<Letting> lettings;
    auto const& months = rows["month"];
    for (std::size_t i = 0; i < months.size(); ++i) {
        std::int64_t const department = rows["department"][i];
        if (months[i] >= first_month && group.departments.at(static_cast<std::size_t>(department)))
            lettings.push_back(
                {months[i], rows["household"][i], department, rows["from"][i], groups_of(rows, i)});
    }
    return lettings;
}

std::optional<std::int64_t> first_other_letting(Trajectory const& a, Trajectory const& b,
                                                std::size_t replicate)
{
    std::vector<std::string> const columns{"month", "household", "dwelling"};
    sim::ReadEvents const of_a = a.events("lettings", columns, replicate);
    sim::ReadEvents const of_b = b.events("lettings", columns, replicate);
    std::size_t const n = std::min(of_a.rows(), of_b.rows());
    std::size_t same = 0;
    while (same < n && std::all_of(columns.begin(), columns.end(), [&](std::string const& column) {
               return of_a[column][same] == of_b[column][same];
           }))
        ++same;
    std::optional<std::int64_t> first;
    for (sim::ReadEvents const* const one : {&of_a, &of_b})
        if (same < one->rows())
            first = std::min(first.value_or((*one)["month"][same]), (*one)["month"][same]);
    return first;
}

Homes::Homes(Trajectory const& trajectory, std::size_t replicate)
    : Homes(trajectory.events("moves", {"household", "event", "reason", "from", "to"}, replicate))
{
}

Homes::Homes(sim::ReadEvents moves)
    : household_(take(moves, "household")),
      event_(take(moves, "event")),
      reason_(take(moves, "reason")),
      from_(take(moves, "from")),
      to_(take(moves, "to")),
      rows_(household_.size()),
      moved_(code_of(moves, "event", "moved")),
      ended_(code_of(moves, "event", "ended")),
      joined_another_(code_of(moves, "reason", "joined_another")),
      died_(code_of(moves, "reason", "died"))
{
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return household_[a] < household_[b];
    });
}

Home Homes::at_end(std::int64_t household) const
{
    auto const next = std::partition_point(rows_.begin(), rows_.end(), [&](std::uint32_t row) {
        return household_[row] <= household;
    });
    if (next == rows_.begin() || household_[*(next - 1)] != household)
        return {};
    std::uint32_t const last = *(next - 1);
    if (event_[last] != ended_)
        return {Home::State::lives, to_[last]};
    std::int64_t const reason = reason_[last];
    return {reason == joined_another_ ? Home::State::joined_another
            : reason == died_         ? Home::State::died
                                      : Home::State::abroad};
}

Home Homes::at_start(std::int64_t household) const
{
    auto const first = std::partition_point(
        rows_.begin(), rows_.end(), [&](std::uint32_t row) { return household_[row] < household; });
    if (first == rows_.end() || household_[*first] != household)
        return {};
    std::int64_t const event = event_[*first];
    if (event == moved_ || event == ended_)
        return {Home::State::lives, from_[*first]};
    return {Home::State::not_yet};
}

} // namespace boligsim::analysis
