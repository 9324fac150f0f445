#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/parameters/bands.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace sim {

/// An enumeration that has a table of names (`axis_labels`, found by its namespace) and may be an
/// axis of a parameter.
template <class Axis>
concept NamedAxis = std::is_enum_v<Axis> && requires(Axis axis)
{
    {
        axis_labels(axis)
        } -> std::convertible_to<std::span<std::string_view const>>;
};

/// What an axis' labels were read as: checked against an enumeration's names, or bands.
template <class Axis> class AxisIndex;

template <NamedAxis Axis> class AxisIndex<Axis> {
public:
    using Key = Axis;
    explicit AxisIndex(std::vector<std::string> const& labels, std::string_view name)
    {
        std::span<std::string_view const> const names = axis_labels(Axis{});
        if (!std::equal(labels.begin(), labels.end(), names.begin(), names.end()))
            throw std::logic_error(std::string(name) +
                                   ": the labels of an axis are not the names in the code");
    }
    std::size_t size() const { return axis_labels(Axis{}).size(); }
    std::size_t of(Axis axis) const { return static_cast<std::size_t>(axis); }
};

template <> class AxisIndex<Bands> {
public:
    using Key = int;
    AxisIndex(std::vector<std::string> const& labels, std::string_view) : bands_(labels) {}
    std::size_t size() const { return bands_.size(); }
    std::size_t of(int value) const { return bands_.of(value); }
    Bands const& bands() const { return bands_; }

private:
    Bands bands_;
};

/// The values of a parameter in a month, by its axes: an enumeration, whose names must be the
/// axis' labels, or `Bands`, which are read from the labels. So a label that is added, dropped or
/// moved in a parameter's file is found when the table is made, and no index is counted by hand.
///
///   Table<Sex, Bands> rate(book, "union.annual_rate", month);
///   rate(Sex::woman, 27)
template <class... Axes> class Table {
public:
    /// Throws std::logic_error where the parameter has other axes.
    Table(ParameterBook const& book, std::string_view name, Month at)
        : Table(book, name, at, book.axes(name), std::index_sequence_for<Axes...>())
    {
    }

    double operator()(typename AxisIndex<Axes>::Key... keys) const
    {
        return values_[index(std::index_sequence_for<Axes...>(), keys...)];
    }

    template <std::size_t axis> auto const& axis_index() const { return std::get<axis>(axes_); }
    std::vector<double> const& values() const { return values_; }

private:
    template <std::size_t... i>
    Table(ParameterBook const& book, std::string_view name, Month at,
          std::vector<std::string> const& axes, std::index_sequence<i...>)
        : axes_(AxisIndex<Axes>(
              axes.size() == sizeof...(Axes)
                  ? book.labels(name, axes[i])
                  : throw std::logic_error(std::string(name) +
                                           ": the parameter has another number of axes"),
              name)...),
          values_(book.values(name, at))
    {
    }

    template <std::size_t... i, class... Keys>
    std::size_t index(std::index_sequence<i...>, Keys... keys) const
    {
        std::size_t at = 0;
        ((at = at * std::get<i>(axes_).size() + std::get<i>(axes_).of(keys)), ...);
        return at;
    }

    std::tuple<AxisIndex<Axes>...> axes_;
    std::vector<double> values_;
};

} // namespace sim
