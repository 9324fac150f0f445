#pragma once

#include "models/housing/market_directory.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// How many households usually wait in a market, in years of its vacancies: as in its region, and
/// the longer the larger the municipality is, since people look where there is work and schooling.
///
/// years(m) = region's years * (inhabitants of m / mean of its region's municipalities) ^
/// elasticity
class UsualQueue {
public:
    UsualQueue(sim::ParameterBook const& book, sim::Month at);

    /// One number a municipality, years.
    std::vector<double> years(std::vector<Municipality> const& municipalities) const;

private:
    std::vector<double> region_years_;
    double size_elasticity_;
};

/// How open public housing is to those who look for a home, by market and kind of dwelling: the
/// dwellings that come free a year for each inhabitant, against the country's family dwellings,
/// times what a full list discourages and empty dwellings attract.
///
/// openness = flow(market, kind) / flow(country, family) * exp(response * (1 - queue / usual
/// queue))
///            * (1 + vacancy_response * vacant share), the last two together kept within limits
///
/// Empty dwellings attract from elsewhere too: when people choose a municipality, a vacant one
/// counts for some inhabitants more.
///
/// Simplifies: people know how long lists are; who is discouraged does not depend on need. This is
/// what keeps lists and vacancies near their usual levels, region by region.
class Openness {
public:
    Openness(sim::ParameterBook const& book, sim::Month at);

    struct Table {
        std::vector<std::array<double, dwelling_kind_count>> open; ///< [market][kind]
        /// [market] what the municipality weighs among others: inhabitants, vacant dwellings
        std::vector<std::int64_t> weight;

        std::array<double, dwelling_kind_count> const& operator[](std::size_t market) const
        {
            return open[market];
        }
    };
    Table measure(World const& world, MarketDirectory const& directory,
                  std::vector<DwellingId> const& vacant) const;

private:
    std::vector<double> turnover_;
    UsualQueue usual_queue_;
    double queue_response_;
    double vacancy_response_;
    double vacancy_pull_;
    double least_;
    double most_;
};

} // namespace boligsim
