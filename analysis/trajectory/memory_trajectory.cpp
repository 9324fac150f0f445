#include "analysis/trajectory/memory_trajectory.hpp"

#include <cassert>
#include <utility>

namespace boligsim::analysis {

MemoryTrajectory::MemoryTrajectory(std::string scenario, std::vector<int> years,
                                   std::size_t replicates, std::vector<std::string> departments,
                                   std::vector<std::string> segments)
    : scenario_(std::move(scenario)),
      years_(std::move(years)),
      replicates_(replicates),
      departments_(std::move(departments)),
      segments_(std::move(segments))
{
}

void MemoryTrajectory::add_measure(std::string const& name, std::vector<CategoryAxis> axes)
{
    std::size_t cells = 1;
    for (CategoryAxis const& axis : axes)
        cells *= axis.labels.size();
    auto const zeros = [&](std::size_t places) {
        return Block{years_.size(), places, cells,
                     std::vector<std::int64_t>(years_.size() * places * cells, 0)};
    };
    Stored stored;
    stored.axes = std::move(axes);
    stored.departments.assign(replicates_, zeros(departments_.size()));
    stored.segments.assign(replicates_, zeros(segments_.size()));
    measures_[name] = std::move(stored);
}

std::int64_t& MemoryTrajectory::value(std::string const& measure, Sector sector,
                                      std::size_t replicate, std::size_t year, std::size_t place,
                                      std::size_t cell)
{
    Stored& stored = measures_.at(measure);
    Block& block =
        (sector == Sector::departments ? stored.departments : stored.segments)[replicate];
    return block.values[(year * block.places + place) * block.cells + cell];
}

void MemoryTrajectory::set_integers(std::string const& column, std::vector<std::int64_t> values)
{
    integers_[column] = std::move(values);
}

void MemoryTrajectory::set_reals(std::string const& column, std::vector<double> values)
{
    reals_[column] = std::move(values);
}

void MemoryTrajectory::set_texts(std::string const& column, std::vector<std::string> values)
{
    texts_[column] = std::move(values);
}

void MemoryTrajectory::set_attribute(std::string const& name, std::string value)
{
    attributes_[name] = std::move(value);
}

std::optional<std::string> MemoryTrajectory::attribute(std::string_view name) const
{
    auto const found = attributes_.find(name);
    if (found == attributes_.end())
        return std::nullopt;
    return found->second;
}

std::vector<std::int64_t> MemoryTrajectory::integers(std::string_view column) const
{
    auto const found = integers_.find(column);
    return found == integers_.end() ? std::vector<std::int64_t>{} : found->second;
}

std::vector<double> MemoryTrajectory::reals(std::string_view column) const
{
    auto const found = reals_.find(column);
    return found == reals_.end() ? std::vector<double>{} : found->second;
}

std::vector<std::string> MemoryTrajectory::texts(std::string_view column) const
{
    auto const found = texts_.find(column);
    return found == texts_.end() ? std::vector<std::string>{} : found->second;
}

bool MemoryTrajectory::has(std::string_view measure, Sector) const
{
    return measures_.find(measure) != measures_.end();
}

std::vector<CategoryAxis> MemoryTrajectory::axes(std::string_view measure) const
{
    auto const found = measures_.find(measure);
    assert(found != measures_.end());
    return found->second.axes;
}

Block MemoryTrajectory::read(std::string_view measure, Sector sector, std::size_t replicate) const
{
    auto const found = measures_.find(measure);
    assert(found != measures_.end());
    Stored const& stored = found->second;
    return (sector == Sector::departments ? stored.departments : stored.segments)[replicate];
}

void MemoryTrajectory::set_events(std::string const& table, std::size_t replicate,
                                  sim::ReadEvents events)
{
    events_[{table, replicate}] = std::move(events);
}

sim::ReadEvents MemoryTrajectory::events(std::string const& table,
                                         std::vector<std::string> const& columns,
                                         std::size_t replicate) const
{
    auto const found = events_.find({table, replicate});
    if (found != events_.end())
        return found->second;
    sim::ReadEvents none;
    for (std::string const& column : columns)
        none.columns[column];
    return none;
}

} // namespace boligsim::analysis
