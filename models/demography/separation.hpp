#pragma once

#include "models/demography/life_cells.hpp"
#include "sim/parameters/dated.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// Which couples separate this month. The woman's row draws for the couple.
///
/// Parameters  separation.annual_rate [1/year] by age band of the woman
/// Reads       alive, sex, birth, partnered      Writes  pending.separating
/// Draws       decide_separation, once a person
/// Simplifies  no difference by marriage or children; all couples are of a woman and a man
LifeEvent separation_wish(sim::ParameterBook const& book, sim::Period period);

/// Parts couples: one partner moves out and looks for a home. Children follow the mother
/// with `separation.children_with_mother_share`; the parent without the children moves out, and
/// where there are none, either with the same chance.
///
/// Draws  decide_separation_children, once a couple, by the woman's key
class Separation : public Process {
public:
    Separation(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "separations"; }
    void run(World& world, MonthContext const& context) const override;

private:
    sim::Dated<double> with_mother_share_;
    sim::Dated<double> join_share_;
};

} // namespace boligsim
