#include "analysis/trace/story.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "analysis/report/format_value.hpp"
#include "analysis/trajectory/file_checks.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// "March 2009" of 200903.
std::string month_text(std::int64_t month)
{
    return fmt::format("{} {}", month_names.at(static_cast<std::size_t>(month % 100 - 1)),
                       month / 100);
}

/// Rows in order of household, those of a household in their order.
std::vector<std::size_t> by_household(std::vector<std::int64_t> const& household)
{
    std::vector<std::size_t> rows(household.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return household[a] < household[b]; });
    return rows;
}

/// The household's part of such an order.
std::pair<std::size_t, std::size_t> part_of(std::vector<std::size_t> const& rows,
                                            std::vector<std::int64_t> const& household,
                                            std::int64_t wanted)
{
    auto const first = std::partition_point(
        rows.begin(), rows.end(), [&](std::size_t row) { return household[row] < wanted; });
    auto const last = std::partition_point(
        first, rows.end(), [&](std::size_t row) { return household[row] == wanted; });
    return {static_cast<std::size_t>(first - rows.begin()),
            static_cast<std::size_t>(last - rows.begin())};
}

/// Every place in words, departments first.
std::vector<std::string> place_texts(sim::TrajectoryReader const& file)
{
    require_places(file);
    std::vector<std::string> texts;
    auto const& departments = file.labels("department");
    auto const& in = file.text_column("department_municipality");
    for (std::size_t d = 0; d < departments.size(); ++d)
        texts.push_back(departments[d].find(in[d]) != std::string::npos
                            ? departments[d]
                            : fmt::format("{} in {}", departments[d], in[d]));
    auto const& municipality = file.text_column("segment_municipality");
    auto const& tenure = file.text_column("segment_tenure");
    for (std::size_t s = 0; s < municipality.size(); ++s) {
        std::string_view const home = tenure[s] == "owner"            ? "an owner-occupied home"
                                      : tenure[s] == "private_rental" ? "a private rental"
                                                                      : "lodgings";
        texts.push_back(fmt::format("{} in {}", home, municipality[s]));
    }
    return texts;
}

/// Why a household moves, between "moved" and "from"; nothing of a wish.
std::string_view cause(std::string const& reason)
{
    if (reason == "leaving_home")
        return ", new since leaving home,";
    if (reason == "separation")
        return ", new since a separation,";
    if (reason == "arrival")
        return ", new in the country,";
    if (reason == "refugee")
        return ", placed as refugees,";
    if (reason == "rehousing")
        return ", rehoused,";
    return reason == "eviction" ? ", after an eviction," : "";
}

bool is_lodging(std::string const& place)
{
    return place.starts_with("lodgings");
}

} // namespace

Stories::Stories(sim::TrajectoryReader const& file, std::int64_t replicate)
    : places_(place_texts(file))
{
    if (replicate < 0 || static_cast<std::size_t>(replicate) >= file.replicates())
        throw sim::UnreadableFile(
            fmt::format("{}: has no replicate {} (it has 0 to {}); name one of these",
                        file.path().string(), replicate, file.replicates() - 1));
    moves_ = file.events("moves",
                         {"month", "household", "event", "reason", "from", "to", "household_type",
                          "persons", "children", "adults_in_work", "age", "months_lived"},
                         static_cast<std::size_t>(replicate));
    lettings_ = file.events("lettings",
                            {"month", "household", "department", "rooms", "rent", "tool",
                             "months_waited", "refusals_before"},
                            static_cast<std::size_t>(replicate));
    require_sound_events(file, moves_);
    require_sound_events(file, lettings_);
    moves_of_ = by_household(moves_["household"]);
    lettings_of_ = by_household(lettings_["household"]);
}

std::string Stories::place(std::int64_t number) const
{
    if (number < 0 || static_cast<std::size_t>(number) >= places_.size())
        return "abroad";
    return places_[static_cast<std::size_t>(number)];
}

