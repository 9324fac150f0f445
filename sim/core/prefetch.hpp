#pragma once

namespace sim {

/// Asks for the memory of `value` ahead of its use; what is there is not read, so it may be
/// anything that a pointer may point to.
///
/// A function that only calls __builtin_prefetch has no effect in the eyes of GCC 12, which drops
/// calls of it that it has not inlined yet. The empty statement, which it may not drop, keeps the
/// requests (7 % of the month at scale 1).
template <class Value> inline void prefetch(Value const& value)
{
    __builtin_prefetch(&value);
    asm volatile("");
}

} // namespace sim
