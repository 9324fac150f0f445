#pragma once

#include <cstdint>
#include <vector>

#include "models/world/world.hpp"

namespace boligsim {

/// Draws municipalities by their weights, in the same region or elsewhere: in a few steps, since
/// weights are summed up once, region by region.
class MunicipalityDraw {
public:
    /// `weights`: one a municipality, none below 0.
    MunicipalityDraw(std::vector<Municipality> const& municipalities,
                     std::vector<std::int64_t> const& weights);

    /// The same municipalities by other weights.
    MunicipalityDraw reweighted(std::vector<std::int64_t> const& weights) const;

    /// Another municipality of the same region; the same one where none has a weight.
    /// `draw` is uniform in [0, 1).
    MunicipalityId draw_in_region(MunicipalityId own, double draw) const;

    /// A municipality of another region, likewise.
    MunicipalityId draw_elsewhere(MunicipalityId own, double draw) const;

private:
    void sum_up(std::vector<std::int64_t> const& weights);

    /// The draw's place in the weights from `begin` to `end` but those from `skip` to `skip_end`.
    MunicipalityId draw_without(std::int64_t begin, std::int64_t end, std::int64_t skip,
                                std::int64_t skip_end, MunicipalityId own, double draw) const;

    std::vector<MunicipalityId> order_;      ///< region by region
    std::vector<std::int64_t> before_;       ///< weights before each in the order; then all
    std::vector<std::size_t> place_;         ///< in the order, by municipality
    std::vector<std::int64_t> region_start_; ///< weights before each region; then all
    std::vector<std::size_t> region_;        ///< by municipality
};

} // namespace boligsim
