#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Tables that a process makes of dated parameters: one for each span of months in which none of
/// the parameters changes.
template <class Table> class Dated {
public:
    /// `make(month)` gives the table in force from `month`; it is called for the period's first
    /// month and for every month in the period in which one of `names` gets a new entry. Months
    /// before the period have the first table.
    template <class Make>
    Dated(sim::ParameterBook const& book, std::initializer_list<std::string_view> names,
          sim::Period period, Make make)
    {
        starts_.push_back(period.first);
        for (std::string_view const name : names)
            for (sim::Month const date : book.dates(name))
                if (period.contains(date))
                    starts_.push_back(date);
        std::sort(starts_.begin(), starts_.end());
        starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
        for (sim::Month const start : starts_)
            tables_.push_back(make(start));
    }

    Table const& at(sim::Month month) const
    {
        std::size_t i = starts_.size() - 1;
        while (i > 0 && month < starts_[i])
            --i;
        return tables_[i];
    }

private:
    std::vector<sim::Month> starts_;
    std::vector<Table> tables_;
};

} // namespace boligsim
