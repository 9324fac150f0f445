#include "models/synthesis/sector/municipalities.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "study/vocabulary.hpp"

namespace boligsim {

std::vector<Municipality> read_municipalities(sim::ParameterBook const& book, sim::Month at)
{
    auto const names = book.labels("municipality.code", "municipality");
    auto const codes = book.values("municipality.code", at);
    auto const regions = book.values("municipality.region", at);
    auto const residents = book.values("municipality.population_2020", at);
    std::vector<Municipality> municipalities;
    for (std::size_t m = 0; m < names.size(); ++m)
        municipalities.push_back({static_cast<int>(std::lround(codes[m])), names[m],
                                  region_with_code(regions[m]), std::llround(residents[m])});
    std::sort(municipalities.begin(), municipalities.end(),
              [](Municipality const& a, Municipality const& b) { return a.code < b.code; });
    return municipalities;
}

} // namespace boligsim
