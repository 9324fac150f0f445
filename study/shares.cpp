#include <algorithm>
#include <set>
#include <string>
#include <tuple>
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
    bool const same = whole.kind == part.kind && whole.names(part.name) &&
                      std::all_of(part.more_names.begin(), part.more_names.end(),
                                  [&](std::string const& name) { return whole.names(name); });
    if (!whole.departments)
        return same || whole.kind == Where::Kind::all;
    return same && whole.more_names.size() == part.more_names.size() && part.departments &&
           *part.departments <= *whole.departments;
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

namespace {

/// The places of a selection one by one, since each may have agreements of its own.
std::vector<Where> single_places(Where const& where)
{
    std::vector<Where> singles{where};
    if (where.departments)
        return singles;
    singles.front().more_names.clear();
    for (std::string const& name : where.more_names)
        singles.push_back({.kind = where.kind, .name = name, .departments = {}});
    return singles;
}

/// What is agreed on at a line's beginning for some of its departments.
struct SharesInForce {
    double sum = 0;
    std::string terms; ///< "flexible_letting 0.5 + combined_letting 0.6"
};

SharesInForce shares_in_force(std::vector<Placed<LettingRule>> const& lines, Where const& where,
                              sim::Month month)
{
    // Of several agreements on one tool the greatest counts (models/letting/agreements).
    std::vector<std::pair<std::string, double>> greatest;
    for (Placed<LettingRule> const& other : lines) {
        if (!is_in_force(other.value, month) || !covers(other.value.where, where))
            continue;
        auto const same_tool = std::find_if(greatest.begin(), greatest.end(), [&](auto const& g) {
            return g.first == other.value.tool;
        });
        if (same_tool == greatest.end())
            greatest.emplace_back(other.value.tool, other.value.share);
        else
            same_tool->second = std::max(same_tool->second, other.value.share);
    }
    SharesInForce shares;
    for (auto const& [tool, share] : greatest) {
        if (is_right_to_all(tool, share))
            continue;
        shares.sum += share;
        shares.terms += fmt::format("{}{} {}", shares.terms.empty() ? "" : " + ", tool, share);
    }
    return shares;
}

} // namespace

void check_shares(Block const& block, std::string const& scenario, sim::Diagnostics& diagnostics)
{
    std::set<std::tuple<int, int, std::string>> said;
    for (sim::Diagnostic const& d : diagnostics.errors())
        said.emplace(d.at.line, d.at.column, d.message);
    for (Placed<LettingRule> const& line : block.letting)
        for (Where const& where : single_places(line.value.where)) {
            // The sum can only rise where a line begins, so the beginnings are all there is to look
            // at.
            sim::Month const month = line.value.from;
            SharesInForce const shares = shares_in_force(block.letting, where, month);
            if (shares.sum <= 1 + rounding)
                continue;
            std::string const message =
                fmt::format("the shares of letting tools add to {:.6g}, over 1, for {} in {} ({})",
                            shares.sum, to_words(where), to_string(month), shares.terms);
            if (said.emplace(line.at.line, line.at.column, message).second)
                diagnostics.error(
                    line.at, message,
                    fmt::format("lower a share, or leave a block out of scenario '{}'", scenario));
        }
}

} // namespace boligsim
