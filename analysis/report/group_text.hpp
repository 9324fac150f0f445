#pragma once

#include <string>

#include "analysis/indicators/group.hpp"
#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

/// A group of places in words, from its name: "departments with a plan of 2006-10".
std::string describe_group(std::string const& name, Phrases const& say);

/// The same with how many departments are in it; of all public housing and everyone without.
std::string describe_group_with_count(Group const& group, Phrases const& say);

/// What an indicator counts, in words: its phrase `indicator.NAME`, else its own description.
std::string describe_measure(std::string const& measure, Phrases const& say);

} // namespace boligsim::analysis
