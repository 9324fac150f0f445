#pragma once

namespace boligsim {

/// Every decision that draws a random number. The value is part of the random number's address, so
/// values are never reused or renumbered. Four neighbours (4n to 4n + 3) share a Philox block, so
/// decisions that are drawn in the same loop stand together.
enum Decision : unsigned {
    // Row-local, per person and month (models/demography)
    decide_death = 0,
    decide_birth = 1,
    decide_emigration = 2,
    decide_leaving_home = 3,
    decide_separation = 4,
    decide_seeking_union = 5,
    // Row-local, per person and month (models/livelihood, models/intervention)
    decide_labour = 6,
    decide_labour_destination = 7,
    decide_participation = 8,
    // 9 to 15 are free

    // Once, at birth or arrival (models/demography)
    decide_newborn = 16, // draws: NewbornDraw
    decide_union_partner = 17,
    decide_separation_children = 18,
    decide_arrival = 19,     // draws: ArrivalDraw
    decide_shared_home = 20, // draws: whether, then whom
    decide_foster_home = 21,

    // Per household and month (models/housing)
    decide_wish_to_move = 24, // and eviction: lower words
    decide_destination_tenure = 25,
    decide_destination_municipality = 26,
    decide_application = 27,
    // 28 is free
    decide_acute_need = 29,
    decide_list_lapse = 30,
    // 31 was the eviction's own

    // Letting (models/letting)
    decide_offer = 32, // draw number: the dwelling
    // 33 is free
    decide_municipal_agreement = 34,
    decide_vacancy_order = 35,
    decide_families_first = 36, // by department, once
    decide_letting_phases = 37, // by municipality, once; draw number: the landlord

    // Rents (models/rent)
    decide_renovation_rise = 40,
    decide_rehousing = 41,

    // Making the world (models/synthesis): addresses 64 to 127, of which the first four by person
    decide_synthesis = 64,
    decide_first_birth_month = 64,
    decide_first_standing = 65,
    decide_first_labour = 66,
    decide_first_labour_since = 67,
};

/// Beyond this, subjects have decisions of their own (WorldSchema::decisions).
constexpr unsigned last_listed_decision = 127;

/// Draw numbers of decide_newborn, by the child's key.
enum NewbornDraw : unsigned { newborn_sex, newborn_standing, newborn_origin };

/// Draw numbers of decide_arrival, by the arrival's key.
enum ArrivalDraw : unsigned {
    arrival_age,
    arrival_standing,
    arrival_state,
    arrival_alone,
    arrival_municipality,
    arrival_refugee,
};

} // namespace boligsim
