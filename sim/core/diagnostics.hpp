#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace sim {

/// Where in a user's file. Lines and columns count from 1; line 0 means "the file as a whole".
struct SourcePosition {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing that is wrong with what a user wrote: "<problem> (<why>)" and, on a second line, what
/// would be right.
struct Diagnostic {
    SourcePosition at;
    std::string message;
    std::string hint;
};

/// Collects what is wrong, so that a user sees all of it at once. Of a text that is too long for a
/// message the beginning and the end are kept.
class Diagnostics {
public:
    /// So many errors and warnings `to_text` prints; it counts the rest.
    static constexpr std::size_t most_printed = 50;

    void error(SourcePosition at, std::string message, std::string hint = {});
    /// What a user may not have meant, and what can be run all the same.
    void warning(SourcePosition at, std::string message, std::string hint = {});

    bool ok() const { return errors_.empty(); }
    std::size_t size() const { return errors_.size(); }
    std::vector<Diagnostic> const& errors() const { return errors_; }
    std::vector<Diagnostic> const& warnings() const { return warnings_; }
    /// Whether a hint that is costly to work out is worth it for one error more.
    bool wants_hints() const { return errors_.size() < 2 * most_printed; }

    /// "file:line:column: error: message\n   hint\n" for each, in the order of their places, errors
    /// first. What a terminal would act on is escaped (sim/core/printable.hpp).
    std::string to_text() const;

private:
    std::vector<Diagnostic> errors_;
    std::vector<Diagnostic> warnings_;
};

/// Thrown by libraries where a user's input cannot be used; the application prints it (exit code
/// 3).
class InvalidInput : public std::runtime_error {
public:
    explicit InvalidInput(Diagnostics diagnostics);
    Diagnostics const& diagnostics() const { return diagnostics_; }

private:
    Diagnostics diagnostics_;
};

/// Thrown where a run cannot go on for a reason outside the program, such as a full disk (exit code
/// 4).
class RunFailed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Thrown where a result file that was named cannot be read, or is none of ours (exit code 3).
class UnreadableFile : public RunFailed {
public:
    using RunFailed::RunFailed;
};

/// The name in `known` nearest to `name` by edit distance, if any is near enough to suggest.
std::optional<std::string> suggest(std::string const& name, std::vector<std::string> const& known);

} // namespace sim
