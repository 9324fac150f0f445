#include "models/letting/rules/criteria.hpp"
#include "models/letting/tools/tool.hpp"

namespace boligsim {

namespace {

/// Public advertising (annoncering): no list; whoever looks for a dwelling in the municipality may
/// answer, in drawn order, and has to meet the criteria where there are some.
///
/// Law     Almenboligloven s60 (advertising in listed areas; text not found in the stored copies),
///         from 2011 (recalled); before that by the organisations' own trials.
/// Source  data/rules/letting_law.csv, "advertising"; sbst.dk.
/// Simplifies  those who answer are households on one of the municipality's lists; departments
///         are those of the agreement, listed or not
class PublicAdvertising : public LettingTool {
public:
    std::string_view name() const override { return "public_advertising"; }
    std::string_view description() const override
    {
        return "Advertised without regard to waiting lists, to whoever applies and meets the "
               "criteria (in listed areas)";
    }
    sim::Month in_force_from() const override { return sim::Month(2000, 1); }
    bool lets(DwellingKind kind) const override { return kind == DwellingKind::family; }
    unsigned precedence() const override { return 40; }
    std::span<Line const> lines() const override { return lines_; }
    bool admits(Applicant const& applicant, Vacancy const& vacancy,
                Terms const& terms) const override
    {
        return terms.any_of.empty() || meets_any(terms, applicant, vacancy);
    }
    unsigned rank(InLine const&, Vacancy const&) const override { return 0; }
    unsigned ranks() const override { return 1; }

private:
    static constexpr Line lines_[] = {Line::advertised};
};

} // namespace

std::unique_ptr<LettingTool> make_letting_tool_public_advertising()
{
    return std::make_unique<PublicAdvertising>();
}

} // namespace boligsim
