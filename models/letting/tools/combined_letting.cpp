#include "models/letting/rules/order.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Combined letting (kombineret udlejning): the ordinary lists, but applicants who with their
/// partner have lived on cash benefit, integration benefit or the like for six months are refused
/// and housed elsewhere. Residents of the department keep their right. Only in areas with enough
/// residents, of whom enough are outside work (letting.combined_least_residents,
/// letting.combined_outside_share); elsewhere nobody is refused.
///
/// Law     Almenboligloven s51b, from 2006 (act of 2005, L 32): a contiguous area with at least
/// 1,000
///         residents, at least 40 % of those aged 18-64 outside the labour market.
/// Source  elov.dk, almenboligloven s51b; data/rules/list_criteria.json.
/// Simplifies  benefits are the labour states unemployed and outside
class CombinedLetting : public LettingTool {
public:
    std::string_view name() const override { return "combined_letting"; }
    std::string_view description() const override
    {
        return "The ordinary lists, but applicants on benefits for six months are refused in areas "
               "with "
               "many outside work (almenboligloven s51b, from 2006)";
    }
    sim::Month in_force_from() const override { return sim::Month(2006, 1); }
    bool lets(DwellingKind kind) const override { return kind == DwellingKind::family; }
    unsigned precedence() const override { return 30; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const& vacancy, Terms const&) const override
    {
        return vacancy.area == AreaStanding::ordinary ||
               applicant.relation == Relation::own_department || !applicant.facts.all_on_benefits();
    }
    unsigned rank(Applicant const& applicant, Vacancy const& vacancy) const override
    {
        return family_rank(applicant, vacancy);
    }
    unsigned ranks() const override { return 2; }

private:
    static constexpr Line lines_[] = {Line::internal, Line::external};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_combined_letting()
{
    return std::make_unique<CombinedLetting>();
}

} // namespace boligsim
