#include "models/housing/moving_hazard.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/random/philox.hpp"

namespace boligsim {

namespace {

constexpr std::size_t mobility_classes = 4;
constexpr std::size_t income_fifths = 5;
constexpr int event_months = 12;

double largest(std::vector<double> const& values)
{
    return *std::max_element(values.begin(), values.end());
}

double monthly(double annual_rate)
{
    return -std::expm1(-annual_rate / 12);
}

bool is_public(DwellingClass dwelling)
{
    return dwelling < DwellingClass::owner;
}

/// Row of the axis `home`: the kinds of public dwellings, and all other homes.
std::size_t home_of(DwellingClass dwelling)
{
    return std::min(static_cast<std::size_t>(dwelling),
                    static_cast<std::size_t>(DwellingClass::owner));
}

bool may_have_newborn(HouseholdType type)
{
    return type == HouseholdType::single_parent || type == HouseholdType::couple_with_children;
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

LabourChange labour_change_of(LabourState state, int months_in_state)
{
    if (months_in_state >= event_months)
        return LabourChange::none;
    if (state == LabourState::employed)
        return LabourChange::found;
    return state == LabourState::unemployed || state == LabourState::outside ? LabourChange::lost
                                                                             : LabourChange::none;
}

MovingHazard::MovingHazard(sim::ParameterBook const& book, sim::Month at)
    : annual_rate_(book.values("moving.annual_rate", at)),
      ages_(book, "moving.age_factor", "age"),
      years_(book, "moving.duration_factor", "years"),
      age_(book.values("moving.age_factor", at)),
      type_(book.values("moving.household_type_factor", at)),
      duration_(book.values("moving.duration_factor", at)),
      mobility_(book.values("moving.mobility_factor", at)),
      crowding_(book.values("moving.crowding_factor", at)),
      room_bands_(book, "moving.rooms_factor", "rooms"),
      rooms_(book.values("moving.rooms_factor", at)),
      season_(book.values("moving.season_factor", at)),
      union_change_(book.values("moving.union_change_factor", at)),
      labour_change_(book.values("moving.labour_change_factor", at)),
      found_work_reputation_(book.scalar("moving.found_work_reputation_strength", at)),
      public_income_(book.values("moving.public_income_factor", at)),
      income_limits_dkk_year_(book.values("income.band_limit", at)),
      birth_(book.scalar("moving.birth_factor", at)),
      rent_strength_(book.scalar("moving.rent_strength", at)),
      bearable_rent_share_(book.scalar("letting.bearable_rent_share", at)),
      reputation_danish_(book.scalar("moving.reputation_strength_danish", at)),
      reputation_other_(book.scalar("moving.reputation_strength_other", at)),
      native_leaving_(book.scalar("moving.native_leaving_strength", at)),
      own_group_staying_(book.scalar("moving.own_group_staying_strength", at)),
      left_education_(book.scalar("moving.left_education_factor", at)),
      reputation_limit_(book.scalar("moving.reputation_limit", at)),
      rent_excess_limit_(book.scalar("moving.rent_excess_limit", at))
{
    // Bounds have room for so many bands, and know months up to where the last ones begin.
    if (years_.size() > Bounds::bands ||
        12 * years_.first(years_.size() - 1) > Bounds::last_month ||
        12 * ages_.first(ages_.size() - 1) > Bounds::last_age_month)
        throw std::logic_error("moving.age_factor, moving.duration_factor: more bands than "
                               "MovingHazard::Bounds has room for");
    union_change_.insert(union_change_.begin(), 1.0);
    labour_change_.insert(labour_change_.begin(), 1.0);
}

std::size_t MovingHazard::income_fifth(std::int64_t dkk_year) const
{
    auto const above =
        std::upper_bound(income_limits_dkk_year_.begin(), income_limits_dkk_year_.end(),
                         static_cast<double>(dkk_year));
    return static_cast<std::size_t>(above - income_limits_dkk_year_.begin());
}

double MovingHazard::own_rate(MoverTraits const& t, int month_of_year) const
{
    std::size_t const home = home_of(t.dwelling);
    std::size_t const sector = is_public(t.dwelling) ? 0 : 1;
    return annual_rate_[static_cast<std::size_t>(t.dwelling)] *
           duration_[home * years_.size() + years_.of(t.months_in_dwelling / 12)] *
           mobility_[home * mobility_classes + t.mobility] *
           type_[sector * household_type_count + static_cast<std::size_t>(t.type)] *
           union_change_[static_cast<std::size_t>(t.union_change)] *
           season_[static_cast<std::size_t>(month_of_year - 1)];
}

double MovingHazard::place_factor(MoverTraits const& t) const
{
    double const strength = t.origin == Origin::danish ? reputation_danish_ : reputation_other_;
    double const reputation = std::clamp(t.reputation, -reputation_limit_, reputation_limit_);
    double log = -strength * reputation;
    if (t.labour_change == LabourChange::found)
        log += found_work_reputation_ * std::max(0.0, -reputation);
    if (t.origin == Origin::danish)
        log += native_leaving_ * t.non_western_share;
    else if (is_non_western(t.origin))
        log -= own_group_staying_ * t.non_western_share;
    return log == 0 ? 1 : std::exp(log);
}

double MovingHazard::near_factor(MoverTraits const& t) const
{
    double factor =
        age_[ages_.of(t.age)] * labour_change_[static_cast<std::size_t>(t.labour_change)];
    if (!is_public(t.dwelling))
        return factor;
    factor *= crowding_[static_cast<std::size_t>(t.crowding)] * place_factor(t);
    if (t.dwelling == DwellingClass::public_family)
        factor *= rooms_[room_bands_.of(t.rooms)];
    if (t.dwelling == DwellingClass::public_youth && t.labour != LabourState::in_education)
        factor *= left_education_;
    return factor;
}

double MovingHazard::far_factor(MoverTraits const& t) const
{
    double factor = t.newborn ? birth_ : 1;
    if (!is_public(t.dwelling))
        return factor;
    if (t.dwelling == DwellingClass::public_family && t.livelihood != Livelihood::pension)
        factor *=
            public_income_[static_cast<std::size_t>(t.livelihood) * income_fifths + t.income_fifth];
    double const excess = std::clamp(t.rent_share - bearable_rent_share_, 0.0, rent_excess_limit_);
    return excess > 0 ? factor * std::exp(rent_strength_ * excess) : factor;
}

float MovingHazard::most_place_factor(double reputation, double non_western_share) const
{
    MoverTraits traits;
    traits.reputation = reputation;
    traits.non_western_share = non_western_share;
    traits.labour_change = LabourChange::found; // which never lowers the factor
    double most = 0;
    for (std::size_t origin = 0; origin < origin_count; ++origin) {
        traits.origin = static_cast<Origin>(origin);
        most = std::max(most, place_factor(traits));
    }
    return static_cast<float>(most);
}

double MovingHazard::most_near_factor(DwellingClass dwelling, HouseholdType type) const
{
    double factor = largest(labour_change_);
    if (!is_public(dwelling))
        return factor;
    // One person cannot be crowded.
    factor *= type == HouseholdType::single
                  ? std::max(crowding_[static_cast<std::size_t>(Crowding::roomy)],
                             crowding_[static_cast<std::size_t>(Crowding::fitting)])
                  : largest(crowding_);
    if (dwelling == DwellingClass::public_family)
        factor *= largest(rooms_);
    return dwelling == DwellingClass::public_youth ? factor * std::max(1.0, left_education_)
                                                   : factor;
}

double MovingHazard::most_far_factor(DwellingClass dwelling, HouseholdType type) const
{
    double factor = may_have_newborn(type) ? std::max(1.0, birth_) : 1.0;
    if (!is_public(dwelling))
        return factor;
    if (dwelling == DwellingClass::public_family)
        factor *= std::max(1.0, largest(public_income_));
    return factor * std::exp(std::max(0.0, rent_strength_) * rent_excess_limit_);
}

double MovingHazard::monthly_probability(MoverTraits const& traits, int month_of_year) const
{
    return monthly(own_rate(traits, month_of_year) * near_factor(traits) * far_factor(traits));
}

double MovingHazard::most_probability(MoverTraits const& traits, int month_of_year) const
{
    // 1 - exp(-x) is at most x, which costs no exponential.
    return own_rate(traits, month_of_year) * near_factor(traits) *
           most_far_factor(traits.dwelling, traits.type) / 12;
}

MovingHazard::Bounds MovingHazard::bounds(int month_of_year) const
{
    Bounds bounds;
    // Probabilities are at most the rates. The last factor makes good what floats round off.
    constexpr double words = 0x1p32 / 12 * (1 + 1e-5);
    for (std::size_t months = 0; months < bounds.age_.size(); ++months)
        bounds.age_[months] = static_cast<float>(age_[ages_.of(static_cast<int>(months / 12))]);
    for (int months = 0; months <= Bounds::last_month; ++months)
        bounds.band_[static_cast<std::size_t>(months)] =
            static_cast<std::uint8_t>(years_.of(months / 12));
    float const oldest_or_youngest = static_cast<float>(largest(age_));
    MoverTraits t;
    for (std::size_t dwelling = 0; dwelling < dwelling_class_count; ++dwelling) {
        t.dwelling = static_cast<DwellingClass>(dwelling);
        for (std::size_t type = 0; type < household_type_count; ++type) {
            t.type = static_cast<HouseholdType>(type);
            double const most =
                most_near_factor(t.dwelling, t.type) * most_far_factor(t.dwelling, t.type);
            for (std::size_t change = 0; change < union_change_count; ++change) {
                t.union_change = static_cast<UnionChange>(change);
                for (t.mobility = 0; t.mobility < mobility_classes; ++t.mobility)
                    for (std::size_t years = 0; years < years_.size(); ++years) {
                        t.months_in_dwelling = 12 * years_.first(years);
                        float& most_words =
                            bounds.table_[dwelling][change][type][t.mobility][years];
                        most_words = static_cast<float>(words * most * own_rate(t, month_of_year));
                        bounds.most_[dwelling] =
                            std::max(bounds.most_[dwelling], oldest_or_youngest * most_words);
                    }
            }
        }
    }
    return bounds;
}

} // namespace boligsim
