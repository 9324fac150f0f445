#include "analysis/compare/scenario_order.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>

#include "study/embedded_study.hpp"

namespace boligsim::analysis {

namespace {

/// The scenarios of the study that a file embeds; none where it embeds none.
std::vector<std::string> scenarios_of_study(Trajectory const& file)
{
    std::vector<std::string> names;
    for (EmbeddedScenario const& scenario :
         read_embedded_study(file.attribute("study_text").value_or("")).scenarios)
        names.push_back(scenario.name);
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
