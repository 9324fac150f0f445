#pragma once

#include <string>
#include <string_view>

#include "app/commands.hpp"

namespace boligsim {

/// The word as a shell reads it: in quotes where it needs them.
std::string shell_word(std::string_view word);

/// The words as a shell reads them.
std::string shell_words(Arguments const& words);

/// How the program was called, as a shell reads it: the environment's BOLIGSIM_COMMAND, which `main`
/// and `./run` set.
std::string program_as_typed();

/// The text with each `boligsim COMMAND` as the user would type it. Libraries and help texts write the
/// program's plain name, since they do not know how it was called.
std::string as_typed(std::string text);

} // namespace boligsim
