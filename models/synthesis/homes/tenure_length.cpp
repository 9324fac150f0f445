#include "models/synthesis/homes/tenure_length.hpp"

#include <algorithm>
#include <cmath>

#include "models/synthesis/shares/band_profile.hpp"

namespace boligsim {

TenureLength::TenureLength(sim::ParameterBook const& book, sim::Month start)
    : cumulative_(homes_ * classes * static_cast<std::size_t>(last_age_ - first_age_ + 1) * years_)
{
    std::vector<double> const rate = book.values("moving.annual_rate", start);
    std::vector<double> const mobility = book.values("moving.mobility_factor", start);
    std::vector<double> const other = book.values("tenure_length.other_ends_rate", start);
    std::vector<double> const moves = book.values("tenure_length.moves_per_wish", start);
    BandProfile const by_age(book, start, "moving.age_factor", "age");
    for (std::size_t h = 0; h < homes_; ++h) {
        // The kinds of public dwellings, and all other homes.
        std::size_t const row_of_home = std::min(h, static_cast<std::size_t>(Home::owner));
        BandProfile const by_years(book, start, "moving.duration_factor", "years", row_of_home);
        for (std::size_t k = 0; k < classes; ++k) {
            double const base = rate[h] * moves[h] * mobility[row_of_home * classes + k];
            for (int age = first_age_; age <= last_age_; ++age) {
                float* const row_of =
                    &cumulative_[row(static_cast<Home>(h), static_cast<std::uint8_t>(k), age)];
                int const longest = std::min(age - first_age_, years_ - 1);
                double sum = 0;
                double survival = 1;
                for (int t = 0; t < years_; ++t) {
                    if (t <= longest) {
                        int const then = age - t;
                        // Those who moved t to t + 1 years ago were of this age, and had stayed t.
                        double const moved_in = base * by_age.at(then) + other[h];
                        survival = 1;
                        for (int stayed = 0; stayed < t; ++stayed) {
                            survival *= std::exp(-(
                                base * by_age.at(then + stayed) * by_years.at(stayed) + other[h]));
                        }
                        double const half =
                            moved_in / 2; // moved in within the year, on average half
                        sum += t == longest ? survival : moved_in * survival * std::exp(-half);
                    }
                    row_of[t] = static_cast<float>(sum);
                }
                for (int t = 0; t < years_; ++t)
                    row_of[t] /= static_cast<float>(sum);
            }
        }
    }
}

int TenureLength::months(Home home, std::uint8_t mobility, int age, double u) const
{
    age = std::clamp(age, first_age_, last_age_);
    float const* const begin = &cumulative_[row(home, mobility, age)];
    float const* const found = std::upper_bound(begin, begin + years_ - 1, static_cast<float>(u));
    auto const year = static_cast<int>(found - begin);
    double const low = year == 0 ? 0.0 : static_cast<double>(begin[year - 1]);
    double const width = static_cast<double>(*found) - low;
    double const within = width > 0 ? std::clamp((u - low) / width, 0.0, 1.0) : 0.5;
    return std::max(1, 12 * year + static_cast<int>(std::ceil(12 * within)));
}

} // namespace boligsim
