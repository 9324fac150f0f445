#include "app/shell_words.hpp"

#include <cstdlib>

namespace boligsim {

std::string shell_word(std::string_view word)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789-_=./,:@%+";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
        return std::string(word);
    std::string text = "'";
    for (char const c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string shell_words(Arguments const& words)
{
    std::string text;
    for (std::string const& word : words)
        text += (text.empty() ? "" : " ") + shell_word(word);
    return text;
}

std::string program_as_typed()
{
    char const* const typed = std::getenv("BOLIGSIM_COMMAND");
    return typed != nullptr && *typed != '\0' ? shell_word(typed) : "boligsim";
}

} // namespace boligsim
