#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A data file that was put into the program when it was built. `path` is as in the source tree.
struct EmbeddedFile {
    std::string_view path;
    std::string_view text;
};

} // namespace sim
