#include "study/vocabulary.hpp"

#include <algorithm>

#include "sim/files/csv.hpp"
#include "study/letting_tools.hpp"

namespace boligsim {

Vocabulary make_vocabulary(std::vector<sim::EmbeddedFile> const& files,
                           sim::ParameterBook parameters)
{
    constexpr std::string_view catalogue = "intervention/catalogue/";
    constexpr std::string_view extension = ".yaml";
    Vocabulary vocabulary;
    vocabulary.parameters = std::move(parameters);
    for (sim::EmbeddedFile const& file : files) {
        std::size_t const folder = file.path.find(catalogue);
        if (folder != std::string_view::npos && file.path.ends_with(extension)) {
            std::string_view name = file.path.substr(folder + catalogue.size());
            name.remove_suffix(extension.size());
            if (name.find_first_of("./") == std::string_view::npos)
                vocabulary.interventions.emplace_back(name);
        }
        if (file.path.ends_with("/municipalities.csv")) {
            sim::Diagnostics ignored; // Whoever makes the world reads this file with its errors.
            sim::CsvTable const table = sim::read_csv(file.text, std::string(file.path), ignored);
            auto const name = table.column("name");
            auto const residents = table.column("population_2020");
            if (!name || !residents)
                continue;
            for (std::vector<sim::CsvCell> const& row : table.rows) {
                vocabulary.municipalities.push_back(row[*name].text);
                vocabulary.residents.push_back(
                    static_cast<std::int64_t>(sim::as_number(row[*residents]).value_or(0)));
            }
        }
    }
    std::sort(vocabulary.interventions.begin(), vocabulary.interventions.end());
    return vocabulary;
}

std::vector<std::string> letting_tools()
{
    std::vector<std::string> names;
    for (LettingToolName const& tool : letting_tool_names())
        if (tool.chosen_by == ToolChosenBy::study)
            names.emplace_back(tool.name);
    return names;
}

std::vector<std::string> programmes()
{
    return {"2006-10", "2011-14", "2015-18"};
}

} // namespace boligsim
