#include "analysis/indicators/indicator.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

namespace {

/// For each label of the axis, whether the selection takes it.
std::vector<bool> chosen_labels(Selection const& selection, CategoryAxis const& axis)
{
    auto const named = std::find_if(selection.where.begin(), selection.where.end(),
                                    [&](auto const& w) { return w.first == axis.name; });
    if (named == selection.where.end())
        return std::vector<bool>(axis.labels.size(), true);
    std::vector<bool> chosen(axis.labels.size(), false);
    for (std::string const& label : named->second) {
        auto const found = std::find(axis.labels.begin(), axis.labels.end(), label);
        if (found == axis.labels.end())
            throw sim::RunFailed(
                fmt::format("the measure '{}' has no category '{}' on its axis '{}' (it has {})",
                            selection.measure, label, axis.name, fmt::join(axis.labels, ", ")));
        chosen[static_cast<std::size_t>(found - axis.labels.begin())] = true;
    }
    return chosen;
}

bool has_labels(CategoryAxis const& axis, std::vector<std::string> const& labels)
{
    return std::all_of(labels.begin(), labels.end(), [&](std::string const& label) {
        return std::find(axis.labels.begin(), axis.labels.end(), label) != axis.labels.end();
    });
}

} // namespace

std::string_view to_string(Unit unit)
{
    switch (unit) {
    case Unit::share:
        return "share";
    case Unit::points:
        return "points";
    case Unit::dkk_per_year:
        return "DKK/year";
    case Unit::dkk_per_month:
        return "DKK/month";
    case Unit::persons_per_household:
        return "persons/household";
    case Unit::persons:
        return "persons";
    case Unit::months:
        return "months";
    case Unit::years:
        return "years";
    case Unit::dkk_per_m2_year:
        return "DKK/m2/year";
    case Unit::m2:
        return "m2";
    case Unit::households:
        return "households";
    case Unit::dwellings:
        return "dwellings";
    case Unit::lettings:
        return "lettings";
    case Unit::offers_per_letting:
        return "offers/letting";
    }
    return "";
}

Indicator const* find_indicator(std::string_view name)
{
    std::vector<Indicator> const& all = indicators();
    auto const found = std::find_if(
        all.begin(), all.end(), [&](Indicator const& indicator) { return indicator.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::size_t> cells_of(Selection const& selection, Trajectory const& trajectory)
{
    std::vector<CategoryAxis> const axes = trajectory.axes(selection.measure);
    for (auto const& condition : selection.where)
        if (std::none_of(axes.begin(), axes.end(),
                         [&](CategoryAxis const& axis) { return axis.name == condition.first; }))
            throw sim::RunFailed(fmt::format("the measure '{}' has no axis '{}'", selection.measure,
                                             condition.first));
    std::vector<std::size_t> cells{0};
    for (CategoryAxis const& axis : axes) {
        std::vector<bool> const chosen = chosen_labels(selection, axis);
        std::vector<std::size_t> finer;
        for (std::size_t const cell : cells)
            for (std::size_t label = 0; label < chosen.size(); ++label)
                if (chosen[label])
                    finer.push_back(cell * axis.labels.size() + label);
        cells = std::move(finer);
    }
    return cells;
}

bool is_available(Indicator const& indicator, Trajectory const& trajectory)
{
    auto const is_there = [&](Selection const& selection) {
        if (!trajectory.has(selection.measure, Sector::departments))
            return false;
        std::vector<CategoryAxis> const axes = trajectory.axes(selection.measure);
        return std::all_of(
            selection.where.begin(), selection.where.end(), [&](auto const& condition) {
                return std::any_of(axes.begin(), axes.end(), [&](CategoryAxis const& axis) {
                    return axis.name == condition.first && has_labels(axis, condition.second);
                });
            });
    };
    auto const all_there = [&](std::vector<Selection> const& selections) {
        return std::all_of(selections.begin(), selections.end(), is_there);
    };
    return all_there(indicator.plus) && all_there(indicator.minus) && all_there(indicator.of);
}

bool is_of_newly_housed(Indicator const& indicator)
{
    auto const of_lettings = [](std::vector<Selection> const& selections) {
        return selections.size() == 1 && selections.front().measure == "lettings";
    };
    bool const names_a_tool = !indicator.of.empty() && !indicator.of.front().where.empty();
    return of_lettings(indicator.plus) && of_lettings(indicator.of) && !names_a_tool &&
           std::none_of(indicator.plus.front().where.begin(), indicator.plus.front().where.end(),
                        [](auto const& axis) { return axis.first == "tool"; });
}

} // namespace boligsim::analysis
