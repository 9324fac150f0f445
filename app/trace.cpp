#include <ostream>

#include <fmt/format.h>

#include "analysis/trace/story.hpp"
#include "app/options.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace {

namespace po = boost::program_options;

constexpr char const* about_members = "Aged: the reference person, who may be another later. "
                                      "Whoever joins a household, or leaves one "
                                      "that goes on, has no line.\n";

void print_story(analysis::Stories const& stories, std::int64_t household, std::ostream& out)
{
    out << fmt::format("household {}\n", household);
    for (std::string const& sentence : stories.tell(household))
        out << "  " << sentence << "\n";
}

} // namespace

ExitCode run_trace(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    po::options_description options;
    options.add_options()("file", po::value<std::string>())("household", po::value<std::int64_t>())(
        "replicate", po::value<int>());
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const path = required_option(values, "file", "FILE.h5");
    int const replicate = values.count("replicate") ? values["replicate"].as<int>() : 0;

    sim::TrajectoryReader const file(path);
    analysis::Stories const stories(file, replicate);
    if (!values.count("household")) {
        constexpr std::size_t shown = 3;
        out << fmt::format("The households of replicate {} of which most is recorded:\n\n",
                           replicate);
        for (analysis::Stories::Length const& length : stories.longest(shown)) {
            print_story(stories, length.household, out);
            out << "\n";
        }
        out << about_members;
        return ExitCode::ok;
    }
    auto const household = values["household"].as<std::int64_t>();
    if (stories.tell(household).empty()) {
        throw sim::UnreadableFile(
            fmt::format("{}: nothing is recorded of household {} in replicate {} (it stayed where "
                        "it was, or there is none); without --household the longest stories are "
                        "told",
                        path, household, replicate));
    }
    print_story(stories, household, out);
    out << about_members;
    return ExitCode::ok;
}

} // namespace boligsim
