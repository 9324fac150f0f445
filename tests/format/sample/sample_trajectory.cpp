#include "tests/format/sample/sample_trajectory.hpp"

#include <array>

namespace sim {

TrajectoryLayout sample_layout(int replicates, int years, int departments)
{
    TrajectoryLayout layout;
    layout.replicates = replicates;
    for (int y = 0; y < years; ++y)
        layout.years.push_back(2005 + y);

    MeasureCatalogue& catalogue = layout.measures;
    catalogue.add_axis({"age", "age band, years", {"0-17", "18-64", "65+"}});
    catalogue.add_axis({"sex", "sex", {"women", "men"}});
    catalogue.add_axis({"tool", "letting tool", {"not", "used"}});
    catalogue.add(
        {"residents", "residents", "persons", MeasureKind::stock, CellType::count, {"age", "sex"}});
    catalogue.add({"births", "births", "persons", MeasureKind::flow, CellType::count, {}});
    catalogue.add({"rent",
                   "rent, summed over dwellings",
                   "DKK/month",
                   MeasureKind::stock,
                   CellType::sum,
                   {"sex"}});

    PlaceGroup group{"department", "department of public housing", "", {}, {}};
    std::vector<std::int32_t> dwellings;
    std::vector<double> reputation;
    std::vector<std::string> regions;
    for (int d = 0; d < departments; ++d) {
        group.labels.push_back("Sømarken " + std::to_string(d));
        dwellings.push_back(10 * d);
        reputation.push_back(0.25 * d);
        regions.push_back(d % 2 == 0 ? "Sjælland" : "Fyn");
    }
    group.columns = {{"department_dwellings", "dwellings", "dwellings", dwellings},
                     {"department_reputation", "reputation", "1", reputation},
                     {"department_region", "region", "1", regions}};
    layout.places.push_back(std::move(group));
    layout.places.push_back(
        {"segment", "municipality and tenure", "elsewhere_", {"København owner", "Ærø owner"}, {}});
    return layout;
}

Provenance sample_provenance()
{
    Provenance p;
    p.version = "0.1.0";
    p.git_commit = "abc";
    p.study_name = "sample";
    p.scenario = "baseline";
    p.seed = 20060101;
    p.scale = 0.05;
    p.study_text = "study: sample # æøå\n" + std::string(100000, 's');
    p.parameters_text = std::string(200000, 'p');
    p.parameters_hash = "00ff";
    p.command_line = "boligsim run sample.yaml";
    return p;
}

std::int64_t sample_value(std::size_t measure, std::size_t replicate, std::size_t year,
                          std::size_t place, std::size_t cell)
{
    std::size_t const mixed = 101 * measure + 53 * replicate + 29 * year + 13 * place + 7 * cell;
    if (mixed % 3 != 0)
        return 0;
    auto const n = static_cast<std::int64_t>(mixed % 1000);
    return measure == 2 ? n * 10'000'000'000 : n;
}

EventTable sample_events_table()
{
    return {"visits",
            "visits made up",
            {{"agent", "who", "1", EventCells::name},
             {"length", "how far", "km"},
             {"kind", "why", "1", EventCells::number, {"short_visit", "long_visit"}}}};
}

EventRows sample_events(std::size_t replicate, std::size_t year, std::size_t rows)
{
    EventRows events(sample_events_table());
    for (std::size_t n = 0; n < rows; ++n) {
        auto const mixed = static_cast<std::int64_t>(53 * replicate + 29 * year + 7 * n);
        events.add(
            std::array<std::int64_t, 3>{(std::int64_t{1} << 40) + mixed, mixed % 1000, mixed % 2});
    }
    return events;
}

YearCounts sample_counts(TrajectoryLayout const& layout, std::size_t replicate, std::size_t year)
{
    std::size_t places = 0;
    for (PlaceGroup const& group : layout.places)
        places += group.labels.size();
    YearCounts counts(layout.measures, places);
    for (std::size_t m = 0; m < layout.measures.size(); ++m) {
        for (std::size_t place = 0; place < places; ++place) {
            for (std::size_t cell = 0; cell < layout.measures.cells(MeasureId{m}); ++cell)
                counts.add(MeasureId{m}, place, cell,
                           sample_value(m, replicate, year, place, cell));
        }
    }
    return counts;
}

} // namespace sim
