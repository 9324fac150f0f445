#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <sys/stat.h>

#include "tests/unit/app/program.hpp"

namespace boligsim {
namespace {

namespace fs = std::filesystem;

fs::path const source = BOLIGSIM_SOURCE_DIR;

TEST(Commands, shipped_studies_have_no_errors)
{
    for (auto const& entry : fs::recursive_directory_iterator(source / "scenarios")) {
        if (entry.path().extension() != ".yaml")
            continue;
        Ended const ended =
            run_program(source, "check " + fs::relative(entry.path(), source).string());
        EXPECT_EQ(ended.code, 0) << ended.err;
        EXPECT_NE(ended.out.find("no errors"), std::string::npos);
    }
}

TEST(Commands, a_study_that_is_not_there_is_invalid_input)
{
    Ended const ended = run_program(source, "check gone.yaml");
    EXPECT_EQ(ended.code, 3);
    EXPECT_EQ(ended.err, "gone.yaml: error: the study is not there (no such file)\n"
                         "   boligsim init DIR writes one to start from\n"
                         "1 error. Nothing was run.\n");
}

TEST(Commands, wrong_command_lines_are_usage_errors)
{
    for (char const* const arguments :
         {"", "chekc x.yaml", "check", "check --nonsense x.yaml", "check x.yaml --format xml",
          "check x.yaml y.yaml", "schema --format pdf", "trace", "trace x.h5 --household many",
          "verify x.h5 -j 0", "run x.yaml -j 0"}) {
        Ended const ended = run_program(source, arguments);
        EXPECT_EQ(ended.code, 2) << arguments;
        EXPECT_EQ(ended.out, "") << arguments;
        EXPECT_NE(ended.err, "") << arguments;
    }
    EXPECT_NE(run_program(source, "chekc").err.find("did you mean 'check'?"), std::string::npos);
}

TEST(Commands, help_has_a_line_for_each_option_of_the_usage)
{
    for (char const* const command : {"init", "check", "explain", "run", "verify", "show", "trace",
                                      "compare", "findings", "validate", "schema"}) {
        Ended const ended = run_program(source, std::string(command) + " --help");
        ASSERT_EQ(ended.code, 0) << command;
        std::size_t const end = ended.out.find("\n\n");
        std::regex const option(R"(-(s|o|n|j|-[a-z-]+)\b)");
        std::string const usage = ended.out.substr(0, end);
        for (std::sregex_iterator at(usage.begin(), usage.end(), option), none; at != none; ++at)
            EXPECT_NE(ended.out.find("\n  " + at->str(), end), std::string::npos)
                << command << " " << at->str();
    }
}

TEST(Commands, a_number_that_is_none_is_told_what_is_needed)
{
    Ended const ended = run_program(source, "verify x.h5 -j many");
    EXPECT_TRUE(ended.err.starts_with("boligsim: error: the argument ('many') for option "
                                      "'--threads' is invalid (a whole number"))
        << ended.err;
}

TEST(Commands, an_output_without_a_name_is_a_usage_error)
{
    Ended const ended = run_program(source, "run scenarios/golden.yaml -o '' --dry-run");
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(ended.err.starts_with("boligsim: error: -o without a folder")) << ended.err;
}

TEST(Commands, a_name_that_the_system_cannot_hold_is_no_internal_error)
{
    std::string const folder(300, 'x');
    for (char const* const command : {"init ", "run scenarios/golden.yaml -o "}) {
        Ended const ended = run_program(source, command + folder);
        EXPECT_EQ(ended.code, 4) << command;
        EXPECT_NE(ended.err.find("(File name too long)\n   "), std::string::npos) << ended.err;
    }
}

TEST(Commands, a_result_file_is_no_study)
{
    Scratch const scratch;
    std::ofstream(scratch.path() / "a.h5", std::ios::binary) << "\x89HDF\r\n\x1a\n....";
    Ended const ended = run_program(scratch.path(), "check a.h5");
    EXPECT_EQ(ended.code, 3);
    EXPECT_TRUE(ended.err.starts_with("a.h5: error: the study is a result file (HDF5)"))
        << ended.err;
}

TEST(Commands, a_file_that_is_no_result_file_is_told_from_a_damaged_one)
{
    Scratch const scratch;
    std::ofstream(scratch.path() / "text.h5") << "work, by year\n";
    std::ofstream(scratch.path() / "empty.h5");
    std::ofstream(scratch.path() / "cut.h5", std::ios::binary) << "\x89HDF\r\n\x1a\n....";
    for (char const* const command : {"show ", "compare ", "validate ", "trace ", "verify "}) {
        for (char const* const file : {"text.h5", "empty.h5"}) {
            Ended const other = run_program(scratch.path(), std::string(command) + file);
            EXPECT_EQ(other.code, 3) << command << file;
            EXPECT_NE(other.err.find("is no result file"), std::string::npos) << other.err;
        }
        Ended const cut = run_program(scratch.path(), std::string(command) + "cut.h5");
        EXPECT_EQ(cut.code, 3) << command;
        EXPECT_NE(cut.err.find("is damaged or cut short"), std::string::npos) << cut.err;
    }
}

TEST(Commands, errors_come_as_json_too)
{
    Ended const ended =
        run_program(source / "tests/cases/studies", "check scale-zero.yaml --format json");
    EXPECT_EQ(ended.code, 3);
    EXPECT_NE(ended.out.find("\"line\": 4"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("\"column\": 39"), std::string::npos);
}

TEST(Commands, errors_of_the_departments_come_as_json_too)
{
    Ended const ended = run_program(source / "tests/cases/studies",
                                    "check departments-kind-unknown.yaml --format json");
    EXPECT_EQ(ended.code, 3);
    EXPECT_NE(ended.out.find("\"file\": \"departments-kind-unknown.csv\""), std::string::npos)
        << ended.out;
    EXPECT_NE(ended.out.find("\"line\": 2"), std::string::npos);
    EXPECT_NE(ended.out.find("\"column\": 23"), std::string::npos);
}

TEST(Commands, departments_that_gave_way_are_unknown)
{
    Scratch const scratch;
    std::ofstream(scratch.path() / "own.csv")
        << "department,municipality,organisation,rooms_3\nMine,Læsø,Ours,3000\n";
    std::ofstream(scratch.path() / "s.yaml")
        << "format: 1\nstudy: s\ndefaults: {world: {departments: own.csv}}\nblocks:\n  b:\n"
           "    letting:\n"
           "      - {tool: waiting_list, where: {department: Mine}, from: 2006-01, share: 0.1}\n"
           "      - {tool: waiting_list, where: {department: Læsø 1}, from: 2006-01, share: 0.1}\n"
           "scenarios: {only: {use: [b]}}\n";
    Ended const ended = run_program(scratch.path(), "check s.yaml");
    EXPECT_EQ(ended.code, 3);
    EXPECT_TRUE(ended.err.starts_with("own.csv:2:1: error: 3000 dwellings in Læsø")) << ended.err;
    std::ofstream(scratch.path() / "own.csv")
        << "department,municipality,organisation,rooms_3\nMine,Læsø,Ours,600\n";
    Ended const fits = run_program(scratch.path(), "check s.yaml");
    EXPECT_EQ(fits.code, 3);
    EXPECT_TRUE(fits.err.starts_with("s.yaml:8:50: error: unknown department 'Læsø 1'"))
        << fits.err;
    EXPECT_NE(fits.err.find("\n1 error."), std::string::npos) << fits.err;
}

TEST(Commands, explain_says_value_unit_source_status_and_place)
{
    std::string const study = "scenarios/denmark-2006-2021.yaml";
    Ended const scale = run_program(
        source, "explain " + study + " defaults.world.scale --set defaults.world.scale=0.2");
    EXPECT_EQ(scale.code, 0) << scale.err;
    EXPECT_NE(scale.out.find("defaults.world.scale = 0.2 [share]"), std::string::npos) << scale.out;
    EXPECT_NE(scale.out.find("set at --set defaults.world.scale=0.2"), std::string::npos);

    Ended const plan = run_program(source, "explain " + study + " -s plan blocks");
    EXPECT_NE(plan.out.find("blocks.plan.interventions.0.use = employment_support"),
              std::string::npos);
    EXPECT_EQ(plan.out.find("blocks.support"), std::string::npos) << "the scenario does not use it";

    Ended const parameter = run_program(source, "explain " + study + " mortality");
    EXPECT_NE(parameter.out.find("1/year"), std::string::npos) << parameter.out;
    EXPECT_NE(parameter.out.find("Statistics Denmark"), std::string::npos);
    EXPECT_NE(parameter.out.find(".parameters.yaml:"), std::string::npos);

    EXPECT_EQ(run_program(source, "explain " + study + " mortalty").code, 3);
    Ended const part = run_program(source, "explain " + study + " moving.native");
    EXPECT_EQ(part.code, 0) << part.err;
    EXPECT_NE(part.out.find("moving.native_leaving_strength ["), std::string::npos) << part.out;
    EXPECT_EQ(part.out.find("mortality"), std::string::npos);
    EXPECT_EQ(run_program(source, "explain " + study + " -s paln").code, 3);
}

TEST(Commands, explain_lists_the_numbers_of_the_catalogue_like_all_others)
{
    Ended const ended =
        run_program(source, "explain scenarios/denmark-2006-2021.yaml interventions.leisure_job");
    EXPECT_EQ(ended.code, 0) << ended.err;
    for (char const* const text :
         {"interventions.leisure_job.reach [share a year]", "from 2000-01: 0.05",
          "allowed 0 to 0.5; assumed: Assumed between two figures",
          "interventions.leisure_job.effects.0.odds [ratio]",
          "allowed 1 to 8; evaluation:", "interventions.leisure_job.cost [DKK a participant]",
          "from 2000-01: 42600", "models/intervention/catalogue/leisure_job.yaml:"})
        EXPECT_NE(ended.out.find(text), std::string::npos) << text << "\n" << ended.out;
}

TEST(Commands, explain_counts_parameters_by_status_and_lists_the_assumed)
{
    std::string const study = "scenarios/denmark-2006-2021.yaml";
    std::string const all = run_program(source, "explain " + study + " parameters").out;
    std::smatch counts;
    ASSERT_TRUE(std::regex_search(
        all, counts,
        std::regex(R"((\d+) parameters by status in 2006-01: (\d+) assumed, .*register)")))
        << all.substr(all.size() - 200);
    std::string const assumed = run_program(source, "explain " + study + " --assumed").out;
    auto const listed = [](std::string const& text) {
        std::regex const heading(R"(^[a-z_0-9.]+ \[)", std::regex::multiline);
        return std::distance(std::sregex_iterator(text.begin(), text.end(), heading), {});
    };
    EXPECT_EQ(listed(all), std::stol(counts[1]));
    EXPECT_GE(listed(assumed), std::stol(counts[2])) << "dated values may be assumed later";
    EXPECT_LT(listed(assumed), listed(all));
    EXPECT_EQ(assumed.find("mortality.annual_rate ["), std::string::npos);
}

TEST(Commands, explain_shows_cells_that_are_set_and_where)
{
    Ended const ended = run_program(
        source,
        "explain scenarios/denmark-2006-2021.yaml -s plan letting.acceptance_intercept "
        "--set 'scenarios.plan.set.letting.acceptance_intercept={times: 2, from: 2010-01}'");
    EXPECT_EQ(ended.code, 0) << ended.err;
    std::smatch before;
    std::smatch after;
    ASSERT_TRUE(std::regex_search(ended.out, before, std::regex("from 2000-01: ([0-9.]+)")) &&
                std::regex_search(ended.out, after, std::regex("from 2010-01: ([0-9.]+)")))
        << ended.out;
    EXPECT_DOUBLE_EQ(std::stod(after[1]), 2 * std::stod(before[1])) << ended.out;
    EXPECT_NE(ended.out.find("set at --set scenarios.plan.set"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("assumed: Set by the study. Before:"), std::string::npos);
}

TEST(Commands, init_writes_a_study_without_errors_and_overwrites_nothing)
{
    Scratch const scratch;
    Ended const made = run_program(scratch.path(), "init mine");
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(run_program(scratch.path(), "check mine/study.yaml").code, 0);
    EXPECT_TRUE(fs::exists(scratch.path() / "mine/boligsim-study.schema.json"));

    // The study shows how its table of departments is used.
    Ended const own =
        run_program(scratch.path(), "check mine/study.yaml "
                                    "--set defaults.world.departments=departments.csv");
    EXPECT_EQ(own.code, 0) << own.err;
    EXPECT_NE(own.out.find("3 own departments with 620 dwellings, 6 of them"), std::string::npos)
        << own.out;
    EXPECT_NE(read_text(scratch.path() / "mine/study.yaml")
                  .find("  # world: {population: denmark, departments: departments.csv, scale: "),
              std::string::npos);

    EXPECT_EQ(run_program(scratch.path(), "init mine").code, 3);
}

/// A study in the folder with a table of departments.
void write_study(fs::path const& folder, std::string const& departments)
{
    std::ofstream(folder / "study.yaml")
        << "format: 1\nstudy: s\ndefaults:\n  world: {departments: " + departments +
               ", scale: 0.02}\n  period: {from: 2006-01, to: 2006-12}\n"
               "scenarios: {baseline: {use: []}}\n";
}

TEST(Commands, files_without_an_end_and_files_that_are_no_tables_are_refused)
{
    Scratch const scratch;
    ASSERT_EQ(mkfifo((scratch.path() / "fifo").c_str(), 0600), 0);
    std::ofstream(scratch.path() / "secret") << "root:x:0:0:root:/root:/bin/bash\nuser:hunter2,b\n";
    std::ofstream(scratch.path() / "large.csv") << std::string((16u << 20u) + 1, 'x');
    for (char const* const named : {"/dev/zero", "fifo", "large.csv", "/", "secret"}) {
        SCOPED_TRACE(named);
        write_study(scratch.path(), named);
        Ended const ended = run_program(scratch.path(), "check study.yaml");
        EXPECT_EQ(ended.code, 3);
        EXPECT_EQ(ended.err.find("hunter2"), std::string::npos) << ended.err;
        EXPECT_EQ(ended.err.find("root:"), std::string::npos) << ended.err;
        EXPECT_NE(ended.err.find("1 error. Nothing was run."), std::string::npos) << ended.err;
    }
    EXPECT_EQ(run_program(scratch.path(), "check /dev/zero").code, 3);
}

TEST(Commands, nothing_that_a_terminal_acts_on_is_printed)
{
    Scratch const scratch;
    // ESC, a C1 control character, a mark that turns the direction of writing, and a wrong byte.
    std::string const hostile = "a\x1b[31m\xc2\x9b\xe2\x80\xae\x9b";
    std::string const shown = "a\\u001b[31m\\u009b\\u202e\\x9b";
    std::vector<std::string> const calls{"check '" + hostile + "'",
                                         "compare '" + hostile + "'",
                                         "show '" + hostile + "'",
                                         "'" + hostile + "'",
                                         "validate --format '" + hostile + "' x",
                                         "init '" + hostile + "'"};
    for (std::string const& arguments : calls) {
        Ended const ended = run_program(scratch.path(), arguments);
        std::string const text = ended.out + ended.err;
        EXPECT_NE(text.find(shown), std::string::npos) << text;
        EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
        EXPECT_EQ(text.find("\xc2\x9b"), std::string::npos) << text;
    }
    std::ofstream(scratch.path() / "nul.yaml", std::ios::binary)
        << std::string("format: 1\nstudy: s\n\"x\\0y\": 1\nscenarios: {b: {use: []}}\n");
    Ended const nul = run_program(scratch.path(), "check nul.yaml");
    EXPECT_NE(nul.err.find("unknown key 'x\\u0000y'"), std::string::npos) << nul.err;
    EXPECT_NE(nul.err.find("Nothing was run."), std::string::npos) << nul.err;
    Ended const json = run_program(scratch.path(), "check nul.yaml --format json");
    EXPECT_NE(json.out.find("x\\u0000y"), std::string::npos) << json.out;
}

TEST(Commands, factors_outside_a_parameters_range_and_on_codes_are_refused)
{
    auto const said = [](std::string const& factor, std::string const& more = {}) {
        Ended const ended = run_program(source, "run scenarios/golden.yaml --dry-run " + more +
                                                    " --scale-parameter " + factor);
        EXPECT_EQ(ended.code, ended.err.empty() ? 0 : 2) << factor;
        return ended.err;
    };
    EXPECT_NE(said("municipality.region=1.1")
                  .find("a factor on municipality.region (its numbers are codes)"),
              std::string::npos);
    EXPECT_NE(said("letting.internal_list_share=1.1")
                  .find("letting.internal_list_share would be 1.1 from"),
              std::string::npos);
    EXPECT_NE(said("application.lists_most=1.1").find("would be 3.3 from"), std::string::npos);
    EXPECT_EQ(said("application.lists_most=2"), "");
    // What the study sets comes on top.
    EXPECT_NE(said("letting.rounds=2", "--set 'defaults.parameters={letting.rounds: {times: 3}}'")
                  .find("letting.rounds would be 18 from"),
              std::string::npos);
}

TEST(Commands, numbers_that_no_world_has_are_refused)
{
    Scratch const scratch;
    write_study(scratch.path(), "none.csv");
    for (char const* const factor : {"1e400", "inf", "nan", "0", "-1", "1e-300", "0x2", ""})
        EXPECT_EQ(
            run_program(scratch.path(),
                        std::string("run study.yaml --set defaults.world='{scale: 0.01}' "
                                    "--dry-run --scale-parameter letting.acceptance_intercept=") +
                            factor)
                .code,
            2)
            << factor;
    for (char const* const scale : {"1e-300", "1e-9", "0.00009", "1e400", "-0"})
        EXPECT_EQ(run_program(scratch.path(),
                              std::string("check study.yaml --set defaults.world='{scale: ") +
                                  scale + "}'")
                      .code,
                  3)
            << scale;
}

TEST(Commands, what_changes_nothing_is_a_warning)
{
    Scratch const scratch;
    std::ofstream(scratch.path() / "study.yaml")
        << "format: 1\nstudy: s\ndefaults: {world: {scale: 0.01}}\n"
           "scenarios: {baseline: {use: []}, same: {use: []}}\n";
    Ended const ended = run_program(scratch.path(), "check study.yaml");
    EXPECT_EQ(ended.code, 0);
    EXPECT_NE(ended.out.find("study.yaml:4:34: warning: scenario 'same' is the same as 'baseline'"),
              std::string::npos)
        << ended.out;
    EXPECT_NE(ended.out.find("no errors, 1 warning."), std::string::npos) << ended.out;
    Ended const json = run_program(scratch.path(), "check study.yaml --format json");
    EXPECT_NE(json.out.find("\"errors\": []"), std::string::npos) << json.out;
    EXPECT_NE(json.out.find("is the same as"), std::string::npos) << json.out;
    EXPECT_NE(run_program(scratch.path(), "run study.yaml --dry-run").err.find("warning: scenario"),
              std::string::npos);
}

TEST(Commands, the_reference_page_is_what_the_program_knows)
{
    Ended const page = run_program(source, "schema --format markdown");
    EXPECT_EQ(page.out, read_text(source / "docs/study-reference.md"))
        << "boligsim schema --format markdown > docs/study-reference.md";
}

} // namespace
} // namespace boligsim
