#include "analysis/show/asked_margins.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "analysis/report/format_value.hpp"
#include "analysis/report/text_table.hpp"
#include "sim/files/yaml.hpp"
#include "study/read_departments.hpp"

namespace boligsim::analysis {

namespace {

/// Sums of a measure over replicates at the start of the period.
class StartCounts {
public:
    explicit StartCounts(Trajectory const& trajectory) : trajectory_(trajectory) {}

    bool has(std::string_view measure) const
    {
        return trajectory_.has(measure, Sector::departments);
    }

    /// By department, of the cells whose label on the axis is one of these; of all where none is given.
    std::vector<std::int64_t> sum(std::string_view measure, std::string_view axis = {},
                                  std::vector<std::string> const& labels = {}) const
    {
        std::vector<CategoryAxis> const axes = trajectory_.axes(measure);
        std::vector<std::uint8_t> wanted{1};
        for (CategoryAxis const& category : axes) {
            std::vector<std::uint8_t> finer;
            for (std::uint8_t const cell : wanted)
                for (std::string const& label : category.labels)
                    finer.push_back(category.name != axis || std::find(labels.begin(), labels.end(),
                                                                       label) != labels.end()
                                        ? cell
                                        : std::uint8_t{0});
            wanted = std::move(finer);
        }
        std::vector<std::int64_t> sums(trajectory_.places(Sector::departments).size(), 0);
        for (std::size_t r = 0; r < trajectory_.replicates(); ++r) {
            Block const block = trajectory_.read(measure, Sector::departments, r);
            for (std::size_t place = 0; place < sums.size(); ++place)
                for (std::size_t cell = 0; cell < wanted.size(); ++cell)
                    if (wanted[cell] != 0)
                        sums[place] += block.at(0, place, cell);
        }
        return sums;
    }

private:
    Trajectory const& trajectory_;
};

/// A margin by department: a count and what it is a share of.
struct Ratio {
    std::vector<std::int64_t> part;
    std::vector<std::int64_t> whole;
    double unit = 1; ///< parts in one of the margin's unit
};

Ratio ratio_of(Margin margin, StartCounts const& counts)
{
    switch (margin) {
    case Margin::employed:
        return {counts.sum("adults", "employment", {"employed"}), counts.sum("adults"), 1};
    case Margin::non_western:
        return {counts.sum("residents_origin", "origin", {"menapt", "other_non_western"}),
                counts.sum("residents_origin"), 1};
    case Margin::under_18:
        return {counts.sum("residents_age_group", "age_group", {"0-17"}),
                counts.sum("residents_age_group"), 1};
    case Margin::over_64:
        return {counts.sum("residents_age_group", "age_group", {"65+"}),
                counts.sum("residents_age_group"), 1};
    case Margin::single_adult:
        return {counts.sum("households", "household_type", {"single", "single_parent"}),
                counts.sum("households"), 1};
    case Margin::residents_per_dwelling:
        return {counts.sum("residents_origin"), counts.sum("households"), 1};
    case Margin::years_in_dwelling:
        return {counts.sum("stay_months"), counts.sum("households"), 12};
    }
    return {};
}

double unit_of(Margin margin)
{
    return margin == Margin::years_in_dwelling        ? 0.5
           : margin == Margin::residents_per_dwelling ? 0.05
                                                      : 0.02;
}

std::vector<OwnDepartment> departments_of(Trajectory const& trajectory)
{
    sim::Diagnostics ignored;
    auto const study =
        sim::read_yaml(trajectory.attribute("study_text").value_or(""), "study", ignored);
    sim::YamlNode const* node = study ? &*study : nullptr;
    for (char const* const key : {"defaults", "world", "departments"})
        node = node ? node->find(key) : nullptr;
    return node ? read_departments(node->text, "departments", {}, ignored)
                : std::vector<OwnDepartment>();
}

std::string value_text(Margin margin, double value)
{
    return margin == Margin::years_in_dwelling ? fmt::format("{:.1f}", value)
                                               : fmt::format("{:.2f}", value);
}

} // namespace

bool AskedMargin::is_met() const
{
    return simulated && std::abs(*simulated - asked) <= tolerance;
}

std::vector<AskedMargin> read_asked_margins(Trajectory const& trajectory)
{
    std::vector<AskedMargin> margins;
    std::vector<OwnDepartment> const own = departments_of(trajectory);
    StartCounts const counts(trajectory);
    for (char const* const measure :
         {"adults", "residents_origin", "residents_age_group", "households", "stay_months"})
        if (!counts.has(measure))
            return margins;
    std::vector<std::string> const& places = trajectory.places(Sector::departments);
    for (std::size_t m = 0; m < margin_count; ++m) {
        auto const margin = static_cast<Margin>(m);
        if (std::none_of(own.begin(), own.end(),
                         [&](OwnDepartment const& d) { return d.margin(margin).has_value(); }))
            continue;
        Ratio const ratio = ratio_of(margin, counts);
        for (OwnDepartment const& d : own) {
            auto const place = std::find(places.begin(), places.end(), d.name);
            if (!d.margin(margin) || place == places.end())
                continue;
            auto const row = static_cast<std::size_t>(place - places.begin());
            AskedMargin asked{d.name, margin, *d.margin(margin), {}, unit_of(margin)};
            auto const whole = static_cast<double>(ratio.whole[row]);
            if (whole > 0) {
                asked.simulated = static_cast<double>(ratio.part[row]) / whole / ratio.unit;
                asked.tolerance =
                    std::max(asked.tolerance, static_cast<double>(trajectory.replicates()) / whole);
            }
            margins.push_back(std::move(asked));
        }
    }
    std::stable_sort(margins.begin(), margins.end(), [&](auto const& a, auto const& b) {
        auto const row = [&](AskedMargin const& margin) {
            return std::find_if(own.begin(), own.end(), [&](OwnDepartment const& d) {
                return d.name == margin.department;
            });
        };
        return a.department != b.department && row(a) < row(b);
    });
    return margins;
}

std::string asked_margins_text(std::vector<AskedMargin> const& margins, AskedMarginRows rows)
{
    if (margins.empty())
        return {};
    auto const met = std::count_if(margins.begin(), margins.end(),
                                   [](AskedMargin const& m) { return m.is_met(); });
    bool const lists_missed = rows == AskedMarginRows::missed && met < std::ssize(margins);
    std::string const text = fmt::format(
        "Own departments, figures of the table that the start of the period meets: {} of {}{}\n",
        met, margins.size(), lists_missed ? "; not met:" : "");
    TextTable table({{"department", Align::left, 30},
                     {"figure"},
                     {"asked", Align::right},
                     {"simulated", Align::right},
                     {""}});
    for (AskedMargin const& margin : margins) {
        if (rows == AskedMarginRows::missed && margin.is_met())
            continue;
        table.add_row({margin.department, std::string(column_of(margin.margin)),
                       value_text(margin.margin, margin.asked),
                       margin.simulated ? value_text(margin.margin, *margin.simulated) : "nobody",
                       margin.is_met() ? "" : "not met"});
    }
    return table.empty() ? text : text + "\n" + table.to_text();
}

} // namespace boligsim::analysis
