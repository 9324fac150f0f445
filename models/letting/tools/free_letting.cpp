#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Free letting: a dwelling that nobody on the organisation's lists takes goes to whoever looks for
/// one in the municipality, whatever list they stand on and however large it is for them.
///
/// Law     Almenboligloven s51 stk. 5 (letting when the lists are empty); throughout the period.
/// Source  danskelove.dk, almenboligloven s51.
/// Simplifies  the longest on a list answers first; people who stand on no list do not answer
class FreeLetting : public LettingTool {
public:
    std::string_view name() const override { return "free_letting"; }
    std::string_view description() const override
    {
        return "What nobody on the organisation's lists takes goes to whoever looks for a dwelling "
               "in the municipality (almenboligloven s51)";
    }
    sim::Month in_force_from() const override { return sim::Month(1997, 1); }
    bool lets(DwellingKind) const override { return true; }
    unsigned precedence() const override { return 95; }
    std::span<Line const> lines() const override { return lines_; }
    SizeRule size_rule() const override { return SizeRule::large_enough; }
    bool admits(Applicant const&, Vacancy const&, Terms const&) const override { return true; }
    unsigned rank(InLine const&, Vacancy const&) const override { return 0; }
    unsigned ranks() const override { return 1; }

private:
    static constexpr Line lines_[] = {Line::everyone};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_free_letting()
{
    return std::make_unique<FreeLetting>();
}

} // namespace boligsim
