#include "models/housing/application_form.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Rehousing (genhusning): a tenant who has to leave a dwelling while it is renovated is offered
/// another one of the organisation, before anybody else. One offer may be declined
/// (`rehousing.offers`); what the organisation cannot do the municipality may, out of the vacancies
/// that it names tenants for.
///
/// Law     Almenlejeloven s86 (another dwelling where a lease is ended for rebuilding), and the
///         duty to house whoever has to leave for a time; throughout the period.
/// Source  bogodt-bl.dk 2022-03-11 and bo-vita.dk, faellesbo.dk, brabrand-boligforening.dk (notice
///         of three months, one or two offers), data/rules/letting_law.csv.
/// Simplifies  dwellings of other organisations, hotels and pavilions are not used
class RehousingTool : public LettingTool {
public:
    std::string_view name() const override { return "rehousing"; }
    std::string_view description() const override
    {
        return "Tenants who have to leave for a renovation are offered another dwelling of their "
               "organisation before anybody else (almenlejeloven s86)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind) const override { return true; }
    unsigned precedence() const override { return 1; }
    std::span<Line const> lines() const override { return lines_; }
    SizeRule size_rule() const override { return SizeRule::large_enough; }
    bool admits(Applicant const& applicant, Vacancy const&, Terms const&) const override
    {
        return Urgency{applicant.application->acute} == Urgency::rehoused &&
               applicant.relation != Relation::external;
    }
    unsigned rank(InLine const&, Vacancy const&) const override { return 0; }
    unsigned ranks() const override { return 1; }

private:
    static constexpr Line lines_[] = {Line::acute};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_rehousing()
{
    return std::make_unique<RehousingTool>();
}

} // namespace boligsim
