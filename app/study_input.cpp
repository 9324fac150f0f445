#include "app/study_input.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "models/synthesis/stock.hpp"
#include "models/world/world.hpp"
#include "sim/core/diagnostics.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace boligsim {

namespace {

/// Places have the same names at every scale, so a thin world tells them.
void name_places(Vocabulary& vocabulary)
{
    constexpr double thin = 0.0001;
    World world;
    world.scale = thin;
    build_places(world, vocabulary.parameters, sim::Month(2003, 1));
    for (Organisation const& organisation : world.organisations)
        vocabulary.organisations.push_back(organisation.name);
    for (Area const& area : world.areas)
        vocabulary.areas.push_back(area.name);
    for (Department const& department : world.departments)
        vocabulary.departments.push_back(department.name);
}

} // namespace

std::vector<sim::EmbeddedFile> model_files()
{
    return sim::embedded_models_data();
}

Vocabulary shipped_vocabulary()
{
    sim::Diagnostics diagnostics;
    std::vector<sim::EmbeddedFile> const files = model_files();
    sim::ParameterBook parameters = sim::read_parameters(files, diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    Vocabulary vocabulary = make_vocabulary(files, std::move(parameters));
    name_places(vocabulary);
    return vocabulary;
}

std::vector<Intervention> shipped_catalogue()
{
    sim::Diagnostics diagnostics;
    std::vector<Intervention> catalogue = read_catalogue(model_files(), diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    return catalogue;
}

StudySource load_source(std::string const& path, std::vector<std::string> sets)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream || std::filesystem::is_directory(path)) {
        sim::Diagnostics diagnostics;
        if (std::filesystem::is_directory(path))
            diagnostics.error({path, 0, 0}, "the study is a folder", "name the study's file in it");
        else if (std::filesystem::exists(path))
            diagnostics.error({path, 0, 0}, "the study cannot be read",
                              "see who may read the file: ls -l " + path);
        else
            diagnostics.error({path, 0, 0}, "the study is not there (no such file)",
                              "boligsim init DIR writes one to start from");
        throw sim::InvalidInput(std::move(diagnostics));
    }
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    return {path, std::move(text), std::move(sets)};
}

Study load_study(StudySource const& source, Vocabulary const& vocabulary)
{
    sim::Diagnostics diagnostics;
    std::optional<Study> study = read_study(source, vocabulary, diagnostics);
    if (!study)
        throw sim::InvalidInput(std::move(diagnostics));
    return *std::move(study);
}

} // namespace boligsim
