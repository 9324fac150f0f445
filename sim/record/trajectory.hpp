#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/record/events.hpp"
#include "sim/record/measures.hpp"

namespace sim {

/// A described column beside an axis: one value a row of it.
struct PlaceColumn {
    std::string name;
    std::string long_name;
    std::string units;
    std::variant<std::vector<std::int32_t>, std::vector<double>, std::vector<std::string>> values;
};

/// Places that share an axis in the file. Places of a world are numbered through: first those of
/// the first group, then those of the next.
struct PlaceGroup {
    std::string axis; ///< "department", "segment"
    std::string long_name;
    std::string cube_prefix; ///< "" for departments, "elsewhere_" for segments
    std::vector<std::string> labels;
    std::vector<PlaceColumn> columns;
};

/// What a trajectory file holds, decided before the first world runs.
struct TrajectoryLayout {
    MeasureCatalogue measures;
    std::vector<PlaceGroup> places;
    std::vector<int> years;
    int replicates = 0;
    std::vector<EventTable> events = {}; ///< none: events are not recorded
};

/// Where a run came from; written as attributes of the file's root.
struct Provenance {
    std::string version;
    std::string git_commit;
    std::string study_name;
    std::string scenario;
    std::uint64_t seed = 0;
    double scale = 1; ///< share of households simulated; numbers divided by it are at full scale
    std::string study_text;      ///< the study as resolved: rerunning it gives the same digest
    std::string parameters_text; ///< every parameter's value in force, with source and status
    std::string parameters_hash;
    /// Those of them that the scenario's own settings changed, as they were before.
    std::string parameters_before_text;
    std::string interventions_text; ///< the catalogue's entries that studies may use
    std::string interventions_hash;
    std::string command_line;
};

/// Takes a world's years as they are finished. Calls come from several threads, for one world in
/// the order of its years.
class TrajectorySink {
public:
    virtual ~TrajectorySink() = default;
    /// `replicate` and `year` are indices into the layout.
    virtual void write_year(int replicate, std::size_t year, YearCounts const& counts) = 0;
    /// Events of a replicate since the last call, one item a table of the layout. Called before the
    /// year in which they happened is written, where the layout has tables of events.
    virtual void write_events(int /*replicate*/, std::vector<EventRows> const& /*events*/) {}
};

} // namespace sim
