#include "models/synthesis/sector/own_places.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace boligsim {

namespace {

class OwnPlaces {
public:
    OwnPlaces(SectorPlan& plan, std::vector<Municipality> const& municipalities,
              std::vector<OwnDepartment> const& own, sim::ParameterBook const& book,
              sim::Month start)
        : plan_(plan), municipalities_(municipalities), own_(own), book_(book), start_(start)
    {
    }

    void place()
    {
        std::vector<DepartmentPlan> planned;
        for (std::size_t i = 0; i < own_.size(); ++i)
            planned.push_back(plan_one(i));
        for (DepartmentPlan const& d : planned)
            make_room(d);
        std::erase_if(plan_.departments, [](DepartmentPlan const& d) { return d.dwellings == 0; });
        plan_.departments.insert(plan_.departments.end(), planned.begin(), planned.end());
        std::stable_sort(plan_.departments.begin(), plan_.departments.end(),
                         [](DepartmentPlan const& a, DepartmentPlan const& b) {
                             return a.municipality < b.municipality;
                         });
    }

private:
    DepartmentPlan plan_one(std::size_t i)
    {
        OwnDepartment const& own = own_[i];
        auto const found = std::find_if(municipalities_.begin(), municipalities_.end(),
                                        [&](auto const& m) { return m.name == own.municipality; });
        assert(found != municipalities_.end());
        DepartmentPlan d;
        d.municipality =
            MunicipalityId::at(static_cast<std::size_t>(found - municipalities_.begin()));
        d.organisation = organisation(own.organisation);
        d.area = area(own.area, d.municipality);
        d.kind = own.kind;
        d.dwellings = own.dwellings();
        d.deprivation = -reputation_of(own, book_, start_);
        d.programmes = own.programmes;
        d.own = static_cast<std::uint32_t>(i + 1);
        return d;
    }

    OrganisationId organisation(std::string const& name)
    {
        auto const [at, is_new] =
            organisations_.emplace(name, OrganisationId::at(plan_.organisations.size()));
        if (is_new)
            plan_.organisations.push_back({name});
        return at->second;
    }

    AreaId area(std::string const& name, MunicipalityId municipality)
    {
        if (name.empty())
            return {};
        auto const [at, is_new] = areas_.emplace(name, AreaId::at(plan_.areas.size()));
        if (is_new)
            plan_.areas.push_back({name, municipality});
        return at->second;
    }

    /// How far the department's municipality is: 0 the same, 1 the same region, 2 elsewhere.
    int distance(DepartmentPlan const& a, DepartmentPlan const& b) const
    {
        if (a.municipality == b.municipality)
            return 0;
        auto const region = [&](DepartmentPlan const& d) {
            return municipalities_[d.municipality.index()].region;
        };
        return region(a) == region(b) ? 1 : 2;
    }

    void make_room(DepartmentPlan const& own)
    {
        auto const difference = [&](DepartmentPlan const& d) {
            return std::abs(std::log(static_cast<double>(d.dwellings) /
                                     static_cast<double>(own.dwellings))) +
                   std::abs(d.deprivation - own.deprivation);
        };
        for (std::size_t left = own.dwellings; left > 0;) {
            DepartmentPlan* nearest = nullptr;
            int nearest_distance = 0;
            double least = std::numeric_limits<double>::infinity();
            for (DepartmentPlan& d : plan_.departments) {
                if (d.kind != own.kind || d.dwellings == 0)
                    continue;
                int const far = distance(d, own);
                if (nearest && far > nearest_distance)
                    continue;
                double const unlike = difference(d);
                if (!nearest || far < nearest_distance || unlike < least) {
                    nearest = &d;
                    nearest_distance = far;
                    least = unlike;
                }
            }
            if (!nearest)
                return;
            std::size_t const taken = std::min(left, nearest->dwellings);
            nearest->dwellings -= taken;
            left -= taken;
        }
    }

    SectorPlan& plan_;
    std::vector<Municipality> const& municipalities_;
    std::vector<OwnDepartment> const& own_;
    sim::ParameterBook const& book_;
    sim::Month start_;
    std::map<std::string, OrganisationId> organisations_;
    std::map<std::string, AreaId> areas_;
};

} // namespace

void place_own_departments(SectorPlan& plan, std::vector<Municipality> const& municipalities,
                           std::vector<OwnDepartment> const& own,
                           sim::ParameterBook const& parameters, sim::Month start)
{
    if (!own.empty())
        OwnPlaces(plan, municipalities, own, parameters, start).place();
}

double reputation_of(OwnDepartment const& department, sim::ParameterBook const& book,
                     sim::Month start)
{
    if (department.reputation)
        return *department.reputation;
    auto const non_western = department.margin(Margin::non_western);
    // In youth and elderly dwellings work follows study and age, not the place.
    auto const employed = department.kind == DwellingKind::family
                              ? department.margin(Margin::employed)
                              : std::nullopt;
    if (!employed && !non_western)
        return 0;
    constexpr std::size_t terms = 3;
    std::size_t const known = employed && non_western ? 0u : (employed ? 1u : 2u);
    std::vector<double> const weights = book.values("own_departments.reputation", start);
    auto const weight = [&](std::size_t term) { return weights[known * terms + term]; };
    double const reputation =
        weight(0) + weight(1) * employed.value_or(0) + weight(2) * non_western.value_or(0);
    double const limit = book.scalar("own_departments.reputation_limit", start);
    return std::clamp(reputation, -limit, limit);
}

} // namespace boligsim
