#include <ostream>
#include <regex>

#include "analysis/compare/comparison.hpp"
#include "analysis/compare/output.hpp"
#include "analysis/compare/same_worlds.hpp"
#include "analysis/language/phrases.hpp"
#include "analysis/lettings/letting.hpp"
#include "analysis/lettings/letting_output.hpp"
#include "analysis/questions/answer_text.hpp"
#include "analysis/report/wrap.hpp"
#include "app/report.hpp"
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

/// The groups that `--group` names.
std::vector<std::string> named_groups(po::variables_map const& values)
{
    if (!values.count("group"))
        return {};
    return values["group"].as<std::vector<std::string>>();
}

/// "2010-2014" or "2012". Throws UsageError.
analysis::Years parse_years(std::string const& text)
{
    static std::regex const pattern(R"((\d{4})(?:-(\d{4}))?)");
    std::smatch found;
    if (!std::regex_match(text, found, pattern))
        throw UsageError("--years " + text + " (years are written as 2010-2014 or 2012)");
    int const first = std::stoi(found[1]);
    int const last = found[2].matched ? std::stoi(found[2]) : first;
    if (last < first)
        throw UsageError("--years " + text + " (the first year comes before the last)");
    return {first, last};
}

/// `compare --about letting`: all scenarios in one table.
ExitCode compare_about_letting(po::variables_map const& values, bool json, std::ostream& out,
                               std::ostream& err)
{
    if (values["full"].as<bool>())
        throw UsageError("--full is of the comparison as a whole, not of --about letting");
    if (values.count("years"))
        throw UsageError("--years is of the comparison as a whole, not of --about letting");
    TrajectoryFiles const files = open_files(values);
    analysis::LettingComparison const comparison = analysis::compare_letting(
        files.all, baseline_of_one_run(values, files), named_groups(values));
    if (auto const csv = optional_text(values, "csv")) {
        analysis::write_letting_csv(comparison, *csv, language_option(values));
        err << "Wrote the comparison to " << *csv << "\n";
    }
    out << (json ? analysis::letting_json(comparison)
                 : analysis::letting_text(comparison, language_option(values)));
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
        "about", po::value<std::string>())("group", po::value<std::vector<std::string>>())(
        "years", po::value<std::string>())("report", po::value<std::string>());
    add_language_option(options);
    po::variables_map const values = parse_options(arguments, options, positional);
    analysis::Language const language = language_option(values);
    bool const json = choice_option(values, "format", {"table", "json"}) == "json";
    if (values.count("about")) {
        choice_option(values, "about", {"letting"});
        return compare_about_letting(values, json, out, err);
    }
    bool const full = values["full"].as<bool>();
    auto const csv = optional_text(values, "csv");
    analysis::ComparisonRequest request;
    request.extent = json || full || csv ? analysis::Extent::full : analysis::Extent::headline;
    request.groups = named_groups(values);
    if (auto const years = optional_text(values, "years"))
        request.years = parse_years(*years);

    TrajectoryFiles const files = open_files(values);
    std::size_t const baseline = baseline_of_one_run(values, files);
    std::vector<analysis::Comparison> comparisons;
    for (std::size_t i = 0; i < files.all.size(); ++i)
        if (i != baseline)
            comparisons.push_back(analysis::compare(*files.all[i], *files.all[baseline], request));

    if (csv) {
        analysis::write_comparison_csv(comparisons, *csv, language);
        err << "Wrote the comparison to " << *csv << "\n";
    }
    if (auto const report = optional_text(values, "report"))
        write_report(files, baseline, values, *report, err);
    std::vector<analysis::AnsweredQuestion> const answers = analysis::answer_questions(files.all);
    if (json)
        out << analysis::comparison_json(comparisons, analysis::answers_json(answers));
    else if (full)
        for (analysis::Comparison const& comparison : comparisons)
            out << analysis::comparison_text(comparison, language) << "\n";
    else
        out << analysis::headline_text(comparisons, language) << "\n"
            << analysis::answers_text(answers, language) << (answers.empty() ? "" : "\n")
            << analysis::wrap(analysis::Phrases(language)("compare.more"));
    return ExitCode::ok;
}

} // namespace boligsim
