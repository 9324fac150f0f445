#include "analysis/trace/story.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

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

std::string counted(std::int64_t n, std::string_view one)
{
    return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string in_words(std::string label)
{
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
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

bool is_lodging(std::string const& place)
{
    return place.starts_with("lodgings");
}

} // namespace

Stories::Stories(sim::TrajectoryReader const& file, std::int64_t replicate)
    : places_(place_texts(file))
{
    if (replicate < 0 || static_cast<std::size_t>(replicate) >= file.replicates())
        throw sim::RunFailed(fmt::format("{}: has no replicate {} (it has 0 to {})",
                                         file.path().string(), replicate, file.replicates() - 1));
    moves_ = sim::read_events(file.path(), "moves",
                              {"month", "household", "event", "reason", "from", "to", "persons"},
                              replicate);
    lettings_ = sim::read_events(
        file.path(), "lettings",
        {"month", "household", "department", "rooms", "tool", "months_waited", "refusals_before"},
        replicate);
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
        return fmt::format(" ({}), let by {} after {} on the list{}",
                           counted(lettings_["rooms"][row], "room"),
                           in_words(lettings_.label("tool", lettings_["tool"][row])),
                           counted(lettings_["months_waited"][row], "month"),
                           refusals > 0 ? " and " + counted(refusals, "refusal") : "");
    }
    return {};
}

std::string Stories::sentence(std::size_t move) const
{
    std::string const event = moves_.label("event", moves_["event"][move]);
    std::string const reason = moves_.label("reason", moves_["reason"][move]);
    std::int64_t const month = moves_["month"][move];
    std::string const from = place(moves_["from"][move]);
    std::string const to = place(moves_["to"][move]);
    std::string what;
    if (event == "founded") {
        what = fmt::format("founded by somebody who {} and moved out of {}, at first in {}",
                           reason == "separation" ? "separated" : "left home", from, to);
    } else if (event == "arrived") {
        what = fmt::format("came from abroad, {}, to {}",
                           counted(moves_["persons"][move], "person"), to);
    } else if (event == "ended") {
        what = reason == "died"        ? fmt::format("ended by death in {}", from)
               : reason == "emigrated" ? fmt::format("left {} for abroad", from)
                                       : fmt::format("left {} to join another household", from);
    } else if (reason == "eviction" && is_lodging(to) && !is_lodging(from)) {
        what = fmt::format("evicted from {}, to {}", from, to);
    } else {
        what = fmt::format("moved from {} to {}{}", from, to,
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
