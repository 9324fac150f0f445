#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "study/read_study.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

namespace boligsim {
namespace {

namespace fs = std::filesystem;

/// Each broken study lies beside what the program says of it. With BOLIGSIM_UPDATE_CASES set, the
/// messages are written anew, to be read in the diff.
std::vector<fs::path> broken_studies()
{
    std::vector<fs::path> studies;
    for (auto const& entry : fs::directory_iterator(BOLIGSIM_SOURCE_DIR "/tests/cases/studies"))
        if (entry.path().extension() == ".yaml")
            studies.push_back(entry.path());
    std::sort(studies.begin(), studies.end());
    return studies;
}

std::string read_text(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A case whose first line is "# --set KEY=VALUE" is read with that.
std::vector<std::string> sets_of(std::string const& text)
{
    constexpr std::string_view mark = "# --set ";
    if (!text.starts_with(mark))
        return {};
    return {text.substr(mark.size(), text.find('\n') - mark.size())};
}

class BrokenStudy : public testing::TestWithParam<fs::path> {};

TEST_P(BrokenStudy, gets_its_message_with_line_and_column)
{
    std::string const text = read_text(GetParam());
    sim::Diagnostics diagnostics;
    auto const read_file = [](std::string const& path) -> std::optional<std::string> {
        fs::path const file = GetParam().parent_path() / path;
        return fs::exists(file) ? std::optional(read_text(file)) : std::nullopt;
    };
    auto const study = read_study({GetParam().filename().string(), text, sets_of(text), read_file},
                                  test_vocabulary(), diagnostics);
    EXPECT_FALSE(study.has_value());
    EXPECT_GE(diagnostics.size(), 1u);
    for (sim::Diagnostic const& diagnostic : diagnostics.errors())
        EXPECT_NE(diagnostic.hint, "") << diagnostic.message << ": what would be right?";
    std::string const said =
        diagnostics.to_text() + fmt::format("{} error{}. Nothing was run.\n", diagnostics.size(),
                                            diagnostics.size() == 1 ? "" : "s");
    fs::path const expected = fs::path(GetParam()).replace_extension(".expected");
    if (std::getenv("BOLIGSIM_UPDATE_CASES"))
        std::ofstream(expected, std::ios::binary) << said;
    EXPECT_EQ(said, read_text(expected));
}

std::string case_name(testing::TestParamInfo<fs::path> const& info)
{
    std::string name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, BrokenStudy, testing::ValuesIn(broken_studies()), case_name);

TEST(BrokenStudies, are_at_least_forty)
{
    EXPECT_GE(broken_studies().size(), 40u);
}

} // namespace
} // namespace boligsim
