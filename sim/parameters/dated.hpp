#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace sim {

/// Tables that a process makes of dated parameters: one for each span of months in which none of
/// the parameters changes.
template <class Table> class Dated {
public:
    /// `make(book, month)` gives the table in force from `month`; it is called for the period's
    /// first month and for every month in the period in which a parameter that it reads gets a new
    /// entry. What it reads is seen when it is called for the first month, so it must read the same
    /// parameters in all months. Months before the period have the first table.
    template <class Make> Dated(ParameterBook const& book, Period period, Make make)
    {
        starts_.push_back(period.first);
        for (std::string const& name : names_read(book, period.first, make))
            for (Month const date : book.dates(name))
                if (period.contains(date))
                    starts_.push_back(date);
        std::sort(starts_.begin(), starts_.end());
        starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
        for (Month const start : starts_)
            tables_.push_back(make(book, start));
        std::uint16_t in_force = 0;
        for (Month month = period.first; month <= period.last; ++month) {
            if (in_force + 1u < starts_.size() && starts_[in_force + 1u] <= month)
                ++in_force;
            in_force_.push_back(in_force);
        }
    }

    /// Months after the period have the last table.
    Table const& at(Month month) const
    {
        int const last = static_cast<int>(in_force_.size()) - 1;
        return tables_[in_force_[static_cast<std::size_t>(
            std::clamp(month - starts_.front(), 0, last))]];
    }

private:
    template <class Make>
    static std::set<std::string> names_read(ParameterBook const& book, Month month, Make& make)
    {
        // The same contents in a book that nothing has been read from.
        ParameterBook const unread(std::shared_ptr<ParameterBook::Contents const>(
            std::shared_ptr<void const>(), &book.contents()));
        static_cast<void>(make(unread, month));
        return unread.read_names();
    }

    std::vector<Month> starts_;
    std::vector<Table> tables_;
    std::vector<std::uint16_t> in_force_; ///< by month of the period: row of tables_
};

/// The values of one parameter.
inline Dated<std::vector<double>> dated_values(ParameterBook const& book, Period period,
                                               std::string_view name)
{
    return {book, period, [name](ParameterBook const& b, Month at) { return b.values(name, at); }};
}

/// Likewise of one that is a single number.
inline Dated<double> dated_scalar(ParameterBook const& book, Period period, std::string_view name)
{
    return {book, period, [name](ParameterBook const& b, Month at) { return b.scalar(name, at); }};
}

/// A table whose constructor takes the book and the month.
template <class Table> Dated<Table> dated_table(ParameterBook const& book, Period period)
{
    return {book, period, [](ParameterBook const& b, Month at) { return Table(b, at); }};
}

} // namespace sim
