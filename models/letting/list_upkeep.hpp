#pragma once

#include "models/housing/dated.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Keeps the waiting lists: takes out applications of households that were housed or have ended,
/// lets applications lapse, wakes sleeping ones, and ends places in the municipality's queue.
///
/// One draw a month decides between the three, so that each application meets at most one of them.
///
/// Parameters  list.lapse_rate, list.reactivation_rate, list.acute_end_rate,
///             letting.refusals_until_dormant
/// Reads       households      Writes  markets, households (on_list)
/// Draws       decide_list_lapse, once an application
/// Simplifies  rooms asked for stay what they were when the household applied
class ListUpkeep : public Process {
public:
    ListUpkeep(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "list_upkeep"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct Tables {
        std::vector<std::uint32_t> lapse; ///< thresholds, by tenure
        std::uint32_t reactivation;
        std::uint32_t acute_end;
        unsigned refusals_until_dormant;
    };
    void keep(World& world, MonthContext const& context, Tables const& tables,
              std::size_t market) const;

    Dated<Tables> tables_;
};

} // namespace boligsim
