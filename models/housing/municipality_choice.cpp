#include "models/housing/municipality_choice.hpp"

#include <algorithm>
#include <cmath>

namespace boligsim {

namespace {

/// Mean pull of the regions other than `own`, by their weights; that of `own` where there is no
/// other.
double mean_elsewhere(std::array<double, region_count> const& weight,
                      std::array<double, region_count> const& pull, std::size_t own)
{
    double all = 0;
    double pulled = 0;
    for (std::size_t r = 0; r < region_count; ++r) {
        if (r == own)
            continue;
        all += weight[r];
        pulled += weight[r] * pull[r];
    }
    return all > 0 ? pulled / all : pull[own];
}

} // namespace

MunicipalityChoice::Tables::Tables(sim::ParameterBook const& book, sim::Month at)
    : same_municipality(book.scalar("destination.same_municipality_share", at)),
      same_region(book.scalar("destination.same_region_share", at)),
      pull(book, "destination.region_pull", at),
      family_pull(book, "destination.region_family_pull", at)
{
}

MunicipalityChoice::MunicipalityChoice(Tables const& tables,
                                       std::vector<Municipality> const& municipalities,
                                       std::vector<std::int64_t> const& weights)
    : same_municipality_(tables.same_municipality),
      same_region_(tables.same_region),
      ages_(tables.pull.axis_index<0>().bands())
{
    std::array<double, region_count> region_weight{};
    for (std::size_t m = 0; m < municipalities.size(); ++m) {
        region_.push_back(static_cast<std::size_t>(municipalities[m].region));
        region_weight[region_[m]] += static_cast<double>(weights[m]);
    }
    double const elsewhere = std::max(0.0, 1 - same_municipality_ - same_region_);
    MunicipalityDraw const unpulled(municipalities, weights);
    auto const movers_by = [&](std::array<double, region_count> const& pull) {
        std::vector<std::int64_t> pulled(weights.size());
        for (std::size_t m = 0; m < weights.size(); ++m)
            pulled[m] = std::llround(static_cast<double>(weights[m]) * pull[region_[m]]);
        Movers movers{unpulled.reweighted(pulled), {}};
        for (std::size_t r = 0; r < region_count; ++r)
            movers.elsewhere[r] =
                std::min(1.0, elsewhere * mean_elsewhere(region_weight, pull, r) / pull[r]);
        return movers;
    };
    for (std::size_t age = 0; age < ages_.size(); ++age) {
        std::array<double, region_count> pull{};
        std::array<double, region_count> family_pull{};
        for (std::size_t r = 0; r < region_count; ++r) {
            auto const region = static_cast<Region>(r);
            pull[r] = tables.pull(ages_.first(age), region);
            family_pull[r] = pull[r] * tables.family_pull(region);
        }
        movers_.push_back({movers_by(pull), movers_by(family_pull)});
    }
}

MunicipalityChoice::Movers const& MunicipalityChoice::movers(HouseholdFacts const& facts) const
{
    bool const family = facts.type == HouseholdType::couple_with_children ||
                        facts.type == HouseholdType::single_parent;
    return movers_[ages_.of(facts.age)][family ? 1 : 0];
}

double MunicipalityChoice::share_elsewhere(MunicipalityId own, HouseholdFacts const& facts) const
{
    return movers(facts).elsewhere[region_[own.index()]];
}

MunicipalityId MunicipalityChoice::choose(MunicipalityId own, HouseholdFacts const& facts,
                                          double near, double which) const
{
    Movers const& here = movers(facts);
    double const in_region = 1 - here.elsewhere[region_[own.index()]];
    if (near >= in_region)
        return here.draw.draw_elsewhere(own, which);
    double const stay = same_municipality_ / (same_municipality_ + same_region_);
    return near < in_region * stay ? own : here.draw.draw_in_region(own, which);
}

} // namespace boligsim
