#include "sim/core/diagnostics.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "sim/core/printable.hpp"

namespace sim {

namespace {

/// As many bytes of a message, or of its hint, as somebody reads.
constexpr std::size_t longest_message = 600;

/// The edit distance of two names, or anything of `limit` and above where it is not below that.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit)
        return limit;
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
        if (*std::min_element(row.begin(), row.end()) >= limit)
            return limit;
    }
    return row[b.size()];
}

std::string to_line(std::string const& text)
{
    return printable(text, LineBreaks::escaped);
}

std::string to_text(std::vector<Diagnostic> const& diagnostics, std::string_view kind)
{
    std::vector<Diagnostic const*> sorted(diagnostics.size());
    std::transform(diagnostics.begin(), diagnostics.end(), sorted.begin(),
                   [](Diagnostic const& d) { return &d; });
    std::stable_sort(sorted.begin(), sorted.end(), [](Diagnostic const* a, Diagnostic const* b) {
        return std::tie(a->at.file, a->at.line, a->at.column) <
               std::tie(b->at.file, b->at.line, b->at.column);
    });
    std::size_t const left_out = sorted.size() - std::min(sorted.size(), Diagnostics::most_printed);
    sorted.resize(sorted.size() - left_out);
    std::string text;
    for (Diagnostic const* d : sorted) {
        text += to_line(d->at.file);
        if (d->at.line > 0)
            text += fmt::format(":{}:{}", d->at.line, d->at.column);
        text += fmt::format(": {}: {}\n", kind, to_line(d->message));
        if (!d->hint.empty())
            text += fmt::format("   {}\n", to_line(d->hint));
    }
    if (left_out > 0)
        text += fmt::format("... and {} more {}{}\n", left_out, kind, left_out == 1 ? "" : "s");
    return text;
}

Diagnostic make_diagnostic(SourcePosition at, std::string const& message, std::string const& hint)
{
    return {std::move(at), shortened(message, longest_message), shortened(hint, longest_message)};
}

} // namespace

void Diagnostics::error(SourcePosition at, std::string message, std::string hint)
{
    errors_.push_back(make_diagnostic(std::move(at), message, hint));
}

void Diagnostics::warning(SourcePosition at, std::string message, std::string hint)
{
    warnings_.push_back(make_diagnostic(std::move(at), message, hint));
}

std::string Diagnostics::to_text() const
{
    return sim::to_text(errors_, "error") + sim::to_text(warnings_, "warning");
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
        std::size_t const distance = edit_distance(name, candidate, best_distance);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace sim
