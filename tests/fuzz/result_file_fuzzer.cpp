/// libFuzzer over everything that reads a result file, in one process: opening, and the commands
/// show, compare, findings, validate and trace, as the program runs them. What is tried carries the
/// seal that fits it, as a file of somebody who means harm would.
///
///     build/fuzz/fuzz_result_file CORPUS -max_len=2000000

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>
#include <string>

#include <unistd.h>

#include "app/commands.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/seal.hpp"

namespace {

/// A file of this process in memory.
std::filesystem::path const& tried_file()
{
    static std::filesystem::path const path =
        "/dev/shm/boligsim-fuzz-" + std::to_string(getpid()) + ".h5";
    return path;
}

template <class Work> void refused_or_done(Work&& work)
{
    try {
        work();
    } catch (sim::RunFailed const&) {
    } catch (sim::InvalidInput const&) {
    } catch (boligsim::UsageError const&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    {
        std::ofstream out(tried_file(), std::ios::binary);
        out.write(reinterpret_cast<char const*>(data), static_cast<std::streamsize>(size));
    }
    sim::append_seal(tried_file());
    std::string const path = tried_file().string();
    refused_or_done([&] { sim::compute_digest(path); });
    for (auto const command : {boligsim::run_show, boligsim::run_compare, boligsim::run_findings,
                               boligsim::run_validate, boligsim::run_trace})
        refused_or_done([&] {
            std::ostringstream out;
            std::ostringstream err;
            command({path}, out, err);
        });
    std::filesystem::remove(tried_file());
    return 0;
}
