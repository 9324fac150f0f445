#include "analysis/show/file_description.hpp"

#include <fmt/format.h>

#include "analysis/report/text_table.hpp"

namespace boligsim::analysis {

namespace {

std::string completeness(sim::TrajectoryReader const& file)
{
    if (file.complete())
        return "complete";
    std::size_t written = 0;
    std::size_t const years = file.years().size();
    for (std::size_t r = 0; r < file.replicates(); ++r)
        for (std::size_t y = 0; y < years; ++y)
            written += file.written(r, y) ? 1 : 0;
    return fmt::format("NOT COMPLETE: {} of {} years of replicates", written,
                       file.replicates() * years);
}

std::string provenance(sim::TrajectoryReader const& file)
{
    std::string text;
    auto const add = [&](std::string_view name, std::string const& value) {
        text += fmt::format("  {:<12}{}\n", name, value);
    };
    add("study", file.text_attribute("study"));
    add("scenario", file.text_attribute("scenario"));
    add("years", fmt::format("{} to {}", file.years().front(), file.years().back()));
    add("replicates", std::to_string(file.replicates()));
    add("scale", fmt::format("{}", file.scale()));
    add("seed", std::to_string(file.seed()));
    add("program", fmt::format("boligsim {} ({})", file.text_attribute("version"),
                               file.text_attribute("git_commit")));
    add("command", file.text_attribute("command_line"));
    add("parameters", file.text_attribute("parameters_hash"));
    if (file.complete())
        add("digest", file.text_attribute("digest"));
    return text;
}

std::string dimensions(sim::TrajectoryReader const& file)
{
    TextTable table(
        {{"dimension", Align::left}, {"length", Align::right}, {"labels", Align::left}});
    auto const add = [&](std::string const& axis) {
        std::vector<std::string> const& labels = file.labels(axis);
        constexpr std::size_t most_shown = 10;
        std::string const shown = labels.size() <= most_shown
                                      ? fmt::format("{}", fmt::join(labels, ", "))
                                      : fmt::format("{}, ..., {}", labels.front(), labels.back());
        table.add_row({axis, std::to_string(labels.size()), shown});
    };
    add("replicate");
    add("year");
    for (std::string const& axis : file.axes())
        add(axis);
    return table.to_text();
}

/// Whether the cube is a measure's for the places outside public housing, beside that for inside.
bool is_twin(sim::CubeDescription const& cube, sim::TrajectoryReader const& file)
{
    std::string const prefix = "elsewhere_";
    return cube.name.starts_with(prefix) && file.has_cube(cube.name.substr(prefix.size()));
}

std::string measures(sim::TrajectoryReader const& file)
{
    TextTable table({{"measure", Align::left},
                     {"units", Align::left},
                     {"counted", Align::left},
                     {"by", Align::left}});
    bool any_twin = false;
    for (sim::CubeDescription const& cube : file.cubes()) {
        if (is_twin(cube, file)) {
            any_twin = true;
            continue;
        }
        std::vector<std::string> const by(cube.axes.begin() + 2, cube.axes.end());
        bool const flow = cube.kind == sim::MeasureKind::flow;
        table.add_row({cube.name, cube.units, flow ? "over the year" : "31 December",
                       fmt::format("{}", fmt::join(by, ", "))});
    }
    std::string text = table.to_text();
    if (any_twin)
        text += "\nEach also as elsewhere_MEASURE, by segment in the place of department.\n";
    return text;
}

} // namespace

std::string describe_file(sim::TrajectoryReader const& file)
{
    return fmt::format("{}: {}\n{}\n{}\n{}", file.path().string(), completeness(file),
                       provenance(file), dimensions(file), measures(file));
}

} // namespace boligsim::analysis
