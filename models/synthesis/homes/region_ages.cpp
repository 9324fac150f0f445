#include "models/synthesis/homes/region_ages.hpp"

#include <array>
#include <cmath>
#include <numeric>

#include "models/synthesis/shares/quota.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

namespace {

constexpr std::string_view region_share = "location.region_share";

/// Residents by region and age: [age band][region].
using RegionAges = std::vector<std::array<double, region_count>>;

class SettlementFit {
public:
    SettlementFit(ClassResidents const& residents, std::vector<Municipality> const& municipalities,
                  std::size_t bands)
        : residents_(residents), municipalities_(municipalities), bands_(bands)
    {
        for (Municipality const& m : municipalities)
            region_2020_[index(m)] += static_cast<double>(m.population_2020);
    }

    std::vector<double> municipality_targets(std::array<double, region_count> const& regions) const
    {
        std::vector<double> targets;
        targets.reserve(municipalities_.size());
        for (Municipality const& m : municipalities_)
            targets.push_back(static_cast<double>(m.population_2020) / region_2020_[index(m)] *
                              regions[index(m)]);
        return targets;
    }

    /// Of all residents, as many in each region as its residents of 2020.
    std::array<double, region_count> regions_as_in_2020() const
    {
        double const all = std::accumulate(residents_.all.begin(), residents_.all.end(), 0.0);
        double const all_2020 = std::accumulate(region_2020_.begin(), region_2020_.end(), 0.0);
        std::array<double, region_count> regions{};
        for (std::size_t r = 0; r < region_count; ++r)
            regions[r] = all * region_2020_[r] / all_2020;
        return regions;
    }

    RegionAges ages_in(std::vector<double> const& spread) const
    {
        RegionAges ages(bands_);
        for (std::size_t c = 0; c < residents_.all.size(); ++c) {
            if (residents_.all[c] == 0)
                continue;
            std::array<double, region_count> const here = by_region(spread, c);
            for (std::size_t b = 0; b < bands_; ++b)
                for (std::size_t r = 0; r < region_count; ++r)
                    ages[b][r] += here[r] * residents_.of_age[c * bands_ + b] / residents_.all[c];
        }
        return ages;
    }

    /// Brings each class nearer to the ages asked for.
    void scale(std::vector<double>& spread, RegionAges const& wanted) const
    {
        RegionAges const ages = ages_in(spread);
        for (std::size_t c = 0; c < residents_.all.size(); ++c) {
            if (residents_.all[c] == 0)
                continue;
            std::array<double, region_count> log_factor{};
            for (std::size_t b = 0; b < bands_; ++b)
                for (std::size_t r = 0; r < region_count; ++r)
                    if (ages[b][r] > 0 && wanted[b][r] > 0)
                        log_factor[r] += std::log(wanted[b][r] / ages[b][r]) *
                                         residents_.of_age[c * bands_ + b] / residents_.all[c];
            std::array<double, region_count> factor{};
            for (std::size_t r = 0; r < region_count; ++r)
                factor[r] = std::exp(log_factor[r]);
            for (std::size_t m = 0; m < municipalities_.size(); ++m)
                spread[c * municipalities_.size() + m] *= factor[index(municipalities_[m])];
        }
    }

private:
    static std::size_t index(Municipality const& m) { return static_cast<std::size_t>(m.region); }

    std::array<double, region_count> by_region(std::vector<double> const& spread,
                                               std::size_t location_class) const
    {
        std::array<double, region_count> regions{};
        for (std::size_t m = 0; m < municipalities_.size(); ++m)
            regions[index(municipalities_[m])] +=
                spread[location_class * municipalities_.size() + m];
        return regions;
    }

    ClassResidents const& residents_;
    std::vector<Municipality> const& municipalities_;
    std::size_t bands_;
    std::array<double, region_count> region_2020_{};
};

} // namespace

ClassResidents count_residents(std::vector<PopulationBlock> const& blocks,
                               sim::ParameterBook const& book, sim::Month start)
{
    sim::Bands const ages(book, region_share, "age");
    ClassResidents residents;
    residents.all.resize(location_class_count);
    residents.of_age.resize(location_class_count * ages.size());
    for (PopulationBlock const& block : blocks) {
        for (HouseholdDraft const& household : block.households) {
            residents.all[household.location_class] += household.persons;
            for (std::size_t i = 0; i < household.persons; ++i) {
                int const age = age_in(block.persons[household.first + i].birth, start);
                ++residents.of_age[household.location_class * ages.size() + ages.of(age)];
            }
        }
    }
    return residents;
}

std::vector<double> fit_settlement(std::vector<double> seed, ClassResidents const& residents,
                                   std::vector<Municipality> const& municipalities,
                                   sim::ParameterBook const& book, sim::Month start)
{
    constexpr int region_rounds = 25;
    constexpr int margin_rounds = 6;
    sim::Table<sim::Bands, Region> const share(book, region_share, start);
    std::size_t const bands = share.axis_index<0>().size();
    SettlementFit const fit(residents, municipalities, bands);
    std::vector<double> spread = fit_margins(std::move(seed), residents.all,
                                             fit.municipality_targets(fit.regions_as_in_2020()));
    double const strength = book.scalar("location.region_age_strength", start);
    if (strength == 0)
        return spread;

    RegionAges wanted = fit.ages_in(spread);
    std::array<double, region_count> regions{};
    for (std::size_t b = 0; b < bands; ++b) {
        double const all = std::accumulate(wanted[b].begin(), wanted[b].end(), 0.0);
        double shares = 0;
        for (std::size_t r = 0; r < region_count; ++r)
            shares += share.values()[b * region_count + r];
        for (std::size_t r = 0; r < region_count; ++r) {
            double const published = all * share.values()[b * region_count + r] / shares;
            wanted[b][r] += strength * (published - wanted[b][r]);
            regions[r] += wanted[b][r];
        }
    }
    std::vector<double> const targets = fit.municipality_targets(regions);
    for (int round = 0; round < region_rounds; ++round) {
        fit.scale(spread, wanted);
        spread = fit_margins(std::move(spread), residents.all, targets, margin_rounds);
    }
    return spread;
}

} // namespace boligsim
