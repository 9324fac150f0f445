#include "app/study_input.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "analysis/indicators/indicator.hpp"
#include "models/month/month.hpp"
#include "models/synthesis/sector/stock.hpp"
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

/// The first bytes of a file, one more than `most` where it has more.
std::string read_bytes(std::string const& path, std::size_t most)
{
    std::ifstream stream(path, std::ios::binary);
    std::string text;
    std::array<char, 1 << 16> part{};
    while (text.size() <= most && stream) {
        stream.read(part.data(), part.size());
        text.append(part.data(), static_cast<std::size_t>(stream.gcount()));
    }
    return text;
}

/// A file that a study names; only regular files, which come to an end.
std::optional<std::string> read_named_file(std::string const& path)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed) || access(path.c_str(), R_OK) != 0)
        return std::nullopt;
    std::string text = read_bytes(path, largest_named_file);
    return text.size() <= largest_named_file ? std::optional(std::move(text)) : std::nullopt;
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
    for (analysis::Indicator const& indicator : analysis::indicators()) {
        vocabulary.measures.push_back(indicator.name);
        if (analysis::is_of_newly_housed(indicator))
            vocabulary.measures_of_newly_housed.push_back(indicator.name);
    }
    name_places({}, vocabulary);
    vocabulary.name_places = name_places;
    return vocabulary;
}

StudySource load_source(std::string const& path, std::vector<std::string> sets)
{
    constexpr std::size_t largest_study = 4 << 20;
    sim::Diagnostics diagnostics;
    std::string text;
    if (std::filesystem::is_directory(path))
        diagnostics.error({path, 0, 0}, "the study is a folder", "name the study's file in it");
    else if (!std::filesystem::exists(path))
        diagnostics.error({path, 0, 0}, "the study is not there (no such file)",
                          "boligsim init DIR writes one to start from");
    else if (access(path.c_str(), R_OK) != 0)
        diagnostics.error({path, 0, 0}, "the study cannot be read",
                          "see who may read the file: ls -l " + path);
    else if (text = read_bytes(path, largest_study); text.starts_with("\x89HDF"))
        diagnostics.error(
            {path, 0, 0}, "the study is a result file (HDF5)",
            "name a study, a YAML file; boligsim show tells what a result file holds");
    else if (text.size() > largest_study)
        diagnostics.error({path, 0, 0},
                          fmt::format("the study is larger than {} MB", largest_study >> 20),
                          "name a study, a YAML file; a table of departments stands in a file of "
                          "its own");
    if (!diagnostics.ok())
        throw sim::InvalidInput(std::move(diagnostics));
    return {path, std::move(text), std::move(sets), read_named_file};
}

Study load_study(StudySource const& source, Vocabulary const& vocabulary)
{
    sim::Diagnostics warnings;
    return load_study(source, vocabulary, warnings);
}

Study load_study(StudySource const& source, Vocabulary const& vocabulary,
                 sim::Diagnostics& warnings)
{
    sim::Diagnostics diagnostics;
    std::optional<Study> study = read_study(source, vocabulary, diagnostics);
    if (!study)
        throw sim::InvalidInput(std::move(diagnostics));
    warnings = std::move(diagnostics);
    return *std::move(study);
}

} // namespace boligsim
