#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "models/letting/tools/tool.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"

/// Rules of the law that hold in some areas only, by figures of the registers: what an area must be
/// like, whom its dwellings may not be let to, and which tool must let them.
namespace boligsim {

/// Figures of an area, counted in the simulated registers as of the month: the residents of its
/// departments.
///
/// The ministry's lists ask for more: convictions (18 and over), completed education (30-59) and
/// income against the region's mean. The model has no convictions and no completed education, so
/// these figures are missing here; a rule that needs them comes with them. Each will be one more
/// line here and in count_areas.
struct AreaFigures {
    int residents = 0;
    int of_working_age = 0; ///< aged 18-64
    int outside = 0;        ///< of these, neither in work nor in education
    int non_western = 0;    ///< residents of non-Western origin
};

/// What rules are asked with in a month.
struct AreaMonth {
    sim::Month month;
    double scale;                               ///< of the world; thresholds in persons times this
    std::span<std::string_view const> agreed{}; ///< tools that an agreement in force uses

    bool agrees_on(std::string_view tool) const
    {
        return std::find(agreed.begin(), agreed.end(), tool) != agreed.end();
    }
};

/// A share of the vacancies that a rule gives to a tool, whatever has been agreed. Counted as an
/// agreement is; of an agreement and a mandate on one tool the greater share counts.
struct Mandate {
    std::string_view tool;
    double share = 0;
    std::span<Criterion const> any_of{}; ///< criteria, as those of an agreement
};

/// A rule about areas. One file a rule; its class comment names the paragraph and its dates. Only
/// the first two questions have to be answered; the others say what follows where the rule holds.
///
/// A rule with a longer memory than "as judged last" (a mean of two years, five years on a list)
/// needs a column of the world beside AreaStandings.
class AreaRule {
public:
    virtual ~AreaRule() = default;

    virtual std::string_view name() const = 0;

    /// Whether the rule is in force this month and anybody uses it. Where no rule is asked for,
    /// nothing is counted.
    virtual bool is_asked_for(AreaMonth const& month) const = 0;

    /// Whether it holds in an area with these figures.
    virtual bool holds(AreaFigures const& figures, AreaMonth const& month) const = 0;

    /// Whether areas are judged anew this month; otherwise they stand as judged last. A list that
    /// is published once a year judges in one month of the year. The first month in which the rule
    /// is asked for judges in any case.
    virtual bool judges_in(sim::Month) const { return true; }

    /// Whether an applicant whom the tool admits is refused, where the rule holds.
    virtual bool refuses(LettingTool const&, Applicant const&, Vacancy const&) const
    {
        return false;
    }

    /// Whether the municipality owes an applicant who was refused a dwelling elsewhere. It then
    /// stands in the municipality's queue (Urgency::turned_away), once: who declines what it is
    /// offered, or gives up waiting, is owed nothing more.
    virtual bool owes_another_dwelling(Applicant const&, Terms const&) const { return false; }

    /// The share of the vacancies that a tool has, where the rule holds. None where it is empty or
    /// where the share is zero. What it refers to must live as long as the rule.
    virtual Mandate mandate(sim::Month) const { return {}; }
};

using AreaRules = std::vector<std::unique_ptr<AreaRule const>>;

/// Most rules that there can be: bits of AreaStandings.
constexpr std::size_t most_area_rules = 32;

/// All rules, in the order of their files. CMake collects them from this folder: a file `x.cpp`
/// defines `make_area_rule_x(book, period)`.
AreaRules make_area_rules(sim::ParameterBook const& book, sim::Period period);

/// The areas' figures, one item an area.
std::vector<AreaFigures> count_areas(World const& world, sim::ThreadPool const& threads,
                                     sim::Month month);

/// Judges the areas for a month and leaves in the world which rules hold where. Counts the figures
/// only where a rule asks for them.
void judge_areas(World& world, sim::ThreadPool const& threads, AreaRules const& rules,
                 AreaMonth const& month);

enum class Refused : std::uint8_t { no, yes, owed_another_dwelling };

/// Whether one of the rules that hold where the vacancy is refuses the applicant, by the first that
/// does.
inline Refused refused_by_area(AreaRules const& rules, LettingTool const& tool,
                               Applicant const& applicant, Vacancy const& vacancy,
                               Terms const& terms)
{
    for (std::size_t r = 0; r < rules.size(); ++r)
        if ((vacancy.area_rules >> r & 1) != 0 && rules[r]->refuses(tool, applicant, vacancy))
            return rules[r]->owes_another_dwelling(applicant, terms)
                       ? Refused::owed_another_dwelling
                       : Refused::yes;
    return Refused::no;
}

} // namespace boligsim
