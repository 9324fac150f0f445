#include "models/housing/moving_hazard.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/philox.hpp"

namespace boligsim {

namespace {

constexpr std::array age_starts{0, 20, 25, 30, 35, 40, 50, 60, 70, 80};
constexpr std::array year_starts{0, 1, 2, 3, 4, 5, 7, 10, 15, 20};

/// Reputations further out than this count as this far out.
constexpr double reputation_limit = 3;

template <std::size_t n> std::size_t band(std::array<int, n> const& starts, int value)
{
    std::size_t i = n - 1;
    while (i > 0 && value < starts[i])
        --i;
    return i;
}

double largest(std::vector<double> const& values)
{
    return *std::max_element(values.begin(), values.end());
}

double monthly(double annual_rate)
{
    return -std::expm1(-annual_rate / 12);
}

} // namespace

std::vector<DwellingClass> dwelling_classes(World const& world)
{
    std::vector<DwellingClass> classes(world.places());
    for (std::size_t d = 0; d < world.departments.size(); ++d)
        classes[d] = static_cast<DwellingClass>(world.departments[d].kind);
    for (std::size_t p = world.departments.size(); p < classes.size(); ++p)
        classes[p] =
            static_cast<DwellingClass>(static_cast<std::size_t>(DwellingClass::owner) +
                                       (p - world.departments.size()) % segment_tenure_count);
    return classes;
}

Crowding crowding_of(int persons, int rooms)
{
    if (persons > 2 * rooms)
        return Crowding::overcrowded;
    if (persons > rooms)
        return Crowding::crowded;
    return rooms >= persons + 3 ? Crowding::roomy : Crowding::fitting;
}

MovingHazard::MovingHazard(sim::ParameterBook const& book, sim::Month at)
    : annual_rate_(book.values("moving.annual_rate", at)),
      age_(book.values("moving.age_factor", at)),
      type_(book.values("moving.household_type_factor", at)),
      duration_(book.values("moving.duration_factor", at)),
      mobility_(book.values("moving.mobility_factor", at)),
      crowding_(book.values("moving.crowding_factor", at)),
      season_(book.values("moving.season_factor", at)),
      reputation_danish_(book.scalar("moving.reputation_strength_danish", at)),
      reputation_other_(book.scalar("moving.reputation_strength_other", at)),
      left_education_(book.scalar("moving.left_education_factor", at))
{
}

double MovingHazard::rate_without_traits(DwellingClass dwelling, int months_in_dwelling,
                                         std::uint8_t mobility, int month_of_year) const
{
    return annual_rate_[static_cast<std::size_t>(dwelling)] *
           duration_[band(year_starts, months_in_dwelling / 12)] * mobility_[mobility] *
           season_[static_cast<std::size_t>(month_of_year - 1)];
}

double MovingHazard::reputation_factor(Origin origin, double reputation) const
{
    double const strength = origin == Origin::danish ? reputation_danish_ : reputation_other_;
    return std::exp(-strength * std::clamp(reputation, -reputation_limit, reputation_limit));
}

double MovingHazard::type_factor(DwellingClass dwelling, HouseholdType type) const
{
    std::size_t const sector = dwelling < DwellingClass::owner ? 0 : 1;
    return type_[sector * household_type_count + static_cast<std::size_t>(type)];
}

double MovingHazard::monthly_probability(MoverTraits const& t, int month_of_year) const
{
    double rate = rate_without_traits(t.dwelling, t.months_in_dwelling, t.mobility, month_of_year) *
                  age_[band(age_starts, t.age)] * type_factor(t.dwelling, t.type) *
                  crowding_[static_cast<std::size_t>(t.crowding)] *
                  reputation_factor(t.origin, t.reputation);
    if (t.dwelling == DwellingClass::public_youth && t.labour != LabourState::in_education)
        rate *= left_education_;
    return monthly(rate);
}

MovingHazard::Bounds MovingHazard::bounds(int month_of_year) const
{
    double const most = largest(age_) * largest(type_);
    double const most_in_public =
        most * largest(crowding_) *
        std::exp(reputation_limit *
                 std::max(std::abs(reputation_danish_), std::abs(reputation_other_)));
    Bounds bounds;
    static_assert(year_starts.size() == Bounds::bands);
    for (int months = 0; months <= Bounds::last_month; ++months)
        bounds.band_[static_cast<std::size_t>(months)] =
            static_cast<std::uint8_t>(band(year_starts, months / 12));
    for (std::size_t dwelling = 0; dwelling < dwelling_class_count; ++dwelling) {
        bool const in_public = dwelling < static_cast<std::size_t>(DwellingClass::owner);
        bool const youth = dwelling == static_cast<std::size_t>(DwellingClass::public_youth);
        double const most_here =
            (in_public ? most_in_public : most) * (youth ? std::max(1.0, left_education_) : 1.0);
        for (std::uint8_t mobility = 0; mobility < 4; ++mobility)
            for (std::size_t years = 0; years < Bounds::bands; ++years)
                bounds.table_[dwelling][mobility][years] = sim::threshold(
                    monthly(most_here * rate_without_traits(static_cast<DwellingClass>(dwelling),
                                                            12 * year_starts[years], mobility,
                                                            month_of_year)));
    }
    return bounds;
}

} // namespace boligsim
