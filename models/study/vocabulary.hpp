#pragma once

#include <string>
#include <vector>

#include "sim/core/embedded.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// The names that a study may use besides its own.
struct Vocabulary {
    std::vector<std::string> interventions;  ///< entries of the catalogue
    std::vector<std::string> municipalities; ///< empty: any name passes
    sim::ParameterBook parameters;
};

/// The names in the model's data files: interventions are the files of a folder
/// `intervention/catalogue`, municipalities the column `name` of `municipalities.csv`.
Vocabulary make_vocabulary(std::vector<sim::EmbeddedFile> const& files,
                           sim::ParameterBook parameters);

/// The letting tools that a study may name.
std::vector<std::string> letting_tools();

/// The programmes whose plans a rule may be about.
std::vector<std::string> programmes();

} // namespace boligsim
