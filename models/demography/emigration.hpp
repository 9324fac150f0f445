#pragma once

#include <array>
#include <vector>

#include "models/demography/life_cells.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Who leaves the country this month.
///
/// Adults leave, and children with their parent (models/world/parents.hpp) and not without; a child
/// without one leaves by a draw of its own at the rate of its age.
///
/// Parameters  emigration.annual_rate [1/year] by origin, sex and five-year age band,
///             emigration.generation_ratio (at most 1)
/// Reads       alive, sex, origin, generation, birth, the parent   Writes  pending.emigrants
/// Draws       decide_emigration, once a person
/// Simplifies  adults leave one by one, at the published rates of their own age, so a partner may
///             stay behind; parents leave as often as others of their age
LifeEvent emigration_wish(sim::ParameterBook const& book, sim::Period period);

/// Takes emigrants out of the population, and with them their children under 18, wherever these
/// live: all, or all of a generation, or none.
///
/// Who leaves follows from keys, births and deaths, and not from where or with whom somebody lives:
/// scenarios that differ in homes lose the same of those who were born before they parted.
///
/// Parameters  emigration.with_parent_share, by the child's generation
/// Reads       pending.emigrants, the parent  Writes  membership, partnered, pending.children_alone
/// Draws       decide_emigration, draw 1, once a parent who leaves: whether children come along
/// Simplifies  the father stays where the mother leaves with the children; who stays behind does so
///             whether or not the other parent is there
class Emigration : public Process {
public:
    Emigration(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "departures"; }
    void run(World& world, MonthContext const& context) const override;

private:
    /// The person and the children who leave with them, and with these theirs.
    std::vector<PersonId> family_of(World const& world, MonthContext const& context,
                                    PersonId person) const;

    sim::Dated<std::vector<double>> with_parent_share_; ///< by generation
};

} // namespace boligsim
