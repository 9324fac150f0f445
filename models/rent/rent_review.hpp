#pragma once

#include <array>
#include <vector>

#include "models/process/process.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Rent review, each January.
///
/// The rent before support rises as the mean rent per m2 of the dwelling's kind and region did;
/// rent support stays what it was in kroner.
///
/// Reads       department kind, municipality region, support_dkk_month
/// Writes      rent_dkk_month
/// Draws       none
/// Parameters  dwellings.rent_per_m2
/// Simplifies  all departments of a kind and region change by the same ratio; support does not run
///             out; rounded to whole kroner each year
class RentReview : public Process {
public:
    RentReview(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "rent review"; }
    void run(World& world, MonthContext const& context) const override;

private:
    static constexpr std::size_t kinds_ = 3;
    static constexpr std::size_t regions_ = 5;
    using Ratios = std::array<std::array<double, regions_>, kinds_>;
    int first_year_;
    std::vector<Ratios> ratio_; ///< rent of the year over rent of the year before
};

} // namespace boligsim
