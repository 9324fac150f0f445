#pragma once

#include <optional>
#include <string_view>

namespace boligsim::analysis {

/// The languages that results are written in.
enum class Language { english, danish };

/// "en" or "da".
std::string_view code_of(Language language);

/// The language of a code ("da") or of a locale's name ("da_DK.UTF-8"); empty for any other.
std::optional<Language> language_of(std::string_view name);

} // namespace boligsim::analysis
