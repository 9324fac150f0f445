#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "analysis/language/language.hpp"
#include "sim/core/diagnostics.hpp"

namespace boligsim::analysis {

/// Every phrase by its key: the text in each language, in the order of `Language`. Places for
/// values are named, as in "{low} to {high}".
using PhraseTable = std::map<std::string, std::array<std::string, 2>, std::less<>>;

/// Adds a file's phrases (`key: {en: "...", da: "..."}`) to a table. A key that is already there, a
/// language that is missing, and places for values that differ between the languages go to
/// `diagnostics`.
void read_phrases(std::string_view text, std::string const& file, PhraseTable& table,
                  sim::Diagnostics& diagnostics);

/// The phrases of all files analysis/**/*.phrases.yaml, which are built into the program.
PhraseTable const& shipped_phrases();

/// What is said to a reader, in one language:
///
///     Phrases const say(Language::danish);
///     say("number.interval", fmt::arg("low", "0,61"), fmt::arg("high", "1,57"));
class Phrases {
public:
    explicit Phrases(Language language) : language_(language) {}

    Language language() const { return language_; }
    bool has(std::string_view key) const;

    /// A phrase with its values, each a `fmt::arg` of a text. The key must be there.
    template <typename... Values>
    std::string operator()(std::string_view key, Values const&... values) const
    {
        return fmt::vformat(text(key), fmt::make_format_args(values...));
    }

    /// "1 world", "8 worlds": the phrase count.NOUN.one or count.NOUN.many, with the number in
    /// place of {n}, its thousands apart as the language has them.
    std::string counted(std::string_view noun, std::int64_t count) const;

private:
    std::string const& text(std::string_view key) const;

    Language language_;
};

/// A whole number with its thousands apart: "12,300", in Danish "12.300".
std::string with_thousands(std::int64_t number, Language language);

} // namespace boligsim::analysis
