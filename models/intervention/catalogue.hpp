#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"
#include "sim/files/fields.hpp"
#include "study/categories.hpp"

namespace boligsim {

/// Whom something is about. Every part holds for all unless it was narrowed.
struct PersonFilter {
    int age_from = 0;
    int age_to = 150;
    std::array<bool, 2> sexes{true, true};
    std::array<bool, origin_count> origins{true, true, true, true};
    std::array<bool, labour_state_count> states{true, true, true, true, true, true, true, true};
    int standing_from = 0;
    int standing_to = 255;

    bool includes(int age, Sex sex, Origin origin, LabourState state, int standing) const
    {
        return age >= age_from && age <= age_to && sexes[static_cast<std::size_t>(sex)] &&
               origins[static_cast<std::size_t>(origin)] &&
               states[static_cast<std::size_t>(state)] && standing >= standing_from &&
               standing <= standing_to;
    }
};

/// Where a number of the catalogue comes from.
struct NumberSource {
    std::string source;
    std::string status; ///< register, literature, evaluation, calibrated or assumed
};

/// Who among the target group turns up more, or less: the factors of all that fit are multiplied.
struct Turnout {
    PersonFilter who;
    double odds = 1;
    NumberSource from;
};

/// What taking part does: the odds of a transition are multiplied, from `delay_months` after the
/// start for `full_months`, after which the log odds halve every `half_life_months`.
struct InterventionEffect {
    std::string transition; ///< the name that a subject gave it
    PersonFilter who;       ///< by sex only
    double odds = 1;
    double lowest = 1;
    double highest = 1;
    int delay_months = 0;
    int full_months = 0;
    double half_life_months = 0;
    NumberSource from;
};

/// An entry of the catalogue of interventions: data, no code.
struct Intervention {
    std::string id;
    std::string title;
    std::string description;
    PersonFilter target;
    double reach = 0; ///< who begins in a year, as a share of the target group, at odds 1
    NumberSource reach_from;
    std::vector<Turnout> turnout;
    std::vector<InterventionEffect> effects;
    double cost_dkk_per_participant = 0;
    NumberSource cost_from;
};

/// The one description of an entry's file.
sim::Field catalogue_entry_fields();

/// Reads the entries among the program's files: `models/intervention/catalogue/<id>.yaml`, sorted
/// by id. What is wrong goes to `diagnostics`.
std::vector<Intervention> read_catalogue(std::vector<sim::EmbeddedFile> const& files,
                                         sim::Diagnostics& diagnostics);

/// Reads one entry from its text.
Intervention read_catalogue_entry(std::string_view text, std::string const& file,
                                  sim::Diagnostics& diagnostics);

} // namespace boligsim
