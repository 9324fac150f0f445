#include "models/letting/rules/criteria.hpp"
#include "models/letting/rules/order.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Flexible letting (fleksibel udlejning): applicants on the lists who meet the agreed criteria
/// first, residents of the organisation before others, by seniority. Where families with children
/// go first to larger dwellings, those who meet the criteria go before residents without children.
/// Where nobody meets them, the dwelling goes to the ordinary lists.
///
/// Law     Almenboligloven s60: by agreement between municipality and organisation; in use before
///         and during the whole period, extended by the act of 2005 (L 32).
/// Source  kk.dk, Bygge- og Teknikudvalget 2005-09-21; sbst.dk, fleksibel udlejning; kab-bolig.dk,
///         fleksible kriterier; danmarkbolig.dk.
/// Simplifies  who meets the criteria goes before whoever waited longer; some organisations give
///         them more offers only (kab-bolig.dk). A job of any hours and duration counts as work;
///         agreements ask for 25-30 hours a week and a permanent job
class FlexibleLetting : public LettingTool {
public:
    std::string_view name() const override { return "flexible_letting"; }
    std::string_view description() const override
    {
        return "Applicants who meet agreed criteria first, by seniority, for a share of the "
               "vacancies (almenboligloven s60)";
    }
    sim::Month in_force_from() const override { return sim::Month(2000, 1); }
    bool lets(DwellingKind kind) const override { return kind == DwellingKind::family; }
    unsigned precedence() const override { return 20; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const& vacancy,
                Terms const& terms) const override
    {
        return meets_any(terms, applicant, vacancy);
    }
    unsigned rank(InLine const& who, Vacancy const& vacancy) const override
    {
        return family_rank(who, vacancy);
    }
    unsigned ranks() const override { return 2; }

private:
    static constexpr Line lines_[] = {Line::internal, Line::external};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_flexible_letting()
{
    return std::make_unique<FlexibleLetting>();
}

} // namespace boligsim
