#include "models/rent/rent_review.hpp"

#include <cmath>

namespace boligsim {

RentReview::RentReview(sim::ParameterBook const& book, sim::Period period)
    : first_year_(period.first.year())
{
    char const* const name = "dwellings.rent_per_m2";
    sim::Month const first = book.dates(name).front();
    for (int year = first_year_; year <= period.last.year(); ++year) {
        auto const now = book.values(name, std::max(sim::Month(year, 1), first));
        auto const before = book.values(name, std::max(sim::Month(year - 1, 1), first));
        Ratios ratios{};
        for (std::size_t k = 0; k < kinds_; ++k)
            for (std::size_t r = 0; r < regions_; ++r)
                ratios[k][r] = now[k * regions_ + r] / before[k * regions_ + r];
        ratio_.push_back(ratios);
    }
}

void RentReview::run(World& world, MonthContext const& context) const
{
    int const year = context.month.year();
    if (!context.month.is_january() || year < first_year_ ||
        year >= first_year_ + static_cast<int>(ratio_.size()))
        return;
    Ratios const& ratios = ratio_[static_cast<std::size_t>(year - first_year_)];
    constexpr std::size_t departments_at_once = 256;
    Dwellings& dwellings = world.dwellings;
    context.threads.for_chunks(
        world.departments.size(), departments_at_once, [&](std::size_t, sim::Rows rows) {
            for (std::size_t d = rows.begin; d < rows.end; ++d) {
                Department const& department = world.departments[d];
                auto const region = world.municipalities[department.municipality.index()].region;
                double const ratio = ratios[static_cast<std::size_t>(department.kind)]
                                           [static_cast<std::size_t>(region)];
                std::size_t const end = department.first_dwelling + department.dwellings;
                for (std::size_t i = department.first_dwelling; i < end; ++i) {
                    std::int32_t const support = dwellings.support_dkk_month[i];
                    double const full = dwellings.rent_dkk_month[i] + support;
                    dwellings.rent_dkk_month[i] =
                        static_cast<std::int32_t>(std::lround(full * ratio)) - support;
                }
            }
        });
}

} // namespace boligsim
