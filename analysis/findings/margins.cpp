#include "analysis/findings/margins.hpp"

#include "analysis/indicators/indicator.hpp"
#include "sim/core/embedded.hpp"
#include "sim/files/yaml.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

std::vector<Margin> read_shipped()
{
    std::vector<Margin> margins;
    sim::Diagnostics diagnostics;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data())
        if (file.path == "analysis/findings/margins.yaml")
            margins = read_margins(file.text, std::string(file.path), diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return margins;
}

} // namespace

std::vector<Margin> read_margins(std::string_view text, std::string const& file,
                                 sim::Diagnostics& diagnostics)
{
    std::vector<Margin> margins;
    auto const root = sim::read_yaml(text, file, diagnostics);
    sim::YamlNode const* const list = root ? root->find("margins") : nullptr;
    if (list == nullptr)
        return margins;
    for (sim::YamlNode const& node : list->items) {
        sim::YamlNode const* const measure = node.find("measure");
        sim::YamlNode const* const margin = node.find("margin");
        sim::YamlNode const* const reason = node.find("reason");
        double const size = margin == nullptr ? 0 : sim::as_number(*margin).value_or(0);
        if (measure == nullptr || find_indicator(measure->text) == nullptr)
            diagnostics.error(node.at(), "a margin of no indicator", "name one under 'measure:'");
        else if (size <= 0)
            diagnostics.error(node.at(), "the margin of " + measure->text + " is no size",
                              "write a number above zero under 'margin:'");
        else if (reason == nullptr || reason->text.empty())
            diagnostics.error(node.at(), "the margin of " + measure->text + " has no reason",
                              "add 'reason:'");
        else
            margins.push_back({measure->text, size, reason->text});
    }
    return margins;
}

std::vector<Margin> const& shipped_margins()
{
    static std::vector<Margin> const margins = read_shipped();
    return margins;
}

std::optional<double> margin_of(std::string_view measure)
{
    for (Margin const& margin : shipped_margins())
        if (margin.measure == measure)
            return margin.margin;
    return {};
}

} // namespace boligsim::analysis
