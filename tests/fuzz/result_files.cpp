/// Makes result files to try the reading commands with.
///
///     result_files shrink FILE OUT PLACES   OUT: the file with so many departments and segments
///     result_files damage FILE OUT SEED     OUT: the file damaged, by the seed
///     result_files seal FILE                gives the file the seal that fits its bytes
///
/// Every second damaged file is sealed again, as somebody would who means harm; otherwise none got
/// further than the seal.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/files/trajectory/seal.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/fuzz/damage.hpp"

namespace {

using sim::TrajectoryReader;

constexpr std::size_t none = SIZE_MAX;
constexpr std::string_view elsewhere = "elsewhere_";

/// Places that stay, spread over all: for each old number the new one.
std::vector<std::size_t> thinned(std::size_t all, std::size_t kept)
{
    std::vector<std::size_t> renumbered(all, none);
    kept = std::min(all, kept);
    for (std::size_t k = 0; k < kept; ++k)
        renumbered[k * all / kept] = k;
    return renumbered;
}

template <class Value>
std::vector<Value> selected(std::vector<Value> const& values, std::vector<std::size_t> const& kept)
{
    std::vector<Value> some;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (kept[i] != none)
            some.push_back(values[i]);
    return some;
}

class Shrinking {
public:
    Shrinking(TrajectoryReader const& file, std::size_t places)
        : file_(file),
          departments_(thinned(file.labels("department").size(), places)),
          segments_(thinned(file.labels("segment").size(), places))
    {
        add_places("department", "", departments_);
        add_places("segment", std::string(elsewhere), segments_);
        for (std::string const& axis : file.axes())
            if (axis != "department" && axis != "segment")
                layout_.measures.add_axis({axis, axis, file.labels(axis)});
        for (sim::CubeDescription const& cube : file.cubes())
            if (!cube.name.starts_with(elsewhere))
                layout_.measures.add({cube.name,
                                      cube.long_name,
                                      cube.units,
                                      cube.kind,
                                      cube.cells,
                                      {cube.axes.begin() + 3, cube.axes.end()}});
        layout_.years = file.years();
        layout_.replicates = static_cast<int>(file.replicates());
        for (std::string const& table : file.event_tables())
            add_events(table);
    }

    void write(std::filesystem::path const& path) const
    {
        sim::TrajectoryWriter writer(path, layout_, provenance(),
                                     sim::TrajectoryWriter::Existing::replace);
        for (std::size_t r = 0; r < file_.replicates(); ++r) {
            if (!layout_.events.empty())
                writer.write_events(static_cast<int>(r), events(r));
            for (std::size_t y = 0; y < layout_.years.size(); ++y)
                writer.write_year(static_cast<int>(r), y, counts(r, y));
        }
        writer.finish();
    }

private:
    void add_places(std::string const& axis, std::string const& prefix,
                    std::vector<std::size_t> const& kept)
    {
        sim::PlaceGroup group{axis, axis, prefix, selected(file_.labels(axis), kept), {}};
        for (std::string const& name : file_.columns()) {
            if (file_.column_axis(name) != axis)
                continue;
            sim::PlaceColumn column = file_.column(name);
            std::visit([&](auto& values) { values = selected(values, kept); }, column.values);
            group.columns.push_back(std::move(column));
        }
        layout_.places.push_back(std::move(group));
    }

    void add_events(std::string const& table)
    {
        sim::EventTable described{table, table, {}};
        for (std::string const& column : file_.event_columns(table)) {
            if (column == "replicate")
                continue;
            sim::ReadEvents const first = file_.events(table, {column}, 0);
            auto const labels = first.labels.find(column);
            described.columns.push_back(
                {column, column, "1",
                 column == "household" ? sim::EventCells::name : sim::EventCells::number,
                 labels == first.labels.end() ? std::vector<std::string>{} : labels->second});
        }
        layout_.events.push_back(std::move(described));
    }

