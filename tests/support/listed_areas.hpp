#pragma once

#include "models/letting/area_rules/area_rule.hpp"

namespace boligsim::testing {

/// A rule as the ministry's list of vulnerable areas would be one, by the figures that the model
/// has: more than half of the residents of non-Western origin and more than 40 % outside work. It
/// does all that a rule can: in listed areas the municipality may not allocate to those who live on
/// benefits, and three of four vacancies have to be let flexibly to people in work.
class ListedAreas : public AreaRule {
public:
    explicit ListedAreas(sim::Month from, int month_of_year = 0)
        : from_(from), month_of_year_(month_of_year)
    {
    }
    std::string_view name() const override { return "listed_areas"; }
    bool is_asked_for(AreaMonth const& month) const override { return from_ <= month.month; }
    bool judges_in(sim::Month month) const override
    {
        return month_of_year_ == 0 || month.month_of_year() == month_of_year_;
    }
    bool holds(AreaFigures const& figures, AreaMonth const&) const override
    {
        return 2 * figures.non_western > figures.residents &&
               5 * figures.outside > 2 * figures.of_working_age;
    }
    bool refuses(LettingTool const& tool, Applicant const& applicant, Vacancy const&) const override
    {
        return tool.name() == "municipal_allocation" && applicant.facts.all_on_benefits();
    }
    Mandate mandate(sim::Month month) const override
    {
        return month < from_ ? Mandate{} : Mandate{"flexible_letting", flexible_share, in_work};
    }

    static constexpr double flexible_share = 0.75;
    static constexpr Criterion in_work[] = {Criterion::employed};

private:
    sim::Month from_;
    int month_of_year_; ///< in which areas are judged; 0: in every
};

/// The catalogue's rules and this one.
inline AreaRules with_listed_areas(sim::ParameterBook const& book, sim::Period period,
                                   sim::Month from, int month_of_year = 0)
{
    AreaRules rules = make_area_rules(book, period);
    rules.push_back(std::make_unique<ListedAreas>(from, month_of_year));
    return rules;
}

} // namespace boligsim::testing
