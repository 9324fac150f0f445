#include "bench/study_file.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

#include "study/catalogue.hpp"
#include "study/read_study.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace bench {

using boligsim::Scenario;
using boligsim::Study;

boligsim::ModelData read_model_data()
{
    sim::Diagnostics diagnostics;
    boligsim::ModelData data{sim::read_parameters(sim::embedded_models_data(), diagnostics),
                             boligsim::read_catalogue(sim::embedded_models_data(), diagnostics)};
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    return data;
}

Study read_study_file(std::string const& path, sim::ParameterBook const& parameters)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    sim::Diagnostics diagnostics;
    auto const catalogue = boligsim::read_catalogue(sim::embedded_models_data(), diagnostics);
    auto study =
        boligsim::read_study({path, std::move(text), {}},
                             boligsim::make_vocabulary(parameters, catalogue, {}), diagnostics);
    if (!study)
        throw sim::InvalidInput(std::move(diagnostics));
    return *std::move(study);
}

Scenario const& fullest(Study const& study)
{
    return *std::max_element(
        study.scenarios.begin(), study.scenarios.end(), [](Scenario const& a, Scenario const& b) {
            auto const rules = [](Scenario const& s) {
                return s.letting.size() + s.rent.size() + s.interventions.size();
            };
            return rules(a) < rules(b);
        });
}

double cpu_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace bench
