#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <system_error>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/printable_output.hpp"
#include "app/process.hpp"
#include "app/shell_words.hpp"
#include "app/supervised.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace {

void print_help(std::ostream& out)
{
    out << as_typed("boligsim: Denmark's public housing, simulated month by month\n\n"
                    "usage: boligsim COMMAND ...\n\n");
    for (Command const& command : commands())
        out << fmt::format("  {:<10} {}\n", command.name, command.summary);
    out << as_typed("\n  boligsim COMMAND --help   how a command is used\n"
                    "  boligsim --version        the program's version\n\n")
        << "exit codes: 0 ok, 1 internal error, 2 usage, 3 invalid study or input, 4 run failed,\n"
           "            5 results differ, 6 findings gate failed, 130 interrupted\n";
}

Command const* find_command(std::string_view name)
{
    auto const found = std::find_if(commands().begin(), commands().end(),
                                    [&](Command const& c) { return c.name == name; });
    return found == commands().end() ? nullptr : &*found;
}

ExitCode say_usage(std::string const& message, std::string const& hint)
{
    std::cerr << fmt::format("boligsim: error: {}\n   {}\n", as_typed(message), as_typed(hint));
    return ExitCode::usage;
}

/// A failure's sentence: what is wrong, and on a line of its own, behind the last "; ", what would
/// be right.
std::string failure_text(std::string text)
{
    if (std::size_t const at = text.rfind("; "); at != std::string::npos)
        text.replace(at, 2, "\n   ");
    return fmt::format("boligsim: error: {}\n", as_typed(text));
}

ExitCode run_command(Command const& command, Arguments const& arguments)
{
    std::string const usage =
        as_typed(fmt::format("usage: boligsim {} {}", command.name, command.usage));
    if (std::any_of(arguments.begin(), arguments.end(),
                    [](std::string const& a) { return a == "--help" || a == "-h"; })) {
        std::cout << fmt::format("{}\n\n{}\n\n{}", usage, command.summary,
                                 as_typed(std::string(command.options)));
        return ExitCode::ok;
    }
    try {
        return command.run(arguments, std::cout, std::cerr);
    } catch (UsageError const& e) {
        return say_usage(e.what(), usage);
    } catch (sim::InvalidInput const& e) {
        std::size_t const errors = e.diagnostics().size();
        std::cerr << as_typed(e.what())
                  << fmt::format("{} error{}. Nothing was run.\n", errors, errors == 1 ? "" : "s");
        return ExitCode::invalid_input;
    } catch (sim::UnreadableFile const& e) {
        std::cerr << failure_text(e.what());
        return ExitCode::invalid_input;
    } catch (sim::RunFailed const& e) {
        std::cerr << failure_text(e.what());
        return ExitCode::run_failed;
    } catch (std::filesystem::filesystem_error const& e) {
        std::cerr << failure_text(
            fmt::format("{} ({}); name another", e.path1().string(), e.code().message()));
        return ExitCode::run_failed;
    } catch (std::bad_alloc const&) {
        std::cerr << failure_text(
            "out of memory (the system, or a limit on this process, gives no more); choose a "
            "smaller scale or fewer threads (-j)");
        return ExitCode::run_failed;
    } catch (std::system_error const& e) {
        std::cerr << failure_text(
            fmt::format("the system has no room for another thread ({}); choose fewer threads (-j)",
                        e.code().message()));
        return ExitCode::run_failed;
    }
}

/// Whatever was printed must have reached standard output.
ExitCode flushed(ExitCode code)
{
    if (flush_output(std::cout))
        return code;
    std::cerr << failure_text("standard output cannot be written (the disk is full, or the output "
                              "is closed), so part of the text is lost; send it elsewhere");
    return code == ExitCode::ok ? ExitCode::run_failed : code;
}

ExitCode dispatch(Arguments arguments)
{
    if (arguments.empty()) {
        print_help(std::cerr);
        return ExitCode::usage;
    }
    std::string name = arguments.front();
    arguments.erase(arguments.begin());
    if (name == "help" && !arguments.empty()) {
        name = arguments.front();
        arguments = {"--help"};
    }
    if (name == "--help" || name == "-h" || name == "help") {
        print_help(std::cout);
        return ExitCode::ok;
    }
    if (name == "--version") {
        std::cout << "boligsim " << BOLIGSIM_VERSION << "\n";
        return ExitCode::ok;
    }
    if (Command const* const command = find_command(name)) {
        auto const run = [&] { return flushed(run_command(*command, arguments)); };
        return command->reads == Reads::result_files
                   ? supervised(run, most_reading_time(arguments), std::cerr)
                   : run();
    }
    std::vector<std::string> names;
    for (Command const& command : commands())
        names.emplace_back(command.name);
    auto const near = sim::suggest(name, names);
    return say_usage(fmt::format("unknown command '{}'", name),
                     near ? fmt::format("did you mean '{}'?", *near)
                          : "boligsim --help lists them");
}

} // namespace

} // namespace boligsim

int main(int argc, char** argv)
{
    boligsim::occupy_standard_descriptors();
    boligsim::let_writes_fail();
    setenv("BOLIGSIM_COMMAND", argc > 0 ? argv[0] : "boligsim", 0);
    boligsim::PrintableOutput const printable_out(std::cout);
    boligsim::PrintableOutput const printable_err(std::cerr);
    // sim/files/trajectory/file_lock.hpp locks result files; HDF5's own locks would be in its way.
    setenv("HDF5_USE_FILE_LOCKING", "FALSE", 1);
    try {
        return static_cast<int>(boligsim::flushed(boligsim::dispatch({argv + 1, argv + argc})));
    } catch (std::exception const& e) {
        std::cerr << "boligsim: internal error: " << e.what() << "\n";
        return static_cast<int>(boligsim::ExitCode::internal_error);
    }
}
