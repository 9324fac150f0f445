#include "models/synthesis/sector/estates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "models/synthesis/sector/own_places.hpp"
#include "models/synthesis/sector/sector_totals.hpp"
#include "models/synthesis/shares/draws.hpp"
#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey sector_key = 0x53454354'4f523031ull;

/// Makes the departments of one municipality after another.
class SectorPlanner {
public:
    SectorPlanner(std::vector<Municipality> const& municipalities,
                  std::vector<OwnDepartment> const& own, sim::ParameterBook const& book,
                  sim::Month start)
        : municipalities_(municipalities),
          own_(own),
          book_(book),
          start_(start),
          totals_(count_sector(municipalities, book, start)),
          streams_(0, 0)
    {
    }

    SectorPlan plan()
    {
        found_organisations();
        for (std::size_t m = 0; m < municipalities_.size(); ++m)
            plan_municipality(m);
        number_departments();
        standardise();
        place_own_departments(plan_, municipalities_, own_, book_, start_);
        for (std::size_t p = 0; p < programme_count_; ++p)
            choose_programme(p);
        return std::move(plan_);
    }

private:
    static constexpr std::size_t programme_count_ = 3;

    double number(std::string_view name) const { return book_.scalar(name, start_); }

    /// Organisations have a home and may reach into the next municipalities of the region.
    void found_organisations()
    {
        reach_.resize(municipalities_.size());
        Sequence draws(streams_, sector_key, start_of_draws_, block_places);
        double const two = number("organisations.two_municipalities_share");
        double const three = number("organisations.three_municipalities_share");
        double const elsewhere = number("organisations.other_municipality_weight");
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            for (std::size_t i = 0; i < totals_.organisations[m]; ++i) {
                auto const id = OrganisationId::at(plan_.organisations.size());
                plan_.organisations.push_back(
                    {municipalities_[m].name + " organisation " + std::to_string(i + 1)});
                double const weight = std::exp(draws.normal());
                double const u = draws.uniform();
                std::size_t const more = u < three ? 2u : (u < three + two ? 1u : 0u);
                for (std::size_t k = m; k <= m + more && k < municipalities_.size(); ++k) {
                    if (municipalities_[k].region == municipalities_[m].region)
                        reach_[k].push_back({id, k == m ? weight : weight * elsewhere});
                }
            }
        }
    }

    OrganisationId some_organisation(std::size_t m, Sequence& draws) const
    {
        double sum = 0;
        for (Reach const& reach : reach_[m])
            sum += reach.weight;
        double left = draws.uniform() * sum;
        for (Reach const& reach : reach_[m]) {
            left -= reach.weight;
            if (left < 0)
                return reach.organisation;
        }
        return reach_[m].back().organisation;
    }

    struct Group {
        std::size_t departments;
        std::size_t dwellings;
        double size_spread;
        double per_area;
        double deprivation_mean;
        double deprivation_spread;
    };

    void plan_municipality(std::size_t m)
    {
        Sequence draws(streams_, sim::derive_key(sector_key, m), start_of_draws_, block_places);
        SectorTotals::Municipal const& total = totals_.municipal[m];
        double const spread = number("departments.size_spread");
        double const own_spread = number("departments.deprivation_spread");
        area_number_ = 0;
        plan_family(m,
                    {total.estate_departments, total.estate_dwellings,
                     number("estates.size_spread"), number("estates.departments_per_area"),
                     number("estates.deprivation_mean"), number("estates.deprivation_spread")},
                    draws);
        plan_family(m,
                    {total.ordinary_departments, total.ordinary_dwellings, spread,
                     number("departments.departments_per_area"), 0, own_spread},
                    draws);
        for (DwellingKind const kind : {DwellingKind::youth, DwellingKind::elderly}) {
            bool const youth = kind == DwellingKind::youth;
            std::vector<std::size_t> const sizes =
                draw_sizes(youth ? total.youth_departments : total.elderly_departments,
                           youth ? total.youth_dwellings : total.elderly_dwellings, spread, draws);
            for (std::size_t const size : sizes) {
                DepartmentPlan department;
                department.municipality = MunicipalityId::at(m);
                department.organisation = some_organisation(m, draws);
                department.kind = kind;
                department.dwellings = size;
                department.deprivation = own_spread * draws.normal();
                plan_.departments.push_back(department);
            }
        }
    }

    static std::vector<std::size_t> draw_sizes(std::size_t departments, std::size_t dwellings,
                                               double spread, Sequence& draws)
    {
        std::vector<double> weights(departments);
        for (double& weight : weights)
            weight = std::exp(spread * draws.normal());
        return cut_in_proportion(weights, dwellings);
    }

    /// Departments of family dwellings in areas: most of an area belongs to one organisation.
    void plan_family(std::size_t m, Group const& group, Sequence& draws)
    {
        std::vector<std::size_t> const sizes =
            draw_sizes(group.departments, group.dwellings, group.size_spread, draws);
        double const same = number("areas.same_organisation_share");
        double const within = number("areas.deprivation_within_share");
        for (std::size_t i = 0; i < sizes.size();) {
            auto const area = AreaId::at(plan_.areas.size());
            plan_.areas.push_back(
                {municipalities_[m].name + " area " + std::to_string(++area_number_),
                 MunicipalityId::at(m)});
            OrganisationId const first = some_organisation(m, draws);
            OrganisationId const second = some_organisation(m, draws);
            // One department at least, the mean number on average.
            std::size_t const departments =
                1 +
                static_cast<std::size_t>(std::lround(2 * (group.per_area - 1) * draws.uniform()));
            double const of_area = group.deprivation_mean + group.deprivation_spread *
                                                                std::sqrt(1 - within) *
                                                                draws.normal();
            for (std::size_t k = 0; k < departments && i < sizes.size(); ++k, ++i) {
                DepartmentPlan department;
                department.municipality = MunicipalityId::at(m);
                department.organisation = draws.uniform() < same ? first : second;
                department.area = area;
                department.dwellings = sizes[i];
                department.deprivation =
                    of_area + group.deprivation_spread * std::sqrt(within) * draws.normal();
                plan_.departments.push_back(department);
            }
        }
    }

    void number_departments()
    {
        std::vector<std::uint32_t> in_municipality(municipalities_.size(), 0);
        std::uint32_t all = 0;
        for (DepartmentPlan& d : plan_.departments) {
            d.number = ++all;
            d.number_in_municipality = ++in_municipality[d.municipality.index()];
        }
    }

    /// Mean 0 and standard deviation 1 over dwellings.
    void standardise()
    {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        for (DepartmentPlan const& d : plan_.departments) {
            auto const w = static_cast<double>(d.dwellings);
            weight += w;
            sum += w * d.deprivation;
            squares += w * d.deprivation * d.deprivation;
        }
        double const mean = sum / weight;
        double const spread = std::sqrt(squares / weight - mean * mean);
        for (DepartmentPlan& d : plan_.departments)
            d.deprivation = (d.deprivation - mean) / spread;
    }

    void choose_programme(std::size_t programme)
    {
        auto wanted = static_cast<std::size_t>(
            std::lround(book_.values("programmes.departments", start_)[programme]));
        for (DepartmentPlan const& d : plan_.departments)
            if (d.own && (d.programmes >> programme & 1) != 0 && wanted > 0)
                --wanted;
        double const noise = number("programmes.selection_noise");
        double const least = number("programmes.min_dwellings");
        Sequence draws(streams_, sim::derive_key(sector_key, 1000 + programme), start_of_draws_,
                       block_places);
        struct AreaScore {
            double score = 0;
            std::size_t departments = 0;
            std::size_t dwellings = 0;
            std::size_t area = 0;
        };
        std::vector<AreaScore> scores(plan_.areas.size());
        for (DepartmentPlan const& d : plan_.departments) {
            if (!d.area || d.own)
                continue;
            AreaScore& area = scores[d.area.index()];
            area.score += d.deprivation * static_cast<double>(d.dwellings);
            area.dwellings += d.dwellings;
            ++area.departments;
        }
        for (std::size_t a = 0; a < scores.size(); ++a) {
            scores[a].area = a;
            scores[a].score =
                scores[a].score / std::max(1.0, static_cast<double>(scores[a].dwellings)) +
                noise * draws.normal();
        }
        std::erase_if(scores,
                      [&](AreaScore const& s) { return static_cast<double>(s.dwellings) < least; });
        std::sort(scores.begin(), scores.end(), [](AreaScore const& a, AreaScore const& b) {
            return a.score != b.score ? a.score > b.score : a.area < b.area;
        });
        std::vector<std::uint8_t> chosen(plan_.areas.size(), 0);
        for (AreaScore const& area : scores) {
            if (area.departments <= wanted) {
                chosen[area.area] = 1;
                wanted -= area.departments;
            }
        }
        for (DepartmentPlan& d : plan_.departments) {
            if (d.area && !d.own && chosen[d.area.index()])
                d.programmes = static_cast<std::uint8_t>(d.programmes | 1u << programme);
        }
    }

    struct Reach {
        OrganisationId organisation;
        double weight;
    };

    std::vector<Municipality> const& municipalities_;
    std::vector<OwnDepartment> const& own_;
    sim::ParameterBook const& book_;
    sim::Month start_;
    SectorTotals totals_;
    sim::Streams streams_;
    sim::Month start_of_draws_; ///< none: the sector is the same whenever the world starts
    SectorPlan plan_;
    std::vector<std::vector<Reach>> reach_; ///< [municipality]
    int area_number_ = 0;
};

} // namespace

SectorPlan plan_sector(std::vector<Municipality> const& municipalities,
                       std::vector<OwnDepartment> const& own, sim::ParameterBook const& parameters,
                       sim::Month start)
{
    return SectorPlanner(municipalities, own, parameters, start).plan();
}

} // namespace boligsim
