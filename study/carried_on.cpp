#include "study/carried_on.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/core/numbers.hpp"
#include "sim/parameters/parameter_contents.hpp"

namespace boligsim {

namespace {

/// The axis of tables that are read by an amount of money.
constexpr std::string_view amount_axis = "gross";

bool is_amount_with_dates(sim::Parameter const& parameter)
{
    return parameter.unit.starts_with("DKK") && parameter.entries.size() > 1;
}

/// Values by amounts as they are once all amounts are `factor` times as large: each label's is
/// `factor` times that of the amount that was as much worth.
std::vector<double> grown_by_amount(std::vector<double> const& values,
                                    std::vector<std::string> const& labels, double factor)
{
    std::vector<double> amounts;
    for (std::string const& label : labels)
        amounts.push_back(sim::read_number(label).value_or(0));
    std::vector<double> grown(values.size());
    std::size_t const row = amounts.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        double const worth = amounts[i % row] / factor;
        std::size_t const first = i - i % row;
        std::size_t above = 1;
        while (above + 1 < row && amounts[above] < worth)
            ++above;
        double const share = (worth - amounts[above - 1]) / (amounts[above] - amounts[above - 1]);
        grown[i] = factor * (values[first + above - 1] +
                             share * (values[first + above] - values[first + above - 1]));
    }
    return grown;
}

std::vector<double> grown(sim::Parameter const& parameter, double factor)
{
    sim::ParameterEntry const& last = parameter.entries.back();
    if (!parameter.axes.empty() && parameter.axes.back().name == amount_axis)
        return grown_by_amount(last.values, parameter.axes.back().labels, factor);
    std::vector<double> values = last.values;
    for (double& value : values)
        value *= factor;
    return values;
}

} // namespace

int last_year_of_amounts(sim::ParameterBook const& book)
{
    int last = 0;
    for (auto const& [name, parameter] : book.contents().parameters)
        if (is_amount_with_dates(*parameter))
            last = std::max(last, parameter->entries.back().from.year());
    return last;
}

sim::ParameterBook carried_on(sim::ParameterBook const& book, double growth, sim::Period period)
{
    std::vector<sim::Parameter> changed;
    for (auto const& [name, parameter] : book.contents().parameters) {
        int const known = parameter->entries.back().from.year();
        if (!is_amount_with_dates(*parameter) || known >= period.last.year())
            continue;
        sim::Parameter longer = *parameter;
        for (int year = known + 1; year <= period.last.year(); ++year) {
            double const factor = std::pow(1 + growth, year - known);
            sim::ParameterEntry entry = parameter->entries.back();
            entry.from = sim::Month(year, 1);
            entry.values = grown(*parameter, factor);
            entry.source = fmt::format("Carried on from {} by {}", known, growth_after_last);
            entry.status = "assumed";
            entry.highest = std::max(entry.highest, entry.highest * factor);
            longer.entries.push_back(std::move(entry));
        }
        changed.push_back(std::move(longer));
    }
    return changed.empty() ? book : book.with_parameters(std::move(changed));
}

} // namespace boligsim
