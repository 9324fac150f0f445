#include "analysis/language/language.hpp"

namespace boligsim::analysis {

std::string_view code_of(Language language)
{
    return language == Language::danish ? "da" : "en";
}

std::optional<Language> language_of(std::string_view name)
{
    std::string_view const code = name.substr(0, name.find_first_of("_.@"));
    for (Language const language : {Language::english, Language::danish})
        if (code == code_of(language))
            return language;
    return {};
}

} // namespace boligsim::analysis
