#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/files/trajectory/event_rows.hpp"
#include "sim/record/measures.hpp"
#include "sim/record/trajectory.hpp"

namespace sim {

/// Numbers of one measure, row-major: the last axis is the fastest.
struct Cube {
    std::vector<std::string> axes; ///< "replicate", "year", "department", "age", ...
    std::vector<std::size_t> shape;
    std::vector<std::int64_t> values; ///< -1 where nothing was written (an incomplete file)

    /// One value; an index for each axis.
    std::int64_t at(std::span<std::size_t const> index) const;
    /// Position of an axis in `axes`; the axis must be there.
    std::size_t axis(std::string_view name) const;
    bool has_axis(std::string_view name) const;
};

/// What a cube is, without its numbers.
struct CubeDescription {
    std::string name;
    std::string long_name;
    std::string units;
    MeasureKind kind = MeasureKind::stock;
    CellType cells = CellType::count;
    std::vector<std::string> axes;
    std::vector<std::size_t> shape;
};

/// A number of a cube that is not zero: its place, and its cell among the place's, the last axis the
/// fastest.
struct CubeEntry {
    std::uint32_t place = 0;
    std::uint32_t cell = 0;
    std::int64_t value = 0;

    friend bool operator==(CubeEntry const&, CubeEntry const&) = default;
};
/// Takes a year's numbers other than zero, in order of places and cells.
using YearVisitor = std::function<void(std::size_t year, std::span<CubeEntry const> entries)>;

/// Reads a trajectory file (docs/formats/trajectory.md). Everything but the cubes is in memory
/// after opening. Calls may come from several threads.
///
/// A file may come from anybody. Opening looks at its seal before HDF5 sees it, and then at
/// everything that the functions below rely on: links, types, storage and sizes, that each measure
/// and column is as long as its axes' labels, and that the digests fit. Numbers are
/// checked by their digest when the last of a measure is read.
///
/// Every function throws UnreadableFile with a sentence where the file cannot be read, has no such
/// member, or is not what was written.
class TrajectoryReader {
public:
    enum class Accept {
        complete_only,
        incomplete_too,
        changed_too, ///< also what does not fit its digests, to find out what was changed
    };

    /// Refuses a file that is not a trajectory, is of a later format, is being written, or is not
    /// what `accept` allows.
    explicit TrajectoryReader(std::filesystem::path path, Accept accept = Accept::complete_only);
    ~TrajectoryReader();
    TrajectoryReader(TrajectoryReader&&) noexcept;
    TrajectoryReader& operator=(TrajectoryReader&&) noexcept;

    std::filesystem::path const& path() const;
    bool complete() const;

    /// An attribute of the root: "scenario", "study_text", "digest", ... Empty where an incomplete
    /// file has none yet.
    std::string text_attribute(std::string_view name) const;
    bool has_attribute(std::string_view name) const;
    std::string scenario() const { return text_attribute("scenario"); }
    std::uint64_t seed() const;
    /// Share of Denmark's households that were simulated; numbers divided by it are at full scale.
    double scale() const;

    std::size_t replicates() const;
    std::vector<int> const& years() const;
    /// Whether the year (an index) of the replicate is in the file; always so in a complete one.
    bool written(std::size_t replicate, std::size_t year) const;

    /// Labels of an axis: "department", "segment", "age", ... For replicate and year, their
    /// numbers.
    std::vector<std::string> const& labels(std::string_view axis) const;
    bool has_axis(std::string_view axis) const;
    /// All axes but replicate and year, in the order of the file.
    std::vector<std::string> axes() const;

    /// Columns beside an axis, in the order of the file: "department_municipality", ...
    std::vector<std::string> columns() const;
    bool has_column(std::string_view name) const;
    PlaceColumn const& column(std::string_view name) const;
    /// The axis that a column stands beside: "department".
    std::string const& column_axis(std::string_view name) const;
    std::vector<std::int32_t> const& int_column(std::string_view name) const;
    /// Of a column of reals or of integers.
    std::vector<double> real_column(std::string_view name) const;
    std::vector<std::string> const& text_column(std::string_view name) const;

    /// The cubes, in the order of the file: "residents", "elsewhere_residents", ...
    std::vector<CubeDescription> const& cubes() const;
    bool has_cube(std::string_view name) const;
    CubeDescription const& describe(std::string_view name) const;

    /// All of a cube: (replicate, year, place, ...). Of Denmark a cube with 50 categories takes 55
    /// MB a replicate; where that is too much, read it a replicate or a year at a time.
    Cube read_cube(std::string_view name) const;
    /// One replicate: (year, place, ...).
    Cube read_cube(std::string_view name, std::size_t replicate) const;
    /// One year (an index) of one replicate: (place, ...).
    Cube read_cube(std::string_view name, std::size_t replicate, std::size_t year) const;

    /// Calls `take` for each year (an index) of a replicate, in order. Several times faster than
    /// `read_cube`, and takes the memory of one year.
    void visit_years(std::string_view name, std::size_t replicate, YearVisitor const& take) const;

    /// Whether events were recorded.
    bool has_events() const;
    /// The tables of events, and the columns of one, in the order of the file.
    std::vector<std::string> event_tables() const;
    std::vector<std::string> event_columns(std::string const& table) const;
    /// Columns of a table of events, `lettings` or `moves`, for one replicate.
    ReadEvents events(std::string const& table, std::vector<std::string> const& columns,
                      std::size_t replicate) const;
    /// All rows of a column of events.
    std::vector<std::int64_t> event_column(std::string const& table,
                                           std::string const& column) const;
    /// The digest of the events as they are in the file; its attribute `events_digest` says what
    /// they were.
    std::string compute_events_digest() const;

    struct Contents; ///< for sim/files/trajectory only

private:
    std::unique_ptr<Contents> contents_;
};

} // namespace sim
