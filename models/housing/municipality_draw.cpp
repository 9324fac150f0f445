#include "models/housing/municipality_draw.hpp"

#include <algorithm>

namespace boligsim {

MunicipalityDraw::MunicipalityDraw(std::vector<Municipality> const& municipalities,
                                   std::vector<std::int64_t> const& weights)
    : place_(municipalities.size())
{
    for (std::size_t m = 0; m < municipalities.size(); ++m) {
        order_.push_back(MunicipalityId::at(m));
        region_.push_back(static_cast<std::size_t>(municipalities[m].region));
    }
    std::stable_sort(order_.begin(), order_.end(), [&](MunicipalityId a, MunicipalityId b) {
        return region_[a.index()] < region_[b.index()];
    });
    sum_up(weights);
}

MunicipalityDraw MunicipalityDraw::reweighted(std::vector<std::int64_t> const& weights) const
{
    MunicipalityDraw draw = *this;
    draw.sum_up(weights);
    return draw;
}

void MunicipalityDraw::sum_up(std::vector<std::int64_t> const& weights)
{
    before_.clear();
    region_start_.clear();
    std::int64_t sum = 0;
    for (std::size_t place = 0; place < order_.size(); ++place) {
        std::size_t const m = order_[place].index();
        place_[m] = place;
        region_start_.resize(std::max(region_start_.size(), region_[m] + 1), sum);
        before_.push_back(sum);
        sum += weights[m];
    }
    before_.push_back(sum);
    region_start_.push_back(sum);
}

MunicipalityId MunicipalityDraw::draw_without(std::int64_t begin, std::int64_t end,
                                              std::int64_t skip, std::int64_t skip_end,
                                              MunicipalityId own, double draw) const
{
    std::int64_t const number = (end - begin) - (skip_end - skip);
    if (number <= 0)
        return own;
    std::int64_t at = begin + static_cast<std::int64_t>(draw * static_cast<double>(number));
    if (at >= skip)
        at += skip_end - skip;
    auto const after = std::upper_bound(before_.begin(), before_.end(), at);
    return order_[static_cast<std::size_t>(after - before_.begin()) - 1];
}

MunicipalityId MunicipalityDraw::draw_in_region(MunicipalityId own, double draw) const
{
    std::size_t const region = region_[own.index()];
    std::size_t const place = place_[own.index()];
    return draw_without(region_start_[region], region_start_[region + 1], before_[place],
                        before_[place + 1], own, draw);
}

MunicipalityId MunicipalityDraw::draw_elsewhere(MunicipalityId own, double draw) const
{
    std::size_t const region = region_[own.index()];
    return draw_without(0, before_.back(), region_start_[region], region_start_[region + 1], own,
                        draw);
}

} // namespace boligsim