    /// The new number of a place of an event; -1 stays.
    std::int64_t renumbered(std::int64_t place) const
    {
        if (place < 0)
            return place;
        auto const at = static_cast<std::size_t>(place);
        std::size_t const departments = departments_.size();
        std::size_t const kept = at < departments ? departments_[at] : segments_[at - departments];
        if (kept == none)
            return -2;
        return static_cast<std::int64_t>(at < departments ? kept
                                                          : kept + layout_.places[0].labels.size());
    }

    std::vector<sim::EventRows> events(std::size_t replicate) const
    {
        std::vector<sim::EventRows> all;
        for (sim::EventTable const& table : layout_.events) {
            std::vector<std::string> names;
            for (sim::EventColumn const& column : table.columns)
                names.push_back(column.name);
            sim::ReadEvents const read = file_.events(table.name, names, replicate);
            sim::EventRows rows(table);
            for (std::size_t i = 0; i < read.rows(); ++i) {
                std::vector<std::int64_t> row;
                bool stays = true;
                for (std::string const& name : names) {
                    bool const is_place = name == "from" || name == "to" || name == "department";
                    row.push_back(is_place ? renumbered(read[name][i]) : read[name][i]);
                    stays = stays && row.back() >= -1;
                }
                if (stays)
                    rows.add(row);
            }
            all.push_back(std::move(rows));
        }
        return all;
    }

    sim::YearCounts counts(std::size_t replicate, std::size_t year) const
    {
        std::size_t const departments = layout_.places[0].labels.size();
        sim::YearCounts counts(layout_.measures, departments + layout_.places[1].labels.size());
        for (std::size_t m = 0; m < layout_.measures.size(); ++m) {
            std::string const& name = layout_.measures.measures()[m].name;
            sim::MeasureId const id{m};
            add(counts, id, name, departments_, 0, replicate, year);
            add(counts, id, std::string(elsewhere) + name, segments_, departments, replicate, year);
        }
        return counts;
    }

    void add(sim::YearCounts& counts, sim::MeasureId id, std::string const& cube,
             std::vector<std::size_t> const& kept, std::size_t first, std::size_t replicate,
             std::size_t year) const
    {
        if (!file_.has_cube(cube))
            return;
        sim::Cube const read = file_.read_cube(cube, replicate, year);
        std::size_t const cells = layout_.measures.cells(id);
        for (std::size_t p = 0; p < kept.size(); ++p)
            for (std::size_t c = 0; kept[p] != none && c < cells; ++c)
                counts.add(id, first + kept[p], c, read.values[p * cells + c]);
    }

    sim::Provenance provenance() const
    {
        sim::Provenance p;
        p.version = file_.text_attribute("version");
        p.git_commit = file_.text_attribute("git_commit");
        p.study_name = file_.text_attribute("study");
        p.scenario = file_.scenario();
        p.seed = file_.seed();
        p.scale = file_.scale();
        p.study_text = file_.text_attribute("study_text");
        p.parameters_hash = file_.text_attribute("parameters_hash");
        p.command_line = file_.text_attribute("command_line");
        return p;
    }

    TrajectoryReader const& file_;
    std::vector<std::size_t> departments_;
    std::vector<std::size_t> segments_;
    sim::TrajectoryLayout layout_;
};

void damage(std::filesystem::path const& from, std::filesystem::path const& to, std::uint64_t seed)
{
    std::ifstream in(from, std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    bool const sealed_again = seed % 2 == 1;
    if (sealed_again)
        bytes.resize(bytes.size() - sim::seal_size);
    boligsim::damage(bytes, seed);
    {
        std::ofstream out(to, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    if (sealed_again)
        sim::append_seal(to);
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    try {
        if (arguments.size() == 4 && arguments[0] == "shrink")
            Shrinking(TrajectoryReader(arguments[1]), std::stoul(arguments[3])).write(arguments[2]);
        else if (arguments.size() == 4 && arguments[0] == "damage")
            damage(arguments[1], arguments[2], std::stoull(arguments[3]));
        else if (arguments.size() == 2 && arguments[0] == "seal")
            sim::append_seal(arguments[1]);
        else
            return 2;
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}