std::string Stories::letting_clause(std::int64_t month, std::int64_t household,
                                    std::int64_t to) const
{
    auto const [begin, end] = part_of(lettings_of_, lettings_["household"], household);
    for (std::size_t k = begin; k < end; ++k) {
        std::size_t const row = lettings_of_[k];
        if (lettings_["month"][row] != month || lettings_["department"][row] != to)
            continue;
        std::int64_t const refusals = lettings_["refusals_before"][row];
        std::int64_t const waited = lettings_["months_waited"][row];
        return fmt::format(" ({}, {} DKK a month), let by {} {}{}",
                           counted(lettings_["rooms"][row], "room"), lettings_["rent"][row],
                           in_words(lettings_.label("tool", lettings_["tool"][row])),
                           waited > 0 ? "after " + counted(waited, "month") + " on the list"
                                      : "in the month of the application",
                           refusals > 0 ? " and " + counted(refusals, "refusal") : "");
    }
    return {};
}

std::string Stories::who(std::size_t move) const
{
    std::int64_t const children = moves_["children"][move];
    std::int64_t const adults = moves_["persons"][move] - children;
    std::string const type = moves_.label("household_type", moves_["household_type"][move]);
    bool const couple = type.starts_with("couple");
    std::string text = couple                    ? "a couple"
                       : type == "single_parent" ? "a single parent"
                       : adults == 1             ? "one person"
                                                 : counted(adults, "adult");
    if (children > 0)
        text += fmt::format(" with {} child{}", children, children == 1 ? "" : "ren");
    std::int64_t const others = adults - (couple ? 2 : 1);
    if ((couple || type == "single_parent") && others > 0)
        text += fmt::format(" and {}", counted(others, "other adult"));
    std::int64_t const in_work = moves_["adults_in_work"][move];
    std::string const work = adults == 1    ? (in_work > 0 ? "in work" : "not in work")
                             : in_work == 0 ? "nobody in work"
                                            : fmt::format("{} in work", in_work);
    return fmt::format("{} (aged {}, {})", text, moves_["age"][move], work);
}

std::string Stories::stay(std::size_t move) const
{
    std::int64_t const months = moves_["months_lived"][move];
    if (months <= 0)
        return {};
    if (months < 12)
        return " after " + counted(months, "month");
    return " after " + counted(months / 12, "year") +
           (months % 12 > 0 ? " and " + counted(months % 12, "month") : "");
}

std::string Stories::sentence(std::size_t move) const
{
    std::string const event = moves_.label("event", moves_["event"][move]);
    std::string const reason = moves_.label("reason", moves_["reason"][move]);
    std::int64_t const month = moves_["month"][move];
    std::string const from = place(moves_["from"][move]);
    std::string const to = place(moves_["to"][move]);
    std::string what = who(move);
    bool const alone = moves_["persons"][move] == 1;
    if (event == "founded") {
        what += fmt::format(" {} and moved out of {}, at first to {}",
                            reason == "separation" ? "separated" : "left home", from, to);
    } else if (event == "arrived") {
        what += fmt::format(" came from abroad to {}", to);
    } else if (reason == "died") {
        what += (alone ? " died in " : " in ") + from + stay(move) +
                (alone ? "" : ": the last adult died");
    } else if (reason == "emigrated") {
        what += (alone ? " left " : " in ") + from + stay(move) +
                (alone ? " for abroad" : ": the last adult left for abroad");
    } else if (reason == "joined_another") {
        what += fmt::format(" left {}{} to join another household in {}", from, stay(move), to);
    } else if (reason == "eviction" && is_lodging(to) && !is_lodging(from)) {
        what += fmt::format(", evicted from {}{}, went to {}", from, stay(move), to);
    } else {
        what += fmt::format(" moved{} from {}{} to {}{}", cause(reason), from, stay(move), to,
                            letting_clause(month, moves_["household"][move], moves_["to"][move]));
    }
    return fmt::format("{}: {}", month_text(month), what);
}

std::vector<std::string> Stories::tell(std::int64_t household) const
{
    auto const [begin, end] = part_of(moves_of_, moves_["household"], household);
    std::vector<std::string> sentences;
    for (std::size_t k = begin; k < end; ++k)
        sentences.push_back(sentence(moves_of_[k]));
    return sentences;
}

std::vector<Stories::Length> Stories::longest(std::size_t count) const
{
    std::vector<Length> lengths;
    for (std::size_t const row : moves_of_) {
        std::int64_t const household = moves_["household"][row];
        if (lengths.empty() || lengths.back().household != household)
            lengths.push_back({household, 0});
        ++lengths.back().events;
    }
    std::stable_sort(lengths.begin(), lengths.end(),
                     [](Length const& a, Length const& b) { return a.events > b.events; });
    lengths.resize(std::min(lengths.size(), count));
    return lengths;
}

} // namespace boligsim::analysis
