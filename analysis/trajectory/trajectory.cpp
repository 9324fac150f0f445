#include "analysis/trajectory/trajectory.hpp"

#include <algorithm>

#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

std::optional<std::size_t> Trajectory::year_index(int year) const
{
    std::vector<int> const& all = years();
    auto const found = std::find(all.begin(), all.end(), year);
    if (found == all.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::size_t Trajectory::cells(std::string_view measure) const
{
    std::size_t cells = 1;
    for (CategoryAxis const& axis : axes(measure))
        cells *= axis.labels.size();
    return cells;
}

Block Trajectory::read(std::string_view measure, Sector sector, std::size_t replicate) const
{
    Block block{years().size(), places(sector).size(), cells(measure), {}};
    block.values.resize(block.years * block.places * block.cells);
    visit(measure, sector, replicate,
          [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
              for (sim::CubeEntry const& entry : entries)
                  block.values[(year * block.places + entry.place) * block.cells + entry.cell] =
                      entry.value;
          });
    return block;
}

std::vector<std::filesystem::path>
list_trajectory_files(std::vector<std::filesystem::path> const& arguments)
{
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    sim::Diagnostics diagnostics;
    for (fs::path const& argument : arguments) {
        std::error_code error;
        if (fs::is_directory(argument, error)) {
            std::vector<fs::path> inside;
            for (fs::directory_entry const& entry : fs::directory_iterator(argument))
                if (entry.path().extension() == ".h5")
                    inside.push_back(entry.path());
            std::sort(inside.begin(), inside.end());
            if (inside.empty())
                diagnostics.error({argument.string(), 0, 0}, "no results here (no file *.h5)",
                                  "run a study first, or name another folder");
            files.insert(files.end(), inside.begin(), inside.end());
        } else if (fs::exists(argument, error)) {
            files.push_back(argument);
        } else {
            diagnostics.error({argument.string(), 0, 0}, "no such file or folder",
                              "name a result file (*.h5) or the folder that holds them");
        }
    }
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return files;
}

} // namespace boligsim::analysis
