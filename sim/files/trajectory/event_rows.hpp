#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A table of events as read: its columns by name, all of the same length.
struct ReadEvents {
    std::map<std::string, std::vector<std::int64_t>, std::less<>> columns;
    std::map<std::string, std::vector<std::string>, std::less<>> labels; ///< of categories

    std::size_t rows() const { return columns.empty() ? 0 : columns.begin()->second.size(); }
    /// A column that must be there.
    std::vector<std::int64_t> const& operator[](std::string_view name) const
    {
        return columns.find(name)->second;
    }
    /// Label of a value of a column of categories; empty for a value without one.
    std::string label(std::string_view column, std::int64_t value) const;
};

} // namespace sim
