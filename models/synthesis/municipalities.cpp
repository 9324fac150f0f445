#include "models/synthesis/municipalities.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace boligsim {

namespace {

/// The region with this code; that of the nearest code where a study sets another number.
Region region_with_code(double code)
{
    constexpr int first_code = 1081;
    constexpr std::array<Region, 5> regions{Region::nordjylland, Region::midtjylland,
                                            Region::syddanmark, Region::hovedstaden,
                                            Region::sjaelland};
    auto const index = std::clamp<long>(std::lround(code) - first_code, 0, regions.size() - 1);
    return regions[static_cast<std::size_t>(index)];
}

} // namespace

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
