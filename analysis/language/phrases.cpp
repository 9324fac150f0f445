#include "analysis/language/phrases.hpp"

#include <cassert>
#include <cstdlib>
#include <set>
#include <vector>

#include "sim/core/embedded.hpp"
#include "sim/files/yaml.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

/// The names between braces.
std::set<std::string> places_for_values(std::string_view text)
{
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        std::size_t const close = text.find('}', open);
        if (close != std::string_view::npos)
            names.emplace(text.substr(open + 1, close - open - 1));
    }
    return names;
}

PhraseTable read_shipped()
{
    PhraseTable table;
    sim::Diagnostics diagnostics;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data())
        if (file.path.ends_with(".phrases.yaml"))
            read_phrases(file.text, std::string(file.path), table, diagnostics);
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return table;
}

} // namespace

void read_phrases(std::string_view text, std::string const& file, PhraseTable& table,
                  sim::Diagnostics& diagnostics)
{
    auto const root = sim::read_yaml(text, file, diagnostics);
    if (!root)
        return;
    for (std::size_t i = 0; i < root->keys.size(); ++i) {
        sim::YamlNode const& key = root->keys[i];
        sim::YamlNode const* const english = root->items[i].find("en");
        sim::YamlNode const* const danish = root->items[i].find("da");
        if (english == nullptr || danish == nullptr) {
            diagnostics.error(key.at(), "the phrase " + key.text + " is not in both languages",
                              "write {en: \"...\", da: \"...\"}");
            continue;
        }
        if (places_for_values(english->text) != places_for_values(danish->text))
            diagnostics.error(key.at(), "the phrase " + key.text + " has other values in Danish",
                              "use the same names in braces in both languages");
        if (!table.emplace(key.text, std::array{english->text, danish->text}).second)
            diagnostics.error(key.at(), "the phrase " + key.text + " is there twice",
                              "give one of them another key");
    }
}

PhraseTable const& shipped_phrases()
{
    static PhraseTable const table = read_shipped();
    return table;
}

bool Phrases::has(std::string_view key) const
{
    return shipped_phrases().contains(key);
}

std::string const& Phrases::text(std::string_view key) const
{
    auto const found = shipped_phrases().find(key);
    assert(found != shipped_phrases().end() && "a phrase that no *.phrases.yaml has");
    return found->second[static_cast<std::size_t>(language_)];
}

std::string Phrases::counted(std::string_view noun, std::int64_t count) const
{
    return (*this)(fmt::format("count.{}.{}", noun, count == 1 ? "one" : "many"),
                   fmt::arg("n", with_thousands(count, language_)));
}

std::string with_thousands(std::int64_t number, Language language)
{
    std::string digits = fmt::format("{}", number);
    std::size_t const sign = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > sign + 3;) {
        at -= 3;
        digits.insert(at, 1, language == Language::danish ? '.' : ',');
    }
    return digits;
}

} // namespace boligsim::analysis
