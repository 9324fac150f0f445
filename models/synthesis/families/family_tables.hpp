#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/synthesis/families/population.hpp"
#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// The parameters by which persons form households, as tables.
///
/// Parameters  households.partnered_share, .living_with_parent_share, .mother_age_share,
///             .child_arrangement_share, .children_at_home_share, .step_parent_share,
///             .sharing_share, .sharing_three_share, .adult_child_parent_share,
///             union.age_difference, .age_difference_spread, households.partner_same_origin_share,
///             .same_standing_share
class FamilyTables {
public:
    static constexpr int ages = 106;
    static constexpr int first_mother_age = 15;
    static constexpr int last_mother_age = 49;
    static constexpr std::size_t max_children = 4; ///< of one mother at home in the tables

    /// The population decides how many women and men of each age there are: shares in couples of
    /// the sex with fewer in couples are raised, so that there are as many men as women in couples.
    FamilyTables(sim::ParameterBook const& parameters, sim::Month start,
                 Population const& population);

    double partnered(Sex sex, int age) const { return partnered_[at(sex, age)]; }
    double with_parent(Sex sex, int age) const { return with_parent_[at(sex, age)]; }
    /// Share of singles without children and not with a parent who share a home with other adults.
    double sharing(int age) const { return sharing_[static_cast<std::size_t>(age)]; }
    /// Share of the shared homes with three persons; the others have two.
    double sharing_three() const { return sharing_three_; }

    /// Mother's age at the birth of a child, from a number in [0, 1).
    int mother_age(double u) const;

    enum class Parents : std::uint8_t { couple, mother, father };
    /// With whom a child under 18 lives, from a number in [0, 1).
    Parents parents_of_child(int age, double u) const;
    /// With whom a person of 18 or over who lives with a parent does.
    Parents parents_of_adult(double u) const;

    /// How many children at home women of an age have: shares of 0, 1, 2, 3 and 4.
    std::array<double, max_children + 1> const& children_at_home(int age, Parents parents) const;

    double couple_age_difference_months() const { return age_difference_months_; }
    double couple_age_spread_months() const { return age_spread_months_; }
    double same_origin(Origin origin) const
    {
        return same_origin_[static_cast<std::size_t>(origin)];
    }
    int usual_mother_age() const { return usual_mother_age_; }
    double sharers_age_spread_months() const { return sharers_age_spread_months_; }
    /// Share of couples in which both have the same standing; the others' are independent.
    double same_standing() const { return same_standing_; }

private:
    void balance_couples(Population const& population);
    static std::size_t at(Sex sex, int age)
    {
        return static_cast<std::size_t>(sex) * ages + static_cast<std::size_t>(age);
    }

    std::vector<double> partnered_;
    std::vector<double> with_parent_;
    std::vector<double> sharing_;
    double sharing_three_;
    std::vector<double> mother_age_;          ///< cumulative from first_mother_age
    std::vector<double> arrangement_;         ///< [age 0..17][couple, mother] cumulative
    std::array<double, 2> adult_arrangement_; ///< couple, mother; cumulative
    std::vector<std::array<double, max_children + 1>> children_; ///< [couple or not][age]
    double age_difference_months_;
    double age_spread_months_;
    std::array<double, origin_count> same_origin_;
    double same_standing_;
    int usual_mother_age_;
    double sharers_age_spread_months_;
};

/// The distribution over 0, 1, ..., with mean `mean`, nearest to `shares` (each multiplied by a
/// power of one factor). `mean` is cut to what the classes allow.
std::array<double, FamilyTables::max_children + 1>
tilt_to_mean(std::array<double, FamilyTables::max_children + 1> shares, double mean);

} // namespace boligsim
