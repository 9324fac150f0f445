#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/compare/comparison.hpp"
#include "analysis/html_report/report.hpp"
#include "app/report.hpp"
#include "app/trajectory_files.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace po = boost::program_options;

namespace {

/// The words of "a,b,c".
std::vector<std::string> words_of(std::string const& list)
{
    std::vector<std::string> words;
    std::size_t from = 0;
    while (from <= list.size()) {
        std::size_t const to = std::min(list.find(',', from), list.size());
        if (to > from)
            words.push_back(list.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

analysis::ReportOptions report_options(po::variables_map const& values)
{
    analysis::ReportOptions options;
    options.language = language_option(values);
    if (values.count("title"))
        options.title = values["title"].as<std::string>();
    if (values.count("group"))
        options.groups = values["group"].as<std::vector<std::string>>();
    if (values.count("sections"))
        options.sections = words_of(values["sections"].as<std::string>());
    std::vector<std::string> const& known = analysis::report_sections();
    for (std::string const& section : options.sections)
        if (std::find(known.begin(), known.end(), section) == known.end())
            throw UsageError(fmt::format("--sections has no '{}'; there are {}", section,
                                         fmt::join(known, ", ")));
    return options;
}

} // namespace

void write_report(TrajectoryFiles const& files, std::size_t baseline,
                  po::variables_map const& values, std::filesystem::path const& path,
                  std::ostream& err)
{
    if (files.all.size() < 2)
        throw UsageError("a report needs the files of two scenarios or more, the baseline among "
                         "them");
    std::string const html = analysis::html_report(files.all, baseline, report_options(values));
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << html;
    file.close();
    if (!file)
        throw sim::RunFailed("cannot write " + path.string());
    err << "Wrote the report to " << path.string() << "; open it in a browser.\n";
}

ExitCode run_report(Arguments const& arguments, std::ostream&, std::ostream& err)
{
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    add_language_option(options);
    options.add_options()("output,o", po::value<std::string>())("title", po::value<std::string>())(
        "against", po::value<std::string>())("group", po::value<std::vector<std::string>>())(
        "sections", po::value<std::string>());
    po::variables_map const values = parse_options(arguments, options, positional);
    TrajectoryFiles const files = open_files(values);
    std::size_t const baseline =
        analysis::find_baseline(files.all, optional_text(values, "against"));
    write_report(files, baseline, values, optional_text(values, "output").value_or("report.html"),
                 err);
    return ExitCode::ok;
}

} // namespace boligsim
