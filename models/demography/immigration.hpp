#pragma once

#include <memory>
#include <vector>

#include "models/process/process.hpp"
#include "models/world/newcomers.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Persons come from abroad.
///
/// The numbers by origin, sex and five-year age band are the year's, at scale, spread evenly over
/// the months; rounding carries over, so a year's sum is right to one person a cell. Adults who do
/// not come alone are paired by age within their origin; children are given to couples first, then
/// to women of 20-49, of a mother's age before others; she is their parent. Each household is
/// lodged in the segment `other` of a municipality drawn by population, those of non-Western origin
/// also by where their own live (own_group_pull), and looks for a home in the same month; the share `immigration.refugee_share` of the non-Western ones is placed with the
/// municipality.
///
/// Parameters  immigration.persons_per_year, immigration.alone_share, immigration.refugee_share,
///             immigration.children_per_household_max, immigration.own_group_strength
/// Writes      new rows of persons and households, pending.seekers, pending.children_alone,
///             arrivals
/// Draws       decide_arrival by the arrival's own key: age, alone, municipality, refugee
/// Simplifies  nobody joins a household that is already here, but children without an adult do
class Immigration : public Process {
public:
    /// `starters` give arrivals their start values.
    Immigration(sim::ParameterBook const& book, sim::Period period,
                std::shared_ptr<Starters const> starters);
    std::string_view name() const override { return "immigration"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct Arrival;
    std::vector<Arrival> draw_arrivals(World& world, MonthContext const& context) const;
    std::vector<std::vector<Arrival>> form_households(std::vector<Arrival> const& arrivals,
                                                      sim::Month month) const;
    /// Makes the household of one group of arrivals; notes it where it has no adult.
    void settle(World& world, MonthContext const& context, std::vector<Arrival> const& members,
                std::vector<double> const& pull) const;

    sim::Dated<std::vector<double>> persons_per_year_; ///< [origin, sex, band]
    sim::Dated<double> refugee_share_;
    sim::Dated<std::vector<double>> alone_share_; ///< by origin
    sim::Dated<double> most_children_;
    sim::Dated<double> usual_mother_age_;
    sim::Dated<double> own_group_strength_;
    std::shared_ptr<Starters const> starters_;
};

} // namespace boligsim
