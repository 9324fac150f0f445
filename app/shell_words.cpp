#include "app/shell_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

namespace boligsim {

namespace {

constexpr std::string_view program = "boligsim";

/// What may stand behind the program's name in a command; a test compares it with `commands()`.
constexpr std::array<std::string_view, 15> after_program{
    "init",   "check",    "explain",  "run",    "verify",  "show",   "trace",    "compare",
    "report", "findings", "validate", "schema", "COMMAND", "--help", "--version"};

bool is_of_a_word(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '/' ||
           c == '.';
}

/// Whether a command begins at this place of the text, at which the program's name stands.
bool is_command(std::string_view text, std::size_t at)
{
    if (at > 0 && is_of_a_word(text[at - 1]))
        return false;
    std::string_view rest = text.substr(at + program.size());
    if (rest.empty() || rest.front() != ' ')
        return false;
    rest.remove_prefix(1);
    std::string_view const word = rest.substr(0, rest.find_first_of(" \n`'\"),;:"));
    return std::find(after_program.begin(), after_program.end(), word) != after_program.end();
}

} // namespace

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
    return typed != nullptr && *typed != '\0' ? shell_word(typed) : std::string(program);
}

std::string as_typed(std::string text)
{
    std::string const typed = program_as_typed();
    for (std::size_t at = text.find(program); at != std::string::npos;
         at = text.find(program, at)) {
        bool const replaced = is_command(text, at);
        if (replaced)
            text.replace(at, program.size(), typed);
        at += replaced ? typed.size() : program.size();
    }
    return text;
}

} // namespace boligsim
