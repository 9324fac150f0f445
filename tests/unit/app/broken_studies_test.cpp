#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/unit/app/program.hpp"

namespace boligsim {
namespace {

namespace fs = std::filesystem;

fs::path const cases = BOLIGSIM_SOURCE_DIR "/tests/cases/studies";

/// Messages that list the model's own names change with the model; the decoder's test has them with
/// names of its own.
bool lists_names_of_the_model(std::string const& name)
{
    return name.starts_with("catalogue-") || name.starts_with("parameter-");
}

TEST(BrokenStudies, are_refused_by_run_with_their_messages_and_leave_no_file)
{
    std::vector<fs::path> studies;
    for (auto const& entry : fs::directory_iterator(cases))
        if (entry.path().extension() == ".yaml")
            studies.push_back(entry.path());
    std::sort(studies.begin(), studies.end());
    EXPECT_GE(studies.size(), 40u);
    for (fs::path const& study : studies) {
        SCOPED_TRACE(study.stem().string());
        Scratch const scratch;
        fs::path const results = scratch.path() / "results";
        std::string arguments =
            "run " + study.filename().string() + " -o '" + results.string() + "'";
        std::string const text = read_text(study);
        constexpr std::string_view mark = "# --set ";
        if (text.starts_with(mark))
            arguments += " --set '" + text.substr(mark.size(), text.find('\n') - mark.size()) + "'";
        Ended const ended = run_program(cases, arguments);
        EXPECT_EQ(ended.code, 3);
        EXPECT_EQ(ended.out, "");
        EXPECT_FALSE(fs::exists(results));
        std::string const expected = read_text(fs::path(study).replace_extension(".expected"));
        if (lists_names_of_the_model(study.stem().string()))
            EXPECT_TRUE(ended.err.ends_with("Nothing was run.\n")) << ended.err;
        else
            EXPECT_EQ(ended.err, expected);
    }
}

} // namespace
} // namespace boligsim
