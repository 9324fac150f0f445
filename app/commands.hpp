#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace boligsim {

/// What follows the command's name on the command line.
using Arguments = std::vector<std::string>;

/// How the program ends. Scripts rely on these.
enum class ExitCode : int {
    ok = 0,
    internal_error = 1,
    usage = 2,
    invalid_input = 3,
    run_failed = 4,
    results_differ = 5,
    findings_gate = 6,
    interrupted = 130,
};

/// A command line that cannot be understood; the message says what would be right.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Whether a command reads result files, which may come from anybody.
enum class Reads { nothing_foreign, result_files };

/// A command of the program: results go to `out`, everything else to `err`.
struct Command {
    std::string_view name;
    std::string_view usage;   ///< what follows the name
    std::string_view summary; ///< one line
    std::string_view options; ///< a line for each argument and option, each with its newline
    ExitCode (*run)(Arguments const&, std::ostream& out, std::ostream& err);
    Reads reads = Reads::nothing_foreign; ///< result_files: runs under app/supervised.hpp
};

/// Every command, in the order of the help text.
std::vector<Command> const& commands();

/// Says every error of a study, or that there is none; runs nothing.
ExitCode run_check(Arguments const&, std::ostream& out, std::ostream& err);

/// A study's values as resolved: value, unit, source, status, and where each was set.
ExitCode run_explain(Arguments const&, std::ostream& out, std::ostream& err);

/// Runs a study's scenarios and writes a trajectory file each.
ExitCode run_run(Arguments const&, std::ostream& out, std::ostream& err);

/// Runs again what a result file says it was run from, and compares.
ExitCode run_verify(Arguments const&, std::ostream& out, std::ostream& err);

/// Where a result file came from, its dimensions and measures, and its headline table.
ExitCode run_show(Arguments const&, std::ostream& out, std::ostream& err);

/// What happened to a household, in sentences.
ExitCode run_trace(Arguments const&, std::ostream& out, std::ostream& err);

/// Scenarios against their baseline, paired by replicate.
ExitCode run_compare(Arguments const&, std::ostream& out, std::ostream& err);

/// What scenarios change, as an HTML file with charts.
ExitCode run_report(Arguments const&, std::ostream& out, std::ostream& err);

/// Every finding of the evaluations beside what is simulated.
ExitCode run_findings(Arguments const&, std::ostream& out, std::ostream& err);

/// Result files against published figures.
ExitCode run_validate(Arguments const&, std::ostream& out, std::ostream& err);

/// The JSON Schema of a study file, or its reference page.
ExitCode run_schema(Arguments const&, std::ostream& out, std::ostream& err);

/// Writes a study to start from into a new folder.
ExitCode run_init(Arguments const&, std::ostream& out, std::ostream& err);

} // namespace boligsim
