#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/vocabulary.hpp"

namespace boligsim {

/// The municipality that is meant by a name as registers and people write it: "561", "561 Esbjerg",
/// "Esbjerg Kommune", "Copenhagen", "ESBJERG", "Hoeje-Taastrup". `codes` are those of `names`, or
/// empty where they are not known. Empty where none is meant, or more than one.
std::optional<std::string> find_municipality(std::string_view written,
                                             std::vector<std::string> const& names,
                                             std::vector<std::int64_t> const& codes);

/// The same as what a field of municipalities suggests (sim::Field::meant).
std::function<std::optional<std::string>(std::string const&)>
municipality_meant(Vocabulary const& vocabulary);

} // namespace boligsim
