#include "study/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "sim/parameters/parameter_contents.hpp"
#include "study/letting_tools.hpp"

namespace boligsim {

Vocabulary make_vocabulary(sim::ParameterBook const& parameters,
                           std::vector<Intervention> catalogue, EntryNames names)
{
    constexpr std::string_view residents = "municipality.population_2020";
    Vocabulary vocabulary;
    vocabulary.parameters = parameters;
    vocabulary.names = std::move(names);
    if (sim::Parameter const* const table = parameters.contents().find(residents)) {
        vocabulary.municipalities = table->axes.front().labels;
        for (double const number : table->entries.front().values)
            vocabulary.residents.push_back(std::llround(number));
    }
    sim::Parameter const* const codes = parameters.contents().find("municipality.code");
    if (codes && codes->axes.front().labels == vocabulary.municipalities)
        for (double const code : codes->entries.front().values)
            vocabulary.municipality_codes.push_back(std::llround(code));
    sim::Parameter const* const regions = parameters.contents().find("municipality.region");
    if (regions && regions->axes.front().labels == vocabulary.municipalities)
        for (double const code : regions->entries.front().values)
            vocabulary.regions.push_back(region_with_code(code));
    return with_interventions(std::move(vocabulary), catalogue);
}

Vocabulary with_interventions(Vocabulary vocabulary, std::vector<Intervention> const& own)
{
    for (Intervention const& entry : own)
        if (std::find(vocabulary.interventions.begin(), vocabulary.interventions.end(), entry.id) ==
            vocabulary.interventions.end())
            vocabulary.interventions.push_back(entry.id);
    vocabulary.catalogue = with_own(std::move(vocabulary.catalogue), own);
    vocabulary.parameters = with_numbers(vocabulary.parameters, own);
    return vocabulary;
}

Region region_with_code(double code)
{
    constexpr int first_code = 1081;
    constexpr std::array<Region, 5> regions{Region::nordjylland, Region::midtjylland,
                                            Region::syddanmark, Region::hovedstaden,
                                            Region::sjaelland};
    auto const index = std::clamp<long>(std::lround(code) - first_code, 0, regions.size() - 1);
    return regions[static_cast<std::size_t>(index)];
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
