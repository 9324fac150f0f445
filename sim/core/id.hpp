#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <limits>

namespace sim {

/// A row of one table, empty by default. Two ids of different tables do not compare or convert.
///
/// `Tag` is a name only: `Id<struct PersonTag>`. `Rep` is how the row is stored.
template <class Tag, class Rep = std::uint32_t> class Id {
public:
    using rep_type = Rep;

    constexpr Id() = default;
    constexpr explicit Id(Rep row) : row_(row) {}

    /// Makes an id from an index; the index must fit.
    static constexpr Id at(std::size_t index)
    {
        assert(index < std::numeric_limits<Rep>::max());
        return Id(static_cast<Rep>(index));
    }

    constexpr bool empty() const { return row_ == none; }
    constexpr explicit operator bool() const { return !empty(); }

    /// The row as an index into a column. The id must not be empty.
    constexpr std::size_t index() const
    {
        assert(!empty());
        return row_;
    }

    /// What is stored, the mark for "empty" included; for files and hashes.
    constexpr Rep raw() const { return row_; }

    constexpr auto operator<=>(Id const&) const = default;

private:
    static constexpr Rep none = std::numeric_limits<Rep>::max();
    Rep row_ = none;
};

} // namespace sim
