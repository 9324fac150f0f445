#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "study/blocks.hpp"
#include "study/lines.hpp"

namespace boligsim {

namespace {

/// Sums of shares such as 0.1 + 0.9 may miss 1 by rounding.
constexpr double rounding = 1e-9;

/// Whether every department of `part` is one of `whole`. Only what the names tell: a programme's
/// departments may lie in a municipality, which only the world knows.
bool covers(Where const& whole, Where const& part)
{
    bool const same = whole.kind == part.kind && whole.name == part.name;
    if (!whole.departments)
        return same || whole.kind == Where::Kind::all;
    return same && part.departments && *part.departments <= *whole.departments;
}

/// Municipal allocation of all vacancies (the act of 2005) is a right, used while there is somebody
/// in the municipality's queue. What it hands back goes by the other agreements, so it leaves them
/// their shares.
bool is_right_to_all(std::string const& tool, double share)
{
    return tool == "municipal_allocation" && share >= 1;
}

bool is_in_force(LettingRule const& rule, sim::Month month)
{
    return rule.from <= month && (!rule.to || month <= *rule.to);
}

} // namespace

void check_shares(Block const& block, std::string const& scenario, sim::Diagnostics& diagnostics)
{
    for (Placed<LettingRule> const& line : block.letting) {
        // The sum can only rise where a line begins, so the beginnings are all there is to look at.
        sim::Month const month = line.value.from;
        // Of several agreements on one tool the greatest counts (models/letting/agreements).
        std::vector<std::pair<std::string, double>> greatest;
        for (Placed<LettingRule> const& other : block.letting) {
            if (!covers(other.value.where, line.value.where) || !is_in_force(other.value, month))
                continue;
            auto const same_tool =
                std::find_if(greatest.begin(), greatest.end(),
                             [&](auto const& g) { return g.first == other.value.tool; });
            if (same_tool == greatest.end())
                greatest.emplace_back(other.value.tool, other.value.share);
            else
                same_tool->second = std::max(same_tool->second, other.value.share);
        }
        double sum = 0;
        std::string terms;
        for (auto const& [tool, share] : greatest) {
            if (is_right_to_all(tool, share))
                continue;
            sum += share;
            terms += fmt::format("{}{} {}", terms.empty() ? "" : " + ", tool, share);
        }
        if (sum <= 1 + rounding)
            continue;
        std::string const message =
            fmt::format("the shares of letting tools add to {:.6g}, over 1, for {} in {} ({})", sum,
                        to_words(line.value.where), to_string(month), terms);
        bool const said = std::any_of(diagnostics.errors().begin(), diagnostics.errors().end(),
                                      [&](sim::Diagnostic const& d) {
                                          return d.at.line == line.at.line &&
                                                 d.at.column == line.at.column &&
                                                 d.message == message;
                                      });
        if (!said)
            diagnostics.error(
                line.at, message,
                fmt::format("lower a share, or leave a block out of scenario '{}'", scenario));
    }
}

} // namespace boligsim
