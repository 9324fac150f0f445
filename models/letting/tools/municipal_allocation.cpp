#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Municipal allocation (kommunal anvisning): the municipality names the household in its queue
/// with the most acute need. A household gets one offer; who declines leaves the queue.
///
/// Of youth dwellings, the young in the queue who may have one (DwellingKinds).
///
/// Law     Almenboligloven s59: every fourth vacant family dwelling by decision, more or less by
///         agreement (a third in Copenhagen), up to all under the act of 2005 (L 32); throughout
///         the period. Of youth dwellings every fourth too by decision; the paragraph was not read,
///         the ministry's guide has a section on it (6.2).
/// Source  sm.dk, kommunal anvisning til almene familieboliger; bdk.dk; albertslund.dk and
///         alleroed.dk (one offer); L 32, 2004-05; bl.dk, eksempler paa aftaler med kommunen
///         (family and youth dwellings); helsingor.dk, udlejnings- og anvisningsaftale 2022-26 (the
///         same); retsinformation.dk 85469.
/// Simplifies  elderly dwellings have a tool of their own (elderly_allocation). The third of the
///         vacancies for rehousing after condemnation is part of the agreed share
class MunicipalAllocation : public LettingTool {
public:
    std::string_view name() const override { return "municipal_allocation"; }
    std::string_view description() const override
    {
        return "The municipality names the household in most acute need, for every fourth vacancy "
               "or the share agreed (almenboligloven s59)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind kind) const override { return kind != DwellingKind::elderly; }
    unsigned precedence() const override { return 10; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const&, Terms const&) const override
    {
        return applicant.application->acute > 0;
    }
    unsigned rank(InLine const&, Vacancy const&) const override { return 0; }
    unsigned ranks() const override { return 1; }

private:
    static constexpr Line lines_[] = {Line::acute};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_municipal_allocation()
{
    return std::make_unique<MunicipalAllocation>();
}

} // namespace boligsim
