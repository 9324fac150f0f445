#include "models/synthesis/municipalities.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "sim/core/embedded.hpp"
#include "sim/files/csv.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
}

namespace boligsim {

namespace {

Region region_named(std::string const& name)
{
    constexpr std::array<std::string_view, 5> names = {"hovedstaden", "sjaelland", "syddanmark",
                                                       "midtjylland", "nordjylland"};
    auto const found = std::find(names.begin(), names.end(), name);
    assert(found != names.end());
    return static_cast<Region>(found - names.begin());
}

} // namespace

std::vector<Municipality> read_municipalities()
{
    constexpr std::string_view path = "models/synthesis/municipalities.csv";
    std::vector<Municipality> municipalities;
    for (sim::EmbeddedFile const& file : sim::embedded_models_data()) {
        if (file.path != path)
            continue;
        sim::Diagnostics diagnostics;
        sim::CsvTable const table = sim::read_csv(file.text, std::string(path), diagnostics);
        auto const column = [&](std::string_view name) {
            auto const found = table.column(name);
            assert(found);
            return found.value_or(0);
        };
        std::size_t const code = column("code");
        std::size_t const name = column("name");
        std::size_t const region = column("region");
        std::size_t const population = column("population_2020");
        for (auto const& row : table.rows) {
            municipalities.push_back({std::stoi(row[code].text), row[name].text,
                                      region_named(row[region].text),
                                      std::stoll(row[population].text)});
        }
        assert(diagnostics.ok());
    }
    assert(!municipalities.empty());
    std::sort(municipalities.begin(), municipalities.end(),
              [](Municipality const& a, Municipality const& b) { return a.code < b.code; });
    return municipalities;
}

} // namespace boligsim
