#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/trajectory/kept_years.hpp"
#include "sim/files/trajectory/event_rows.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

/// The two families of places that a trajectory counts by: departments of public housing, and the
/// tenure segments outside it (owner, private rental, other).
enum class Sector { departments, elsewhere };

/// A category axis of a measure.
struct CategoryAxis {
    std::string name;
    std::vector<std::string> labels;
};

/// One replicate of a measure: [year][place][cell], the cell fastest. Cells run through the
/// measure's category axes, the last one fastest.
struct Block {
    std::size_t years = 0;
    std::size_t places = 0;
    std::size_t cells = 1;
    std::vector<std::int64_t> values;

    std::int64_t at(std::size_t year, std::size_t place, std::size_t cell) const
    {
        return values[(year * places + place) * cells + cell];
    }
};

/// What the analysis needs of a trajectory: measures by name, whatever the file behind them.
/// Indices of years and replicates count from 0.
class Trajectory {
public:
    virtual ~Trajectory() = default;

    virtual std::string scenario() const = 0;
    /// A text attribute of the root ("study_text", "version", ...).
    virtual std::optional<std::string> attribute(std::string_view name) const = 0;
    virtual std::uint64_t seed() const = 0;
    /// Share of the country's households that were simulated.
    virtual double scale() const = 0;

    virtual std::vector<int> const& years() const = 0;
    virtual std::size_t replicates() const = 0;
    /// Names of the places.
    virtual std::vector<std::string> const& places(Sector sector) const = 0;
    /// A column of whole numbers beside the departments ("department_programmes"); empty where
    /// there is none, or one of text.
    virtual std::vector<std::int64_t> integers(std::string_view column) const = 0;
    /// A column of real numbers beside the departments ("department_reputation"); empty where there
    /// is none, or one of another kind.
    virtual std::vector<double> reals(std::string_view column) const = 0;
    /// A column beside the departments as text ("department_area"), whole numbers in digits and
    /// those below zero, which stand for none, as empty text; empty where there is none.
    virtual std::vector<std::string> texts(std::string_view column) const = 0;

    virtual bool has(std::string_view measure, Sector sector) const = 0;
    /// The category axes of a measure that is there.
    virtual std::vector<CategoryAxis> axes(std::string_view measure) const = 0;
    /// Calls `take` for each year (an index) of a replicate, in order, with the numbers of a measure
    /// that are not zero. Throws sim::RunFailed where the file cannot be read.
    virtual void visit(std::string_view measure, Sector sector, std::size_t replicate,
                       sim::YearVisitor const& take) const = 0;
    /// Number of the measure's cells: the product of its axes' lengths.
    std::size_t cells(std::string_view measure) const;
    /// All of a replicate of a measure. Takes much more memory than `visit`.
    Block read(std::string_view measure, Sector sector, std::size_t replicate) const;

    /// Whether events were recorded.
    virtual bool has_events() const = 0;
    /// Columns of a table of events, "lettings" or "moves", for one replicate. Throws
    /// sim::RunFailed where there is no such table or column.
    virtual sim::ReadEvents events(std::string const& table,
                                   std::vector<std::string> const& columns,
                                   std::size_t replicate) const = 0;

    /// Index of a calendar year; empty where it was not recorded.
    std::optional<std::size_t> year_index(int year) const;
};

/// Opens a trajectory file. What is read of it is kept as far as the memory goes, so that it is read
/// once; files of one command share the memory. Throws sim::RunFailed with a sentence where the file
/// is not a complete one.
std::unique_ptr<Trajectory>
open_trajectory(std::filesystem::path const& path,
                std::shared_ptr<KeptMemory> memory = std::make_shared<KeptMemory>(0));

/// The files that FILE arguments name: a directory stands for all *.h5 in it, in order of their
/// names. Throws sim::InvalidInput where a path does not exist or a directory holds none.
std::vector<std::filesystem::path>
list_trajectory_files(std::vector<std::filesystem::path> const& arguments);

} // namespace boligsim::analysis
