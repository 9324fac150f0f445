#include "models/synthesis/sector/places.hpp"

#include <array>
#include <string>

namespace boligsim {

sim::PlaceGroup describe_departments(World const& world)
{
    std::vector<std::string> labels;
    std::vector<std::string> municipality;
    std::vector<std::string> organisation;
    std::vector<std::string> area;
    std::vector<std::string> kind;
    std::vector<std::string> region;
    std::vector<std::int32_t> programmes;
    std::vector<std::int32_t> dwellings;
    std::vector<double> reputation;
    std::vector<std::int32_t> source;
    bool any_own = false;
    for (Department const& d : world.departments) {
        Municipality const& m = world.municipalities[d.municipality.index()];
        labels.push_back(d.name);
        municipality.push_back(m.name);
        organisation.push_back(world.organisations[d.organisation.index()].name);
        area.push_back(d.area ? world.areas[d.area.index()].name : std::string());
        kind.emplace_back(name_of(d.kind));
        region.emplace_back(name_of(m.region));
        programmes.push_back(d.programmes);
        dwellings.push_back(static_cast<std::int32_t>(d.dwellings));
        reputation.push_back(d.reputation);
        source.push_back(d.own ? 1 : 0);
        any_own = any_own || d.own;
    }
    sim::PlaceGroup group;
    group.axis = "department";
    group.long_name = "department of a housing organisation";
    group.labels = std::move(labels);
    group.columns = {
        {"department_municipality", "municipality", "1", std::move(municipality)},
        {"department_organisation", "housing organisation", "1", std::move(organisation)},
        {"department_area", "area of neighbouring departments; empty for none", "1",
         std::move(area)},
        {"department_kind", "kind of dwellings", "1", std::move(kind)},
        {"department_region", "region", "1", std::move(region)},
        {"department_programmes",
         "programmes whose plan covers the department: 1 2006-10, 2 2011-14, 4 2015-18, added up",
         "1", std::move(programmes)},
        {"department_dwellings", "dwellings in the simulated world", "dwellings",
         std::move(dwellings)},
        {"department_reputation", "perceived reputation, 0 the sector's mean, below it worse",
         "standard deviations", std::move(reputation)},
    };
    if (any_own)
        group.columns.push_back({"department_source",
                                 "where the department's description comes from: 0 synthesised, 1 "
                                 "the user's own table",
                                 "1", std::move(source)});
    return group;
}

sim::PlaceGroup describe_segments(World const& world)
{
    std::vector<std::string> labels;
    std::vector<std::string> municipality;
    std::vector<std::string> tenure;
    std::vector<std::string> region;
    for (Municipality const& m : world.municipalities) {
        for (std::string const& segment : list_names(Tenure::owner)) {
            labels.push_back(m.name + " " + segment);
            municipality.push_back(m.name);
            tenure.emplace_back(segment);
            region.emplace_back(name_of(m.region));
        }
    }
    sim::PlaceGroup group;
    group.axis = "segment";
    group.long_name = "homes outside public housing, by municipality and tenure";
    group.cube_prefix = "elsewhere_";
    group.labels = std::move(labels);
    group.columns = {
        {"segment_municipality", "municipality", "1", std::move(municipality)},
        {"segment_tenure", "tenure", "1", std::move(tenure)},
        {"segment_region", "region", "1", std::move(region)},
    };
    return group;
}

} // namespace boligsim
