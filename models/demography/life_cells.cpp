#include "models/demography/life_cells.hpp"

#include <algorithm>

namespace boligsim {

LifeHazard::LifeHazard(sim::Period period, std::function<Rate(int year)> const& rates)
    : first_year_(period.first.year())
{
    for (int year = period.first.year(); year <= period.last.year(); ++year) {
        Rate const rate = rates(year);
        std::vector<std::uint32_t> cells(life_cells);
        for (std::size_t o = 0; o < origin_count; ++o)
            for (Sex const sex : {Sex::woman, Sex::man})
                for (std::uint8_t partnered : {std::uint8_t{0}, std::uint8_t{1}})
                    for (std::size_t age = 0; age < life_ages; ++age) {
                        auto const origin = static_cast<Origin>(o);
                        LifeGroup const group{origin, sex, partnered == 1, static_cast<int>(age)};
                        cells[life_cell(origin, sex, partnered, age)] =
                            sim::threshold(rate(group).per_month().value());
                    }
        by_year_.push_back(std::move(cells));
    }
}

std::uint32_t const* LifeHazard::thresholds(sim::Month month) const
{
    int const last = static_cast<int>(by_year_.size()) - 1;
    int const at = std::clamp(month.year() - first_year_, 0, last);
    return by_year_[static_cast<std::size_t>(at)].data();
}

} // namespace boligsim
