#include "analysis/trajectory/memory_trajectory.hpp"

#include <cassert>
#include <utility>
#include <variant>

namespace boligsim::analysis {

namespace {

std::vector<std::string> labels_of(sim::TrajectoryLayout const& layout, std::string_view axis)
{
    for (sim::PlaceGroup const& group : layout.places)
        if (group.axis == axis)
            return group.labels;
    return {};
}

} // namespace

MemoryTrajectory::MemoryTrajectory(sim::TrajectoryLayout const& layout,
                                   sim::Provenance const& provenance)
    : MemoryTrajectory(provenance.scenario, layout.years,
                       static_cast<std::size_t>(layout.replicates), labels_of(layout, "department"),
                       labels_of(layout, "segment"))
{
    set_scale(provenance.scale);
    set_seed(provenance.seed);
    set_attribute("version", provenance.version);
    set_attribute("git_commit", provenance.git_commit);
    set_attribute("study", provenance.study_name);
    set_attribute("study_text", provenance.study_text);
    set_attribute("parameters_text", provenance.parameters_text);
    set_attribute("parameters_hash", provenance.parameters_hash);
    set_attribute("command_line", provenance.command_line);
    for (sim::PlaceGroup const& group : layout.places)
        for (sim::PlaceColumn const& column : group.columns) {
            if (auto const* integers = std::get_if<std::vector<std::int32_t>>(&column.values))
                set_integers(column.name, {integers->begin(), integers->end()});
            else if (auto const* reals = std::get_if<std::vector<double>>(&column.values))
                set_reals(column.name, *reals);
            else
                set_texts(column.name, std::get<std::vector<std::string>>(column.values));
        }
    for (std::size_t m = 0; m < layout.measures.size(); ++m) {
        sim::MeasureId const id{m};
        if (!layout.measures.is_recorded(id))
            continue;
        std::vector<CategoryAxis> axes;
        for (std::string const& name : layout.measures[id].axes)
            axes.push_back({name, layout.measures.axis(name).labels});
        add_measure(layout.measures[id].name, std::move(axes));
        recorded_.emplace_back(id, &measures_.find(layout.measures[id].name)->second);
    }
}

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

void MemoryTrajectory::write_year(int replicate, std::size_t year, sim::YearCounts const& counts)
{
    assert(counts.places() == place_count());
    auto const r = static_cast<std::size_t>(replicate);
    for (std::size_t place = 0; place < counts.places(); ++place) {
        if (!counts.is_touched(place))
            continue;
        for (auto const& [id, stored] : recorded_)
            for (std::size_t cell = 0; cell < stored->cells; ++cell)
                if (std::int64_t const n = counts.at(id, place, cell); n != 0)
                    stored->numbers[r].insert_or_assign(
                        stored->numbers[r].end(),
                        (year * place_count() + place) * stored->cells + cell, n);
    }
}

void MemoryTrajectory::add_measure(std::string const& name, std::vector<CategoryAxis> axes)
{
    Stored stored;
    for (CategoryAxis const& axis : axes)
        stored.cells *= axis.labels.size();
    stored.axes = std::move(axes);
    stored.numbers.resize(replicates_);
    measures_[name] = std::move(stored);
}

std::int64_t& MemoryTrajectory::value(std::string const& measure, Sector sector,
                                      std::size_t replicate, std::size_t year, std::size_t place,
                                      std::size_t cell)
{
    Stored& stored = measures_.at(measure);
    std::size_t const first = sector == Sector::departments ? 0 : departments_.size();
    std::size_t const at = (year * place_count() + first + place) * stored.cells + cell;
    return stored.numbers[replicate][at];
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
    if (auto const found = texts_.find(column); found != texts_.end())
        return found->second;
    std::vector<std::string> digits;
    for (std::int64_t const value : integers(column))
        digits.push_back(value < 0 ? std::string{} : std::to_string(value));
    return digits;
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

void MemoryTrajectory::visit(std::string_view measure, Sector sector, std::size_t replicate,
                             sim::YearVisitor const& take) const
{
    auto const found = measures_.find(measure);
    assert(found != measures_.end());
    Stored const& stored = found->second;
    std::size_t const first = sector == Sector::departments ? 0 : departments_.size();
    std::size_t const places = this->places(sector).size();
    std::vector<sim::CubeEntry> entries;
    for (std::size_t year = 0; year < years_.size(); ++year) {
        entries.clear();
        std::size_t const begin = (year * place_count() + first) * stored.cells;
        auto const& numbers = stored.numbers[replicate];
        for (auto at = numbers.lower_bound(begin);
             at != numbers.end() && at->first < begin + places * stored.cells; ++at)
            if (at->second != 0)
                entries.push_back({static_cast<std::uint32_t>((at->first - begin) / stored.cells),
                                   static_cast<std::uint32_t>(at->first % stored.cells),
                                   at->second});
        take(year, entries);
    }
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
