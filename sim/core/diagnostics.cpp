#include "sim/core/diagnostics.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace sim {

namespace {

std::size_t edit_distance(std::string const& a, std::string const& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const above = row[j];
            std::size_t const change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, change});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

void Diagnostics::error(SourcePosition at, std::string message, std::string hint)
{
    errors_.push_back({std::move(at), std::move(message), std::move(hint)});
}

std::string Diagnostics::to_text() const
{
    std::vector<Diagnostic> sorted = errors_;
    std::stable_sort(sorted.begin(), sorted.end(), [](Diagnostic const& a, Diagnostic const& b) {
        return std::tie(a.at.file, a.at.line, a.at.column) <
               std::tie(b.at.file, b.at.line, b.at.column);
    });
    std::string text;
    for (Diagnostic const& d : sorted) {
        text += d.at.file;
        if (d.at.line > 0)
            text += fmt::format(":{}:{}", d.at.line, d.at.column);
        text += fmt::format(": error: {}\n", d.message);
        if (!d.hint.empty())
            text += fmt::format("   {}\n", d.hint);
    }
    return text;
}

InvalidInput::InvalidInput(Diagnostics diagnostics)
    : std::runtime_error(diagnostics.to_text()), diagnostics_(std::move(diagnostics))
{
}

std::optional<std::string> suggest(std::string const& name, std::vector<std::string> const& known)
{
    std::optional<std::string> best;
    std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (std::string const& candidate : known) {
        std::size_t const distance = edit_distance(name, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace sim
