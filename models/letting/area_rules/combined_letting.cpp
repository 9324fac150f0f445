#include "models/housing/application_form.hpp"
#include "models/letting/area_rules/area_rule.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

namespace {

/// Where combined letting may refuse, and whom: in areas with enough residents, of whom enough are
/// outside work and education, applicants who with their partner have lived on cash benefit,
/// integration benefit or the like for six months. Who lives in the department already is not
/// refused. Who stood on the list before the agreement began is owed another dwelling, and stands
/// in the municipality's queue until there is one, which is not in such an area.
///
/// Law     Almenboligloven s51b, from 2006 (act of 2005, L 32): a contiguous area with at least
///         1,000 residents, at least 40 % of those aged 18-64 outside the labour market
///         (letting.combined_least_residents, letting.combined_outside_share).
/// Source  elov.dk and danskelove.dk, almenboligloven s51b; data/rules/list_criteria.json;
///         trafikstyrelsen.dk, kombineret udlejning, and bl.dk (another dwelling).
/// Simplifies  benefits are the labour states unemployed and outside: an unemployment insurance
///         benefit is a ground too, though only where a municipality has so decided in later years.
///         Figures are those of the month. Who is owed a dwelling comes behind those in acute need,
///         gets one offer and may give up waiting as they do
class CombinedLettingArea : public AreaRule {
public:
    CombinedLettingArea(sim::ParameterBook const& book, sim::Period period)
        : condition_(book, period, [](sim::ParameterBook const& b, sim::Month at) {
              return Condition{b.scalar("letting.combined_least_residents", at),
                               b.scalar("letting.combined_outside_share", at)};
          })
    {
    }
    std::string_view name() const override { return "combined_letting"; }
    bool is_asked_for(AreaMonth const& month) const override
    {
        return month.agrees_on("combined_letting");
    }
    bool holds(AreaFigures const& figures, AreaMonth const& month) const override
    {
        Condition const& condition = condition_.at(month.month);
        return figures.residents >= condition.least_residents * month.scale &&
               figures.outside >= condition.outside_share * figures.of_working_age;
    }
    bool refuses(LettingTool const& tool, Applicant const& applicant, Vacancy const&) const override
    {
        if (tool.name() == "municipal_allocation")
            return Urgency{applicant.application->acute} == Urgency::turned_away;
        return tool.name() == "combined_letting" &&
               applicant.relation != Relation::own_department && applicant.facts.all_on_benefits();
    }
    bool owes_another_dwelling(Applicant const& applicant, Terms const& terms) const override
    {
        return applicant.application->since < terms.from;
    }

private:
    struct Condition {
        double least_residents;
        double outside_share;
    };
    sim::Dated<Condition> condition_;
};

} // namespace

std::unique_ptr<AreaRule> make_area_rule_combined_letting(sim::ParameterBook const& book,
                                                          sim::Period period)
{
    return std::make_unique<CombinedLettingArea>(book, period);
}

} // namespace boligsim
