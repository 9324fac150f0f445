#include "models/housing/dwelling_kinds.hpp"
#include "models/letting/rules/order.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Residents of the organisation first (oprykningsret), by seniority: those of the department
/// before those of other departments, families with children first to larger dwellings. Each such
/// letting frees a dwelling.
///
/// Law     Almenboligloven s51 and s7 of the order on letting (udlejningsbekendtgoerelsen). Before
///         every letting from a list until June 2019; from July 2019 before every second
///         (letting.internal_list_share).
/// Source  domea.dk 2019-05; bdk.dk, internal waiting list; randersbolig.dk 2019-06-27.
/// Simplifies  a parent who moves out after a divorce is not preferred (bdk.dk: where the
///         organisation has adopted it)
class InternalList : public LettingTool {
public:
    std::string_view name() const override { return "internal_list"; }
    std::string_view description() const override
    {
        return "Residents of the organisation first, by seniority (almenboligloven s51; before "
               "every second list letting from July 2019)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind kind) const override { return has_internal_list(kind); }
    unsigned precedence() const override { return 80; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const&, Terms const&) const override
    {
        return applicant.relation != Relation::external;
    }
    unsigned rank(InLine const& who, Vacancy const& vacancy) const override
    {
        return list_rank(who, vacancy);
    }
    unsigned ranks() const override { return list_ranks; }

private:
    static constexpr Line lines_[] = {Line::internal};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_internal_list()
{
    return std::make_unique<InternalList>();
}

} // namespace boligsim
