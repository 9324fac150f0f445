#include <ostream>
#include <string>

#include "analysis/show/asked_margins.hpp"
#include "analysis/show/file_description.hpp"
#include "analysis/show/headline.hpp"
#include "app/options.hpp"

namespace boligsim {

ExitCode run_show(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    namespace po = boost::program_options;
    po::options_description options;
    options.add_options()("file", po::value<std::string>());
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const path = required_option(values, "file", "FILE.h5");

    sim::TrajectoryReader const file(path, sim::TrajectoryReader::Accept::incomplete_too);
    // Everything is read and checked by its digest before anything is printed.
    std::string const headline =
        file.complete() ? analysis::headline_text(*analysis::open_trajectory(path)) : "";
    std::string const asked =
        file.complete() ? analysis::asked_margins_text(
                              analysis::read_asked_margins(*analysis::open_trajectory(path)),
                              analysis::AskedMarginRows::all)
                        : "";
    out << analysis::describe_file(file) << "\n" << headline;
    if (!asked.empty())
        out << "\n" << asked;
    if (!file.complete())
        err << "No headline: the run was stopped before its end.\n";
    return ExitCode::ok;
}

} // namespace boligsim
