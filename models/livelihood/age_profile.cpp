#include "models/livelihood/age_profile.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace boligsim {

std::vector<AgeBand> parse_age_bands(std::vector<std::string> const& labels)
{
    std::vector<AgeBand> bands;
    for (std::string const& label : labels) {
        std::size_t const dash = label.find('-');
        AgeBand band;
        band.first = std::stoi(label.substr(0, dash));
        band.last = dash == std::string::npos ? band.first : std::stoi(label.substr(dash + 1));
        bands.push_back(band);
    }
    return bands;
}

std::size_t band_of(std::vector<AgeBand> const& bands, int age)
{
    std::size_t b = 0;
    while (b + 1 < bands.size() && age > bands[b].last)
        ++b;
    return b;
}

namespace {

double between_nodes(std::vector<double> const& at, std::vector<double> const& node, double x)
{
    if (x <= at.front())
        return node.front();
    for (std::size_t i = 1; i < at.size(); ++i)
        if (x <= at[i]) {
            double const w = (x - at[i - 1]) / (at[i] - at[i - 1]);
            return node[i - 1] + w * (node[i] - node[i - 1]);
        }
    return node.back();
}

} // namespace

std::vector<double> profile_by_age(std::vector<AgeBand> const& bands,
                                   std::vector<double> const& values, int first_age, ProfileEnd end,
                                   double low, double high)
{
    assert(bands.size() == values.size() && !bands.empty());
    std::vector<double> at;
    at.reserve(bands.size() + 1);
    for (AgeBand const& band : bands)
        at.push_back(band.middle());
    at.push_back(end.age);
    std::vector<double> node = values;
    node.push_back(end.value);

    std::vector<double> result(static_cast<std::size_t>(end.age - first_age + 1));
    constexpr int rounds = 40; // the correction shrinks by more than half a round
    for (int round = 0; round < rounds; ++round) {
        for (int age = first_age; age <= end.age; ++age)
            result[static_cast<std::size_t>(age - first_age)] =
                std::clamp(between_nodes(at, node, age), low, high);
        for (std::size_t b = 0; b < bands.size(); ++b) {
            double sum = 0;
            int count = 0;
            for (int age = std::max(bands[b].first, first_age);
                 age <= std::min(bands[b].last, end.age); ++age, ++count)
                sum += result[static_cast<std::size_t>(age - first_age)];
            if (count > 0)
                node[b] = std::clamp(node[b] + values[b] - sum / count, low, high);
        }
    }
    return result;
}

} // namespace boligsim
