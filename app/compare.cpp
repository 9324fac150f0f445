#include <ostream>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/letting.hpp"
#include "analysis/compare/letting_output.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "app/trajectory_files.hpp"

namespace boligsim {

namespace {

namespace po = boost::program_options;

/// Which of the files the others are compared with.
std::size_t baseline_of_one_run(po::variables_map const& values, TrajectoryFiles const& files)
{
    std::size_t const baseline =
        analysis::find_baseline(files.all, optional_text(values, "against"));
    analysis::require_one_run(files.all, baseline);
    return baseline;
}

/// `compare --about letting`: all scenarios in one table.
ExitCode compare_about_letting(po::variables_map const& values, bool json, std::ostream& out,
                               std::ostream& err)
{
    if (values["full"].as<bool>())
        throw UsageError("--full is of the comparison as a whole, not of --about letting");
    TrajectoryFiles const files = open_files(values);
    std::vector<std::string> groups;
    if (values.count("group"))
        groups = values["group"].as<std::vector<std::string>>();
    analysis::LettingComparison const comparison =
        analysis::compare_letting(files.all, baseline_of_one_run(values, files), groups);
    if (auto const csv = optional_text(values, "csv")) {
        analysis::write_letting_csv(comparison, *csv);
        err << "Wrote the comparison to " << *csv << "\n";
    }
    out << (json ? analysis::letting_json(comparison) : analysis::letting_text(comparison));
    return ExitCode::ok;
}

} // namespace

ExitCode run_compare(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    options.add_options()("against", po::value<std::string>())("csv", po::value<std::string>())(
        "format", po::value<std::string>())("full", po::bool_switch())(
        "about", po::value<std::string>())("group", po::value<std::vector<std::string>>());
    po::variables_map const values = parse_options(arguments, options, positional);
    bool const json = choice_option(values, "format", {"table", "json"}) == "json";
    if (values.count("about")) {
        choice_option(values, "about", {"letting"});
        return compare_about_letting(values, json, out, err);
    }
    if (values.count("group"))
        throw UsageError("--group goes with --about letting; --full shows every group");
    bool const full = values["full"].as<bool>();
    auto const csv = optional_text(values, "csv");

    TrajectoryFiles const files = open_files(values);
    std::size_t const baseline = baseline_of_one_run(values, files);
    auto const extent = json || full || csv ? analysis::Extent::full : analysis::Extent::headline;
    std::vector<analysis::Comparison> comparisons;
    for (std::size_t i = 0; i < files.all.size(); ++i)
        if (i != baseline)
            comparisons.push_back(analysis::compare(*files.all[i], *files.all[baseline], extent));

    if (csv) {
        analysis::write_comparison_csv(comparisons, *csv);
        err << "Wrote the comparison to " << *csv << "\n";
    }
    if (json)
        out << analysis::comparison_json(comparisons);
    else if (full)
        for (analysis::Comparison const& comparison : comparisons)
            out << analysis::comparison_text(comparison) << "\n";
    else
        out << analysis::headline_text(comparisons)
            << "Every group, through whom it changed and who lives elsewhere instead: --full\n"
               "Letting tools, who was let to, time waited, in-movers beside stayers, all "
               "scenarios in a table: --about letting\n";
    return ExitCode::ok;
}

} // namespace boligsim
