#include "analysis/compare/scenario_order.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/files/yaml.hpp"

namespace boligsim::analysis {

namespace {

/// The scenarios of the study that a file embeds; none where it embeds none.
std::vector<std::string> scenarios_of_study(Trajectory const& file)
{
    sim::Diagnostics ignored;
    auto const study = sim::read_yaml(file.attribute("study_text").value_or(""), "study", ignored);
    sim::YamlNode const* const scenarios = study ? study->find("scenarios") : nullptr;
    std::vector<std::string> names;
    if (scenarios != nullptr)
        for (sim::YamlNode const& key : scenarios->keys)
            names.push_back(key.text);
    return names;
}

} // namespace

std::vector<std::size_t> order_of_scenarios(std::vector<Trajectory const*> const& files,
                                            std::size_t baseline)
{
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    bool const by_name =
        std::is_sorted(files.begin(), files.end(), [](Trajectory const* a, Trajectory const* b) {
            return a->scenario() + ".h5" < b->scenario() + ".h5";
        });
    std::vector<std::string> const listed =
        by_name ? scenarios_of_study(*files[baseline]) : std::vector<std::string>{};
    auto const rank = [&](std::size_t file) -> std::ptrdiff_t {
        if (file == baseline)
            return -1;
        return std::find(listed.begin(), listed.end(), files[file]->scenario()) - listed.begin();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

} // namespace boligsim::analysis
