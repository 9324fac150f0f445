#include "study/municipality_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "sim/core/numbers.hpp"

namespace boligsim {

namespace {

/// Small letters only, Danish ones as a foreign keyboard has them.
std::string folded(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, char>, 12> letters{{{"æ", 'a'},
                                                                         {"Æ", 'a'},
                                                                         {"ø", 'o'},
                                                                         {"Ø", 'o'},
                                                                         {"å", 'a'},
                                                                         {"Å", 'a'},
                                                                         {"ae", 'a'},
                                                                         {"oe", 'o'},
                                                                         {"aa", 'a'},
                                                                         {"ö", 'o'},
                                                                         {"ä", 'a'},
                                                                         {"é", 'e'}}};
    std::string plain;
    for (char const c : name)
        plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string text;
    for (std::string_view rest = plain; !rest.empty();) {
        std::size_t taken = 1;
        char letter = rest.front();
        for (auto const& [written, meant] : letters)
            if (rest.starts_with(written)) {
                taken = written.size();
                letter = meant;
                break;
            }
        if (letter >= 'a' && letter <= 'z')
            text += letter;
        rest.remove_prefix(taken);
    }
    return text;
}

std::string without_ending(std::string text, std::string_view ending)
{
    if (text.size() > ending.size() && text.ends_with(ending))
        text.resize(text.size() - ending.size());
    return text;
}

} // namespace

std::optional<std::string> find_municipality(std::string_view written,
                                             std::vector<std::string> const& names,
                                             std::vector<std::int64_t> const& codes)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> english{
        {{"copenhagen", "København"}, {"elsinore", "Helsingør"}}};
    std::size_t const digits = std::min(written.find_first_not_of("0123456789"), written.size());
    auto const code = sim::read_integer(written.substr(0, digits));
    std::string name = folded(written.substr(digits));
    bool const is_municipality = name.ends_with("kommune") || name.ends_with("municipality");
    name = without_ending(without_ending(std::move(name), "kommune"), "municipality");
    for (auto const& [foreign, danish] : english)
        if (name == foreign)
            name = folded(danish);
    if (!code && name.empty())
        return std::nullopt;
    std::optional<std::string> found;
    for (std::size_t m = 0; m < names.size(); ++m) {
        std::string const known = folded(names[m]);
        // "Københavns Kommune": a genitive.
        bool const named =
            name.empty() || name == known || (is_municipality && name == known + "s");
        bool const coded = !code || (m < codes.size() && codes[m] == *code);
        if (!named || !coded)
            continue;
        if (found)
            return std::nullopt;
        found = names[m];
    }
    return found;
}

std::function<std::optional<std::string>(std::string const&)>
municipality_meant(Vocabulary const& vocabulary)
{
    return [names = vocabulary.municipalities, codes = vocabulary.municipality_codes](
               std::string const& written) { return find_municipality(written, names, codes); };
}

} // namespace boligsim
