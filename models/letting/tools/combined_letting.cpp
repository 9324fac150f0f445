#include "models/letting/rules/order.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Combined letting (kombineret udlejning): the ordinary lists, residents of the organisation
/// before others, but applicants who with their partner have lived on benefits for six months are
/// refused and housed elsewhere. Whom it refuses and in which areas is the rule of
/// models/letting/area_rules/combined_letting.cpp; in other areas nobody is refused.
///
/// Law     Almenboligloven s51b, from 2006 (act of 2005, L 32).
/// Source  elov.dk, almenboligloven s51b; data/rules/list_criteria.json.
/// Simplifies  the municipality's decision is for a share of the vacancies, not for the area; a
///         dwelling for which everybody was refused goes to the ordinary lists; residents go first
///         at each of its turns, from July 2019 too
class CombinedLetting : public LettingTool {
public:
    std::string_view name() const override { return "combined_letting"; }
    std::string_view description() const override
    {
        return "The ordinary lists, but applicants on benefits for six months are refused in areas "
               "with many outside work (almenboligloven s51b, from 2006)";
    }
    sim::Month in_force_from() const override { return sim::Month(2006, 1); }
    bool lets(DwellingKind kind) const override { return kind == DwellingKind::family; }
    unsigned precedence() const override { return 30; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const&, Vacancy const&, Terms const&) const override { return true; }
    unsigned rank(InLine const& who, Vacancy const& vacancy) const override
    {
        return list_rank(who, vacancy);
    }
    unsigned ranks() const override { return list_ranks; }

private:
    static constexpr Line lines_[] = {Line::internal, Line::external};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_combined_letting()
{
    return std::make_unique<CombinedLetting>();
}

} // namespace boligsim
