#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace sim {

/// Memory of a column. Large blocks come in whole huge pages where the system has them for those
/// who ask (Linux): columns are read here and there, and with ordinary pages the processor looks up
/// the page of nearly every value (4 to 5 % of the month at scale 1). What is left of a block at
/// its end has ordinary pages, so that no more memory is touched than is used.
void* allocate_column(std::size_t bytes);
void free_column(void* memory, std::size_t bytes) noexcept;

/// std::allocator over that memory.
template <class Value> struct ColumnAllocator {
    using value_type = Value;

    ColumnAllocator() = default;
    template <class Other> constexpr ColumnAllocator(ColumnAllocator<Other> const&) noexcept {}

    Value* allocate(std::size_t n)
    {
        if (n > static_cast<std::size_t>(-1) / sizeof(Value))
            throw std::bad_array_new_length();
        return static_cast<Value*>(allocate_column(n * sizeof(Value)));
    }
    void deallocate(Value* memory, std::size_t n) noexcept
    {
        free_column(memory, n * sizeof(Value));
    }
    friend constexpr bool operator==(ColumnAllocator const&, ColumnAllocator const&) = default;
};

/// One attribute of all rows of a table.
template <class Value> using Column = std::vector<Value, ColumnAllocator<Value>>;

} // namespace sim
