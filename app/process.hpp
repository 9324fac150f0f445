#pragma once

#include <atomic>
#include <ostream>

namespace boligsim {

/// Gives descriptors 0, 1 and 2 something to stand for where the caller closed them; otherwise the
/// next file that is opened would get their number, and messages would go into it. What is written
/// to a closed standard output fails, and `flush_output` says so.
void occupy_standard_descriptors();

/// What a file that grows beyond its limit (ulimit -f) means: a write that fails, not the
/// program's end.
void let_writes_fail();

/// Writes out what waits in `out`, which is standard output; whether all of it got there.
bool flush_output(std::ostream& out);

/// From now on SIGINT (Ctrl-C), SIGTERM and SIGHUP set the flag that is given. The second of a kind
/// ends the process. A signal that the caller ignores (nohup) stays ignored.
std::atomic<bool> const& stop_on_signals();

} // namespace boligsim
