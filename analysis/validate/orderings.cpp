#include "analysis/validate/orderings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "analysis/report/wrap.hpp"
#include "analysis/validate/csv_row.hpp"
#include "analysis/validate/validation.hpp"
#include "sim/core/embedded.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

/// "name=value" in two; empty, and refused, without the sign.
std::optional<std::pair<std::string, std::string>>
pair_of(std::string const& part, std::string_view column, CsvRow const& row)
{
    std::size_t const equals = part.find('=');
    if (equals == std::string::npos) {
        row.refuse(column, fmt::format("'{}' has no '='", part), "write name=value");
        return std::nullopt;
    }
    return std::pair(part.substr(0, equals), part.substr(equals + 1));
}

void read_groups(CsvRow const& row, Ordering& ordering)
{
    Target any;
    any.place = TargetPlace::public_housing;
    any.year = ordering.year;
    if (!row.text("kind").empty())
        any.columns.emplace_back("kind", std::vector{row.text("kind")});
    for (std::string const& part : split(row.text("groups"), ';')) {
        auto const named = pair_of(part, "groups", row);
        if (!named)
            continue;
        ordering.groups.push_back(named->first);
        Target target = any;
        target.columns.emplace_back(row.text("column"), split(named->second, '|'));
        target.measure = row.text("measure");
        ordering.parts.push_back(target);
        if (row.text("of").empty())
            continue;
        target.measure = row.text("of");
        ordering.denominators.push_back(std::move(target));
    }
}

/// "0.5-0.6"; empty where it is not that.
std::optional<std::pair<double, double>> bounds_of(std::string const& text)
{
    std::vector<std::string> const ends = split(text, '-');
    if (ends.size() != 2)
        return std::nullopt;
    auto const low = sim::as_number({ends[0], 0, 0});
    auto const high = sim::as_number({ends[1], 0, 0});
    return low && high && *low <= *high ? std::optional(std::pair(*low, *high)) : std::nullopt;
}

void read_expected(CsvRow const& row, Ordering& ordering)
{
    for (std::string const& part : split(row.text("expected"), ';')) {
        auto const named = pair_of(part, "expected", row);
        if (!named)
            continue;
        Expectation expectation;
        bool const is_extreme = named->first == "most" || named->first == "fewest";
        std::string const& group = is_extreme ? named->second : named->first;
        auto const found = std::find(ordering.groups.begin(), ordering.groups.end(), group);
        auto const bounds = is_extreme ? std::nullopt : bounds_of(named->second);
        if (found == ordering.groups.end() || (!is_extreme && !bounds)) {
            row.refuse("expected", fmt::format("'{}' says nothing of a group", part),
                       "write most=NAME, fewest=NAME or NAME=0.5-0.6");
            continue;
        }
        expectation.group = static_cast<std::size_t>(found - ordering.groups.begin());
        if (bounds) {
            expectation.kind = Expectation::Kind::share_of_others;
            std::tie(expectation.low, expectation.high) = *bounds;
        } else if (named->first == "fewest") {
            expectation.kind = Expectation::Kind::fewest;
        }
        ordering.expected.push_back(expectation);
    }
}

Ordering read_ordering(CsvRow const& row)
{
    std::vector<std::string_view> const themes(theme_names().begin(), theme_names().end());
    Ordering ordering;
    ordering.id = row.text("id");
    ordering.theme = TargetTheme{static_cast<int>(row.choice("theme", themes))};
    ordering.label = row.text("label");
    ordering.year = static_cast<int>(row.number("year"));
    read_groups(row, ordering);
    read_expected(row, ordering);
    ordering.source = row.text("source");
    ordering.published = row.text("published");
    return ordering;
}

/// Mean of the groups of which no share is expected.
double mean_of_others(Ordering const& ordering, std::vector<double> const& values)
{
    double sum = 0;
    int n = 0;
    for (std::size_t g = 0; g < values.size(); ++g)
        if (std::none_of(ordering.expected.begin(), ordering.expected.end(),
                         [&](Expectation const& e) {
                             return e.kind == Expectation::Kind::share_of_others && e.group == g;
                         })) {
            sum += values[g];
            ++n;
        }
    return sum / n;
}

/// [replicate][group]; empty where the file lacks something.
std::vector<std::vector<double>> worlds_of(Trajectory const& trajectory, Ordering const& ordering)
{
    std::vector<TargetResult> const parts = validate(trajectory, ordering.parts);
    std::vector<TargetResult> const denominators = validate(trajectory, ordering.denominators);
    std::vector<std::vector<double>> worlds(trajectory.replicates());
    for (std::size_t g = 0; g < parts.size(); ++g) {
        bool const is_divided = !denominators.empty();
        if (parts[g].worlds.empty() || (is_divided && denominators[g].worlds.empty()))
            return {};
        for (std::size_t r = 0; r < worlds.size(); ++r)
            worlds[r].push_back(parts[g].worlds[r] / (is_divided ? denominators[g].worlds[r] : 1));
    }
    return worlds;
}

