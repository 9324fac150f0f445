#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Tables that a process makes of dated parameters: one for each span of months in which none of
/// the parameters changes.
template <class Table> class Dated {
public:
    /// `make(book, month)` gives the table in force from `month`; it is called for the period's
    /// first month and for every month in the period in which a parameter that it reads gets a new
    /// entry. What it reads is seen when it is called for the first month, so it must read the same
    /// parameters in all months. Months before the period have the first table.
    template <class Make> Dated(sim::ParameterBook const& book, sim::Period period, Make make)
    {
        starts_.push_back(period.first);
        for (std::string const& name : names_read(book, period.first, make))
            for (sim::Month const date : book.dates(name))
                if (period.contains(date))
                    starts_.push_back(date);
        std::sort(starts_.begin(), starts_.end());
        starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
        for (sim::Month const start : starts_)
            tables_.push_back(make(book, start));
    }

    Table const& at(sim::Month month) const
    {
        std::size_t i = starts_.size() - 1;
        while (i > 0 && month < starts_[i])
            --i;
        return tables_[i];
    }

private:
    template <class Make>
    static std::set<std::string> names_read(sim::ParameterBook const& book, sim::Month month,
                                            Make& make)
    {
        // The same contents in a book that nothing has been read from.
        sim::ParameterBook const unread(std::shared_ptr<sim::ParameterBook::Contents const>(
            std::shared_ptr<void const>(), &book.contents()));
        static_cast<void>(make(unread, month));
        return unread.read_names();
    }

    std::vector<sim::Month> starts_;
    std::vector<Table> tables_;
};

/// The values of one parameter.
inline Dated<std::vector<double>> dated_values(sim::ParameterBook const& book, sim::Period period,
                                               std::string_view name)
{
    return {book, period,
            [name](sim::ParameterBook const& b, sim::Month at) { return b.values(name, at); }};
}

/// Likewise of one that is a single number.
inline Dated<double> dated_scalar(sim::ParameterBook const& book, sim::Period period,
                                  std::string_view name)
{
    return {book, period,
            [name](sim::ParameterBook const& b, sim::Month at) { return b.scalar(name, at); }};
}

/// A table whose constructor takes the book and the month.
template <class Table> Dated<Table> dated_table(sim::ParameterBook const& book, sim::Period period)
{
    return {book, period, [](sim::ParameterBook const& b, sim::Month at) { return Table(b, at); }};
}

} // namespace boligsim
