#pragma once

#include <map>

#include "analysis/trajectory/trajectory.hpp"
#include "sim/record/trajectory.hpp"

namespace boligsim::analysis {

/// A trajectory that lies in memory. It takes what a run records, as a file does, so that what is
/// computed of a file can be computed of a run; tests fill it in by hand. Only numbers other than 0
/// are stored. Events of a run are not kept.
class MemoryTrajectory final : public Trajectory, public sim::TrajectorySink {
public:
    /// For a run: `layout` is the model's, with departments and segments as its places.
    MemoryTrajectory(sim::TrajectoryLayout const& layout, sim::Provenance const& provenance);
    /// For tests: nothing in it yet.
    MemoryTrajectory(std::string scenario, std::vector<int> years, std::size_t replicates,
                     std::vector<std::string> departments, std::vector<std::string> segments);

    /// Calls for different replicates may come at the same time.
    void write_year(int replicate, std::size_t year, sim::YearCounts const& counts) override;

    /// Adds a measure, all zero, for departments and segments.
    void add_measure(std::string const& name, std::vector<CategoryAxis> axes);
    /// A number to fill in; the reference stays valid. The measure must have been added.
    std::int64_t& value(std::string const& measure, Sector sector, std::size_t replicate,
                        std::size_t year, std::size_t place, std::size_t cell);
    void set_integers(std::string const& column, std::vector<std::int64_t> values);
    void set_reals(std::string const& column, std::vector<double> values);
    void set_texts(std::string const& column, std::vector<std::string> values);
    void set_attribute(std::string const& name, std::string value);
    /// Adds a table of events; replicates without one have none of its rows.
    void set_events(std::string const& table, std::size_t replicate, sim::ReadEvents events);
    void set_scale(double scale) { scale_ = scale; }
    void set_seed(std::uint64_t seed) { seed_ = seed; }

    std::string scenario() const override { return scenario_; }
    std::optional<std::string> attribute(std::string_view name) const override;
    std::uint64_t seed() const override { return seed_; }
    double scale() const override { return scale_; }
    std::vector<int> const& years() const override { return years_; }
    std::size_t replicates() const override { return replicates_; }
    std::vector<std::string> const& places(Sector sector) const override
    {
        return sector == Sector::departments ? departments_ : segments_;
    }
    std::vector<std::int64_t> integers(std::string_view column) const override;
    std::vector<double> reals(std::string_view column) const override;
    std::vector<std::string> texts(std::string_view column) const override;
    bool has(std::string_view measure, Sector sector) const override;
    std::vector<CategoryAxis> axes(std::string_view measure) const override;
    void visit(std::string_view measure, Sector sector, std::size_t replicate,
               sim::YearVisitor const& take) const override;
    bool has_events() const override { return !events_.empty(); }
    sim::ReadEvents events(std::string const& table, std::vector<std::string> const& columns,
                           std::size_t replicate) const override;

private:
    struct Stored {
        std::vector<CategoryAxis> axes;
        std::size_t cells = 1;
        /// By replicate: the numbers that are not zero, by place in [year][place][cell], departments
        /// before segments.
        std::vector<std::map<std::size_t, std::int64_t>> numbers;
    };
    std::size_t place_count() const { return departments_.size() + segments_.size(); }

    std::string scenario_;
    std::vector<int> years_;
    std::size_t replicates_;
    std::vector<std::string> departments_;
    std::vector<std::string> segments_;
    std::uint64_t seed_ = 0;
    double scale_ = 1;
    std::map<std::string, Stored, std::less<>> measures_;
    /// What a run writes, in the order of its catalogue.
    std::vector<std::pair<sim::MeasureId, Stored*>> recorded_;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> integers_;
    std::map<std::string, std::vector<double>, std::less<>> reals_;
    std::map<std::string, std::vector<std::string>, std::less<>> texts_;
    std::map<std::string, std::string, std::less<>> attributes_;
    std::map<std::pair<std::string, std::size_t>, sim::ReadEvents> events_;
};

} // namespace boligsim::analysis
