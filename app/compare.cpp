#include <ostream>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "app/trajectory_files.hpp"

namespace boligsim {

ExitCode run_compare(Arguments const& arguments, std::ostream& out, std::ostream& err)
{
    namespace po = boost::program_options;
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    options.add_options()("against", po::value<std::string>())("csv", po::value<std::string>())(
        "format", po::value<std::string>())("full", po::bool_switch());
    po::variables_map const values = parse_options(arguments, options, positional);
    bool const json = choice_option(values, "format", {"table", "json"}) == "json";
    bool const full = values["full"].as<bool>();
    auto const csv = optional_text(values, "csv");

    TrajectoryFiles const files = open_files(values);
    std::size_t const baseline =
        analysis::find_baseline(files.all, optional_text(values, "against"));
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
            << "Every group, through whom it changed and who lives elsewhere instead: --full\n";
    return ExitCode::ok;
}

} // namespace boligsim
