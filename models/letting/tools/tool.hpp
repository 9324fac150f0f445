#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "models/letting/vacancy.hpp"

namespace boligsim {

/// A way of letting a vacant dwelling. Two pure questions, asked of unchanged facts: who may be
/// offered it, and who before whom. The market counts whose turn it is, walks the lines, makes the
/// offers and commits.
///
/// One file a tool. Its class comment names the paragraph of the law and its dates.
class LettingTool {
public:
    virtual ~LettingTool() = default;

    /// Name in studies and in the axis `tool`.
    virtual std::string_view name() const = 0;
    /// One sentence for users: what the tool does and by which paragraph, from when to when.
    virtual std::string_view description() const = 0;
    /// First month in which the tool can be used.
    virtual sim::Month in_force_from() const = 0;
    /// Kinds of dwellings that the tool lets.
    virtual bool lets(DwellingKind kind) const = 0;
    /// Whose turn it is where several agreements have theirs: the lowest. The lists come last; they
    /// take what no agreement has a claim to, and what a tool found nobody for.
    virtual unsigned precedence() const = 0;
    virtual std::span<Line const> lines() const = 0;
    virtual SizeRule size_rule() const { return SizeRule::as_asked; }

    virtual bool admits(Applicant const& applicant, Vacancy const& vacancy,
                        Terms const& terms) const = 0;

    /// Lower goes first; equals in the order of the lines. Below `ranks()`. Decides which parts of
    /// the lines are passed; `admits` is asked of each met there and may ask for everything.
    virtual unsigned rank(InLine const& who, Vacancy const& vacancy) const = 0;
    /// More than one only where all lines are those of the lists (internal, external), in which
    /// ranks lie apart.
    virtual unsigned ranks() const = 0;
};

using LettingTools = std::vector<std::unique_ptr<LettingTool const>>;

/// All tools, in order of precedence. CMake collects them from this folder: a file `x.cpp` defines
/// `make_letting_tool_x()`.
LettingTools make_letting_tools();

} // namespace boligsim
