#include "app/study_input.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "models/month/month.hpp"
#include "models/synthesis/stock.hpp"
#include "models/world/world.hpp"
#include "sim/core/diagnostics.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace boligsim {

namespace {

/// Places have the same names at every scale, so a thin world tells them. Organisations and areas
/// whose departments have all given way to the user's are left out.
void name_places(std::vector<OwnDepartment> const& own, Vocabulary& vocabulary)
{
    constexpr double thin = 0.0001;
    World world;
    world.scale = thin;
    build_places(world, vocabulary.parameters, sim::Month(2003, 1), own);
    std::vector<std::uint8_t> has_department(world.organisations.size(), own.empty() ? 1 : 0);
    std::vector<std::uint8_t> in_use(world.areas.size(), own.empty() ? 1 : 0);
    vocabulary.departments.clear();
    for (Department const& department : world.departments) {
        vocabulary.departments.push_back(department.name);
        has_department[department.organisation.index()] = 1;
        if (department.area)
            in_use[department.area.index()] = 1;
    }
    vocabulary.organisations.clear();
    for (std::size_t o = 0; o < world.organisations.size(); ++o)
        if (has_department[o] != 0)
            vocabulary.organisations.push_back(world.organisations[o].name);
    vocabulary.areas.clear();
    for (std::size_t a = 0; a < world.areas.size(); ++a)
        if (in_use[a] != 0)
            vocabulary.areas.push_back(world.areas[a].name);
}

std::optional<std::string> read_text(std::string const& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream || std::filesystem::is_directory(path))
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
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
    sim::ParameterBook const parameters = sim::read_parameters(files, diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    std::vector<Intervention> catalogue = read_catalogue(files, diagnostics, entry_names());
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    Vocabulary vocabulary = make_vocabulary(parameters, std::move(catalogue), entry_names());
    name_places({}, vocabulary);
    vocabulary.name_places = name_places;
    return vocabulary;
}

StudySource load_source(std::string const& path, std::vector<std::string> sets)
{
    std::optional<std::string> text = read_text(path);
    if (!text) {
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
    if (text->starts_with("\x89HDF")) {
        sim::Diagnostics diagnostics;
        diagnostics.error(
            {path, 0, 0}, "the study is a result file (HDF5)",
            "name a study, a YAML file; boligsim show tells what a result file holds");
        throw sim::InvalidInput(std::move(diagnostics));
    }
    return {path, *std::move(text), std::move(sets), read_text};
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
