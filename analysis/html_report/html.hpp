#pragma once

#include <string>
#include <string_view>

#include "analysis/language/language.hpp"

namespace boligsim::analysis {

/// A text as HTML shows it: `<`, `>`, `&` and quotes as character references.
std::string escape_html(std::string_view text);

/// A number with exactly so many decimals, as the language writes it: "1,234.5", in Danish
/// "1.234,5". What rounds to zero has no sign. "–" where it is not a number.
std::string format_fixed(double value, int decimals, Language language);

/// The same with its sign, "+0.4" or "−0.4" (U+2212, after which no line breaks).
std::string format_signed(double value, int decimals, Language language);

/// A sentence that was written for terminals, with the minus signs and dashes that this page has:
/// "-0.4" as "−0.4", "2008-2014" as "2008–2014"; a programme's "2006-10" stays.
std::string typeset(std::string_view text);

} // namespace boligsim::analysis
