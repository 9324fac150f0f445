#include "models/letting/rules/order.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// The default: the organisation's external waiting list by date of sign-up, families with children
/// first to dwellings of three rooms and more.
///
/// Law     Almenboligloven s51 (waiting lists) and s4 of the order on letting (families first,
///         where organisation and municipality agree); throughout the period.
/// Source  danskelove.dk, almenboligloven s51; bek. 1360/2018 s4; fabbo.dk; kristiansdal.dk.
/// Simplifies  which departments have agreed on families first is drawn, one by one
///         (letting.families_first_share), and holds throughout; all have for the largest dwellings
///         (letting.families_first_everywhere_rooms); elderly dwellings that the
///         municipality leaves to the owner go by seniority too
class WaitingList : public LettingTool {
public:
    std::string_view name() const override { return "waiting_list"; }
    std::string_view description() const override
    {
        return "The external waiting list by seniority; in some departments families with children "
               "first to dwellings of three rooms and more (almenboligloven s51)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind) const override { return true; }
    unsigned precedence() const override { return 90; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const&, Terms const&) const override
    {
        return applicant.relation == Relation::external;
    }
    unsigned rank(InLine const& who, Vacancy const& vacancy) const override
    {
        return family_rank(who, vacancy);
    }
    unsigned ranks() const override { return 2; }

private:
    static constexpr Line lines_[] = {Line::external};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_waiting_list()
{
    return std::make_unique<WaitingList>();
}

} // namespace boligsim