Unit unit_of(Ordering const& ordering)
{
    if (!ordering.denominators.empty())
        return Unit::share;
    Indicator const* const indicator = find_indicator(ordering.parts.front().measure);
    return indicator == nullptr ? Unit::persons : indicator->unit;
}

/// "capital 12.5 %, North 14.6 %", or of expected shares "North 0.40, Zealand 0.45 of the others".
std::string simulated_text(OrderingResult const& result)
{
    Ordering const& ordering = result.ordering;
    if (result.values.empty())
        return "-";
    std::string text;
    double const others = mean_of_others(ordering, result.values);
    for (Expectation const& expectation : ordering.expected)
        if (expectation.kind == Expectation::Kind::share_of_others)
            text += fmt::format("{}{} {:.2f}", text.empty() ? "" : ", ",
                                ordering.groups[expectation.group],
                                result.values[expectation.group] / others);
    if (!text.empty())
        return text + " of the others' mean";
    for (std::size_t g = 0; g < result.values.size(); ++g)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", ordering.groups[g],
                            format_level(unit_of(ordering), result.values[g]));
    return text;
}

} // namespace

std::vector<Ordering> read_orderings(std::string_view text, std::string const& file,
                                     sim::Diagnostics& diagnostics)
{
    constexpr std::array<std::string_view, 12> columns{"id",   "theme",    "label",  "measure",
                                                       "of",   "kind",     "column", "groups",
                                                       "year", "expected", "source", "published"};
    std::vector<Ordering> orderings;
    sim::CsvTable const table = sim::read_csv(text, file, diagnostics);
    if (has_columns(table, columns, diagnostics))
        for (auto const& cells : table.rows)
            orderings.push_back(read_ordering(CsvRow(table, cells, diagnostics)));
    return orderings;
}

std::vector<Ordering> shipped_orderings()
{
    std::vector<Ordering> orderings;
    sim::Diagnostics diagnostics;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data())
        if (file.path == "analysis/validate/orderings.csv")
            orderings = read_orderings(file.text, std::string(file.path), diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return orderings;
}

bool is_as_expected(Ordering const& ordering, std::vector<double> const& values)
{
    if (std::any_of(values.begin(), values.end(), [](double v) { return !std::isfinite(v); }))
        return false;
    return std::all_of(
        ordering.expected.begin(), ordering.expected.end(), [&](Expectation const& expectation) {
            double const value = values[expectation.group];
            if (expectation.kind == Expectation::Kind::share_of_others) {
                double const share = value / mean_of_others(ordering, values);
                return share >= expectation.low && share <= expectation.high;
            }
            for (std::size_t g = 0; g < values.size(); ++g)
                if (g != expectation.group &&
                    (expectation.kind == Expectation::Kind::most ? values[g] >= value
                                                                 : values[g] <= value))
                    return false;
            return true;
        });
}

std::vector<OrderingResult> hold_orderings(Trajectory const& trajectory,
                                           std::vector<Ordering> const& orderings)
{
    std::vector<OrderingResult> results;
    for (Ordering const& ordering : orderings) {
        OrderingResult result;
        result.ordering = ordering;
        std::vector<std::vector<double>> const worlds = worlds_of(trajectory, ordering);
        result.replicates = worlds.size();
        for (std::size_t g = 0; !worlds.empty() && g < ordering.groups.size(); ++g) {
            double sum = 0;
            for (std::vector<double> const& world : worlds)
                sum += world[g];
            result.values.push_back(sum / static_cast<double>(worlds.size()));
        }
        for (std::vector<double> const& world : worlds)
            result.there_in += is_as_expected(ordering, world) ? 1u : 0u;
        if (!worlds.empty())
            result.verdict = is_as_expected(ordering, result.values) ? TargetVerdict::met
                                                                     : TargetVerdict::missed;
        results.push_back(std::move(result));
    }
    return results;
}

std::string_view ordering_word(TargetVerdict verdict)
{
    switch (verdict) {
    case TargetVerdict::missed:
        return "not so";
    case TargetVerdict::met:
        return "so";
    case TargetVerdict::not_in_file:
        break;
    }
    return to_string(verdict);
}

std::string orderings_text(std::vector<OrderingResult> const& results)
{
    if (results.empty())
        return {};
    std::vector<OrderingResult const*> rows(results.size());
    std::transform(results.begin(), results.end(), rows.begin(),
                   [](OrderingResult const& result) { return &result; });
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const* a, auto const* b) { return a->verdict < b->verdict; });
    TextTable table({{""},
                     {"ordering", Align::left, 29},
                     {"year", Align::right},
                     {"simulated", Align::left, 26},
                     {"worlds", Align::right}});
    for (OrderingResult const* const row : rows)
        table.add_row(
            {std::string(ordering_word(row->verdict)), row->ordering.label,
             std::to_string(row->ordering.year), simulated_text(*row),
             row->values.empty() ? "-" : fmt::format("{} of {}", row->there_in, row->replicates)});
    return "\n" +
           wrap("Orderings: checks too, of which sources say what is most and what is fewest. The "
                "mean over worlds is compared; worlds: in how many of them it is so.") +
           table.to_text();
}

} // namespace boligsim::analysis
