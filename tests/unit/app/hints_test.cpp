#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/unit/app/program.hpp"

namespace boligsim {
namespace {

std::filesystem::path const source = BOLIGSIM_SOURCE_DIR;

/// Every command that a text names is one that the user can type.
TEST(Hints, name_the_program_as_it_was_called)
{
    auto const through_run = [&](std::string const& arguments) {
        Ended const ended = run_program(source, arguments, "BOLIGSIM_COMMAND=./run");
        return ended.out + ended.err;
    };
    for (char const* const name : {"init", "check", "explain", "run", "verify", "show", "trace",
                                   "compare", "report", "findings", "validate", "schema"}) {
        std::string const help = through_run(std::string(name) + " --help");
        EXPECT_NE(help.find("usage: ./run " + std::string(name)), std::string::npos) << help;
        EXPECT_EQ(help.find("boligsim " + std::string(name)), std::string::npos) << help;
    }
    EXPECT_NE(through_run("check gone.yaml").find("   ./run init DIR"), std::string::npos);
    EXPECT_NE(through_run("check gone.yaml --format json").find("./run init DIR"),
              std::string::npos);
    EXPECT_NE(through_run("nonsense").find("   ./run --help lists them"), std::string::npos);
    EXPECT_NE(through_run("--help").find("./run COMMAND --help"), std::string::npos);
    EXPECT_NE(through_run("check scenarios/golden.yaml --set defaults.period.to=2030-12")
                  .find("`./run explain STUDY parameters` says"),
              std::string::npos);
    EXPECT_EQ(run_program(source, "--version", "BOLIGSIM_COMMAND=./run").out.rfind("boligsim ", 0),
              0u);
}

TEST(Hints, name_a_next_command_that_a_shell_runs)
{
    Scratch const scratch;
    // Without the variable, the program is named as it was started.
    Ended const made = run_program(scratch.path(), "init 'my study'", "env -u BOLIGSIM_COMMAND");
    std::string const next = made.out.substr(made.out.find("Next: ") + 6);
    EXPECT_TRUE(next.ends_with("boligsim check 'my study/study.yaml'\n")) << next;
    EXPECT_EQ(std::system(("cd '" + scratch.path().string() + "' && " +
                           next.substr(0, next.size() - 1) + " > /dev/null")
                              .c_str()),
              0);
    Ended const through_run = run_program(scratch.path(), "init other", "BOLIGSIM_COMMAND=./run");
    EXPECT_TRUE(through_run.out.ends_with("Next: ./run check other/study.yaml\n"))
        << through_run.out;
}

} // namespace
} // namespace boligsim
