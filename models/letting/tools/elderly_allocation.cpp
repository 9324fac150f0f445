#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Allocation of elderly dwellings: the municipality names who moves into a vacant elderly
/// dwelling, whatever organisation's list they stand on. It may leave the letting to the owner,
/// whose lists then let the dwelling (letting.elderly_municipal_share).
///
/// Law     Almenboligloven s54 (dwellings of organisations) and s57 (of municipalities): to the
///         elderly and persons with disabilities who have a special need of such a dwelling; the
///         municipality has the right to allocate them; throughout the period.
/// Source  danskelove.dk, almenboligloven s54, s57; trafikstyrelsen.dk, anvisning til almene
///         aeldreboliger (the right may be left to the owner).
/// Simplifies  need is not modelled: of those of an age for such a dwelling who applied for one in
///         the municipality, whoever has waited longest goes first, and is offered larger ones too
class ElderlyAllocation : public LettingTool {
public:
    std::string_view name() const override { return "elderly_allocation"; }
    std::string_view description() const override
    {
        return "The municipality names who moves into an elderly dwelling, whatever list they "
               "stand "
               "on (almenboligloven s54, s57)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind kind) const override { return kind == DwellingKind::elderly; }
    unsigned precedence() const override { return 15; }
    std::span<Line const> lines() const override { return lines_; }
    SizeRule size_rule() const override { return SizeRule::large_enough; }
    bool admits(Applicant const&, Vacancy const&, Terms const&) const override { return true; }
    unsigned rank(InLine const&, Vacancy const&) const override { return 0; }
    unsigned ranks() const override { return 1; }

private:
    static constexpr Line lines_[] = {Line::everyone};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_elderly_allocation()
{
    return std::make_unique<ElderlyAllocation>();
}

} // namespace boligsim
