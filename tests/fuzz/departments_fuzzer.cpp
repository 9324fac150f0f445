/// libFuzzer over the reading of tables of departments. A table without errors has to read back from
/// what is written of it.
///
///     build/fuzz/fuzz_departments CORPUS tests/cases/studies -max_len=20000

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "study/read_departments.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static boligsim::Vocabulary const names = boligsim::test_vocabulary();
    sim::Diagnostics diagnostics;
    auto const departments = boligsim::read_departments(
        std::string_view(reinterpret_cast<char const*>(data), size), "d.csv", names, diagnostics);
    if (diagnostics.to_text().find('\x1b') != std::string::npos)
        std::abort();
    if (!diagnostics.ok())
        return 0;
    sim::Diagnostics again;
    auto const read_back =
        boligsim::read_departments(boligsim::write_departments(departments), "d.csv", names, again);
    if (!again.ok() || read_back != departments)
        std::abort();
    return 0;
}
