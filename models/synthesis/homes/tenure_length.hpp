#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/world/world.hpp"
#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// How long those who live somewhere have lived there, so that turnover is settled from the start.
///
/// Somebody of age a moved in t years ago if they moved at age a - t and have stayed since: the
/// probability is in proportion to the hazard of moving at that age times the survival of t years
/// under the hazard of moving (by dwelling, age, years since moving in and the household's lasting
/// class) and of the home's end for other reasons. What is left moved in when grown up.
///
/// Parameters  moving.annual_rate, .age_factor, .duration_factor, .mobility_factor,
///             tenure_length.other_ends_rate, .moves_per_wish
/// Simplifies  assumes that past homes were of the present kind
class TenureLength {
public:
    static constexpr std::size_t classes = 4; ///< of lasting readiness to move
    enum class Home : std::uint8_t { family, youth, elderly, owner, private_rental, other };

    TenureLength(sim::ParameterBook const& parameters, sim::Month start);

    /// Whole months since moving in, at least 1, for a reference person of this age; `u` in [0, 1).
    int months(Home home, std::uint8_t mobility, int age, double u) const;

private:
    static constexpr std::size_t homes_ = 6;
    static constexpr int first_age_ = 18;
    static constexpr int last_age_ = 95;
    static constexpr int years_ = 60;

    std::size_t row(Home home, std::uint8_t mobility, int age) const
    {
        return ((static_cast<std::size_t>(home) * classes + mobility) *
                    static_cast<std::size_t>(last_age_ - first_age_ + 1) +
                static_cast<std::size_t>(age - first_age_)) *
               years_;
    }
    std::vector<float> cumulative_; ///< [home][class][age][years since moving in]
};

} // namespace boligsim
