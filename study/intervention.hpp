#pragma once

#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/time.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/person_filter.hpp"

namespace boligsim {

/// What the model offers to entries.
struct EntryNames {
    std::vector<std::string> transitions; ///< whose odds may be changed; empty: any name passes
    /// By which persons may be told apart, as "NAME.LABEL".
    std::vector<std::string> attributes = {};
};

/// Where a number of the catalogue comes from.
struct NumberSource {
    std::string source;
    std::string status; ///< register, literature, evaluation, calibrated or assumed
    sim::SourcePosition at;
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
    std::string transition; ///< a name of the model's: "employment.find_job"
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
    double reach_lowest = 0;
    double reach_highest = 1;
    NumberSource reach_from;
    std::vector<Turnout> turnout;
    std::vector<InterventionEffect> effects;
    double cost_dkk_per_participant = 0;
    NumberSource cost_from;
};

/// A number of an entry that a study may change.
struct InterventionNumber {
    std::string key; ///< "reach", "effects.0.odds", ...; lists count from 0
    double value = 0;
    std::string unit;
    std::string description;
    double lowest = 0; ///< allowed
    double highest = 0;
    NumberSource from;
};

/// All numbers of an entry, in the order of its file.
std::vector<InterventionNumber> numbers_of(Intervention const& entry);

/// Gives a number of the entry another value; whether there is a number of that key. Months that
/// count whole ones are rounded.
bool set_number(Intervention& entry, std::string_view key, double value);

/// "interventions.leisure_job.reach": the name of a number as a parameter.
std::string parameter_name(std::string_view intervention, std::string_view key);

/// The book with every number of the entries as a parameter. Numbers that it holds already stay as
/// they are.
sim::ParameterBook with_numbers(sim::ParameterBook const& book,
                                std::vector<Intervention> const& entries);

/// The entry with the numbers that are in force in `at`; those that the book does not hold stay.
Intervention in_force(Intervention entry, sim::ParameterBook const& book, sim::Month at);

/// The catalogue with a study's own entries behind it. One with an id that is there takes its
/// place.
std::vector<Intervention> with_own(std::vector<Intervention> catalogue,
                                   std::vector<Intervention> const& own);

} // namespace boligsim
