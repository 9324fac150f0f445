#include "app/trajectory_files.hpp"

#include <filesystem>

namespace boligsim {

namespace po = boost::program_options;

void add_file_options(po::options_description& options,
                      po::positional_options_description& positional)
{
    options.add_options()("files", po::value<std::vector<std::string>>());
    positional.add("files", -1);
}

TrajectoryFiles open_files(po::variables_map const& values)
{
    if (!values.count("files"))
        throw UsageError("FILE is missing");
    std::vector<std::filesystem::path> arguments;
    for (std::string const& argument : values["files"].as<std::vector<std::string>>())
        arguments.emplace_back(argument);
    auto const memory = std::make_shared<analysis::KeptMemory>(analysis::most_kept_bytes);
    TrajectoryFiles files;
    for (std::filesystem::path const& path : analysis::list_trajectory_files(arguments)) {
        files.opened.push_back(analysis::open_trajectory(path, memory));
        files.all.push_back(files.opened.back().get());
    }
    return files;
}

std::optional<std::string> optional_text(po::variables_map const& values, std::string const& name)
{
    if (!values.count(name))
        return std::nullopt;
    return values[name].as<std::string>();
}

} // namespace boligsim
