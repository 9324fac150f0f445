/// libFuzzer over the reading of studies: what is tried is a study's text. A study without errors has
/// to read back from its resolved text.
///
///     build/fuzz/fuzz_study CORPUS tests/cases/studies -max_len=20000

#include <cstdint>
#include <cstdlib>
#include <string>

#include "study/read_study.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

namespace {

/// What every file beside the study holds.
constexpr char const* beside =
    "department,municipality,organisation,rooms_3\nPark,Aarhus,Housing,50\n";

boligsim::Vocabulary const& names()
{
    static boligsim::Vocabulary const vocabulary = boligsim::test_vocabulary();
    return vocabulary;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    boligsim::StudySource const source{
        "s.yaml",
        std::string(reinterpret_cast<char const*>(data), size),
        {},
        [](std::string const&) { return std::optional<std::string>(beside); }};
    sim::Diagnostics diagnostics;
    auto const study = boligsim::read_study(source, names(), diagnostics);
    if (diagnostics.to_text().find('\x1b') != std::string::npos ||
        study.has_value() != diagnostics.ok())
        std::abort();
    if (!study)
        return 0;
    sim::Diagnostics again;
    auto const resolved =
        boligsim::read_study({"resolved.yaml", study->resolved_text, {}, {}}, names(), again);
    if (!resolved || resolved->resolved_text != study->resolved_text)
        std::abort();
    return 0;
}
