#pragma once

#include <array>
#include <vector>

#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"
#include "study/renovation_keys.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Renovation with rent support, in January of the year that a rule of the scenario names.
///
/// Over all dwellings of the departments the rent rises by the rule's mean rise and support takes
/// the rule's mean support off it. The rise after support differs between departments as the
/// evaluation found: most rise by nearly as much, some by little, a few not at all, and a very few
/// fall. Within a department it is proportional to the size of the dwelling.
///
/// Reads       department, m2          Writes  rent_dkk_month, support_dkk_month
/// Draws       decide_renovation_rise, draws 0 (which departments) and 1 (how much), a department
/// Parameters  rent.unchanged_departments, rent.falling_departments, rent.renovation_fall,
///             rent.renovation_least_rise, rent.renovation_skew
/// Simplifies  support is the same per m2 everywhere and does not run out; the rise comes at once.
///             Who has to live elsewhere meanwhile: models/letting/rehousing.hpp
/// Sources     evaluation of the 2011-14 funds, F11-26 to F11-28
class Renovation : public Process {
public:
    Renovation(std::vector<RenovationRule> rules, sim::ParameterBook const& book,
               sim::Period period);
    std::string_view name() const override { return "renovation"; }
    void run(World& world, MonthContext const& context) const override;

private:
    /// How rents change by a renovation, over departments.
    struct Change {
        Change(sim::ParameterBook const& book, sim::Month at);
        double mean_rise_of_rising() const;
        double usual_rise() const;

        double unchanged; ///< share of the departments
        double falling;   ///< share of the departments
        double least_fall;
        double largest_fall;
        double least_rise;
        double skew;
        double least_share_of_usual;
    };
    std::vector<double> relative_rises(std::vector<DepartmentId> const& departments,
                                       sim::Streams const& streams, sim::Month month,
                                       sim::AgentKey rule) const;
    void renovate(World& world, RenovationRule const& rule, sim::AgentKey key,
                  MonthContext const& context) const;

    std::vector<RenovationRule> rules_;
    std::vector<sim::AgentKey> keys_; ///< as rules_
    sim::Dated<Change> change_;
};

} // namespace boligsim
