#include <ostream>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "analysis/findings/catalogue.hpp"
#include "analysis/findings/output.hpp"
#include "app/shell_words.hpp"
#include "app/trajectory_files.hpp"

namespace boligsim {

ExitCode run_findings(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    namespace po = boost::program_options;
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    options.add_options()("against", po::value<std::string>())("format", po::value<std::string>())(
        "fail-on", po::value<std::string>())("full", po::bool_switch());
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const format = choice_option(values, "format", {"table", "json", "csv"});
    bool const gate = choice_option(values, "fail-on", {"nothing", "contradicted"}) != "nothing";

    TrajectoryFiles const files = open_files(values);
    std::size_t const baseline =
        analysis::find_baseline(files.all, optional_text(values, "against"));
    analysis::require_one_run(files.all, baseline);
    auto const assessments =
        analysis::assess_findings(analysis::shipped_findings(), files.all, baseline);
    if (format == "json")
        out << analysis::findings_json(assessments);
    else if (format == "csv")
        out << analysis::findings_csv(assessments);
    else
        out << as_typed(analysis::findings_text(
            assessments, files.all[baseline]->scale(),
            values["full"].as<bool>() ? analysis::Listed::all : analysis::Listed::answered));
    if (gate && analysis::any_contradicted(assessments)) {
        err << "Some findings came out otherwise than reported.\n";
        return ExitCode::findings_gate;
    }
    return ExitCode::ok;
}

} // namespace boligsim
