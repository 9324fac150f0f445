#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/core/embedded.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/categories.hpp"
#include "study/intervention.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// The names that a study may use besides its own.
struct Vocabulary {
    std::vector<std::string> interventions; ///< names of the entries of the catalogue
    std::vector<Intervention> catalogue;    ///< the entries, where they are known
    EntryNames names;                       ///< what entries may name
    // Of the places, where a list is empty any name passes.
    std::vector<std::string> municipalities;
    std::vector<std::int64_t> municipality_codes; ///< of each municipality; empty: not known
    std::vector<Region> regions;                  ///< of each municipality; empty: not known
    std::vector<std::int64_t> residents;          ///< of each municipality; empty: not known
    std::vector<std::string> organisations;
    std::vector<std::string> areas;
    std::vector<std::string> departments;
    sim::ParameterBook parameters;
    // What questions may name; where a list is empty any name passes.
    std::vector<std::string> measures;
    std::vector<std::string> measures_of_newly_housed; ///< those of households by tool
    /// Fills in the organisations, areas and departments of a world with the user's own
    /// departments. Where it is empty, the user's names are added to those above.
    std::function<void(std::vector<OwnDepartment> const&, Vocabulary&)> name_places;
};

/// The names in a model's data: the entries of its catalogue of interventions, whose numbers become
/// parameters, and the municipalities, which are the labels of `municipality.population_2020`.
/// Organisations, areas and departments arise with the world; whoever makes one fills them in.
Vocabulary make_vocabulary(sim::ParameterBook const& parameters,
                           std::vector<Intervention> catalogue, EntryNames names);

/// The vocabulary of a study that has interventions of its own.
Vocabulary with_interventions(Vocabulary vocabulary, std::vector<Intervention> const& own);

/// The region with this code of Statistics Denmark's (1081-1085); that of the nearest code where a
/// study sets another number.
Region region_with_code(double code);

/// The letting tools that a study may name.
std::vector<std::string> letting_tools();

/// The programmes whose plans a rule may be about.
std::vector<std::string> programmes();

} // namespace boligsim
