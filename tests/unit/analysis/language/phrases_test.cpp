#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string read_file(std::filesystem::path const& path)
{
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(Language, IsReadFromCodesAndLocales)
{
    EXPECT_EQ(language_of("da"), Language::danish);
    EXPECT_EQ(language_of("da_DK.UTF-8"), Language::danish);
    EXPECT_EQ(language_of("en_GB@euro"), Language::english);
    EXPECT_EQ(language_of("C"), std::nullopt);
    EXPECT_EQ(language_of("day"), std::nullopt);
    EXPECT_EQ(language_of(""), std::nullopt);
}

TEST(Phrases, PutValuesInTheirPlaces)
{
    Phrases const english(Language::english);
    Phrases const danish(Language::danish);
    EXPECT_EQ(english("number.interval", fmt::arg("low", "1"), fmt::arg("high", "2")), "1 to 2");
    EXPECT_EQ(danish("number.interval", fmt::arg("low", "1"), fmt::arg("high", "2")), "1 til 2");
}

TEST(Phrases, CountInBothLanguages)
{
    EXPECT_EQ(Phrases(Language::english).counted("world", 1), "1 world");
    EXPECT_EQ(Phrases(Language::english).counted("person", 12300), "12,300 persons");
    EXPECT_EQ(Phrases(Language::danish).counted("world", 8), "8 verdener");
    EXPECT_EQ(Phrases(Language::danish).counted("person", 1234567), "1.234.567 personer");
}

TEST(WithThousands, KeepsASignApartFromTheDigits)
{
    EXPECT_EQ(with_thousands(-123, Language::english), "-123");
    EXPECT_EQ(with_thousands(-1234, Language::danish), "-1.234");
    EXPECT_EQ(with_thousands(0, Language::english), "0");
}

TEST(ReadPhrases, SaysWhatIsWrong)
{
    PhraseTable table;
    sim::Diagnostics diagnostics;
    read_phrases("a: {en: \"one\"}\n"
                 "b: {en: \"{x}\", da: \"{y}\"}\n"
                 "c: {en: \"one\", da: \"en\"}\n",
                 "one.yaml", table, diagnostics);
    read_phrases("c: {en: \"one\", da: \"en\"}\n", "two.yaml", table, diagnostics);
    std::string const text = sim::InvalidInput(diagnostics).what();
    EXPECT_THAT(text, HasSubstr("one.yaml:1:1: error: the phrase a is not in both languages"));
    EXPECT_THAT(text, HasSubstr("one.yaml:2:1: error: the phrase b has other values in Danish"));
    EXPECT_THAT(text, HasSubstr("two.yaml:1:1: error: the phrase c is there twice"));
}

/// Keys that the sources name as a whole, say("...") or say.counted("..."): a missing one would
/// only be found by whoever meets it.
TEST(ShippedPhrases, HaveEveryKeyThatTheSourcesName)
{
    std::filesystem::path const root = BOLIGSIM_SOURCE_DIR;
    std::regex const key(R"re(\bsay\(\s*"([a-z0-9_.]+)")re");
    std::regex const noun(R"re(\.counted\(\s*"([a-z0-9_.]+)")re");
    std::vector<std::string> missing;
    std::size_t found = 0;
    auto const look_for = [&](std::string const& name) {
        ++found;
        if (!shipped_phrases().contains(name))
            missing.push_back(name);
    };
    for (char const* const folder : {"analysis", "app"})
        for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp")
                continue;
            std::string const source = read_file(entry.path());
            for (std::sregex_iterator i(source.begin(), source.end(), key), end; i != end; ++i)
                look_for((*i)[1]);
            for (std::sregex_iterator i(source.begin(), source.end(), noun), end; i != end; ++i) {
                look_for("count." + (*i)[1].str() + ".one");
                look_for("count." + (*i)[1].str() + ".many");
            }
        }
    EXPECT_THAT(missing, IsEmpty());
    EXPECT_GT(found, 0u);
}

} // namespace
} // namespace boligsim::analysis
