#include "sim/core/column.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace sim {

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

} // namespace

void* allocate_column(std::size_t bytes)
{
    if (bytes < huge_page)
        return ::operator new(bytes);
    void* const memory = ::operator new (bytes, std::align_val_t{huge_page});
#if defined(__linux__)
    // A wish: without it, or where it is not granted, pages are small.
    static_cast<void>(madvise(memory, bytes / huge_page * huge_page, MADV_HUGEPAGE));
#endif
    return memory;
}

void free_column(void* memory, std::size_t bytes) noexcept
{
    if (bytes < huge_page)
        ::operator delete(memory);
    else
        ::operator delete (memory, std::align_val_t{huge_page});
}

} // namespace sim
