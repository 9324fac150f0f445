#include "sim/files/trajectory/trajectory_reader.hpp"

#include <algorithm>
#include <cassert>

#include "sim/files/trajectory/reader_contents.hpp"

namespace sim {

std::int64_t Cube::at(std::span<std::size_t const> index) const
{
    assert(index.size() == shape.size());
    std::size_t offset = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        assert(index[i] < shape[i]);
        offset = offset * shape[i] + index[i];
    }
    return values[offset];
}

std::size_t Cube::axis(std::string_view name) const
{
    auto const found = std::find(axes.begin(), axes.end(), name);
    assert(found != axes.end());
    return static_cast<std::size_t>(found - axes.begin());
}

bool Cube::has_axis(std::string_view name) const
{
    return std::find(axes.begin(), axes.end(), name) != axes.end();
}

TrajectoryReader::TrajectoryReader(std::filesystem::path path, Accept accept)
    : contents_(std::make_unique<Contents>())
{
    contents_->path = std::move(path);
    if (std::filesystem::is_directory(contents_->path))
        contents_->refuse("is a folder; name one of the files in it");
    if (!std::filesystem::exists(contents_->path))
        contents_->refuse("no such file");
    if (!std::filesystem::is_regular_file(contents_->path))
        contents_->refuse("is no regular file (a device, a pipe or a socket)");
    contents_->guarded([&] { contents_->open(accept); });
}

TrajectoryReader::~TrajectoryReader() = default;
TrajectoryReader::TrajectoryReader(TrajectoryReader&&) noexcept = default;
TrajectoryReader& TrajectoryReader::operator=(TrajectoryReader&&) noexcept = default;

std::filesystem::path const& TrajectoryReader::path() const
{
    return contents_->path;
}

bool TrajectoryReader::complete() const
{
    return contents_->complete;
}

std::string TrajectoryReader::text_attribute(std::string_view name) const
{
    std::string const key(name);
    return contents_->guarded([&] {
        auto text = hdf5::read_text_attribute(contents_->root.get(), key.c_str());
        if (!text)
            throw RunFailed("has no text '" + key + "' in its provenance");
        return *text;
    });
}

bool TrajectoryReader::has_attribute(std::string_view name) const
{
    std::string const key(name);
    return contents_->guarded([&] { return H5Aexists(contents_->root.get(), key.c_str()) > 0; });
}

std::uint64_t TrajectoryReader::seed() const
{
    return contents_->guarded([&] {
        auto const seed = hdf5::read_int_attribute(contents_->root.get(), "seed");
        if (!seed)
            throw RunFailed("has no seed in its provenance");
        return static_cast<std::uint64_t>(*seed);
    });
}

double TrajectoryReader::scale() const
{
    return contents_->guarded([&] {
        auto const scale = hdf5::read_real_attribute(contents_->root.get(), "scale");
        if (!scale || !(*scale > 0) || *scale > 1)
            throw RunFailed("has no scale in its provenance");
        return *scale;
    });
}

std::size_t TrajectoryReader::replicates() const
{
    return contents_->replicate_labels.size();
}

std::vector<int> const& TrajectoryReader::years() const
{
    return contents_->years;
}

bool TrajectoryReader::written(std::size_t replicate, std::size_t year) const
{
    return contents_->written.at(replicate * contents_->years.size() + year) == 1;
}

std::vector<std::string> const& TrajectoryReader::labels(std::string_view axis) const
{
    if (!has_axis(axis))
        contents_->refuse("has no axis '" + std::string(axis) + "'");
    return contents_->labels(axis);
}

bool TrajectoryReader::has_axis(std::string_view axis) const
{
    return axis == "replicate" || axis == "year" ||
           find_named(contents_->axes, axis) != contents_->axes.end();
}

std::vector<std::string> TrajectoryReader::axes() const
{
    std::vector<std::string> names;
    for (ReadAxis const& axis : contents_->axes)
        names.push_back(axis.name);
    return names;
}

std::vector<std::string> TrajectoryReader::columns() const
{
    std::vector<std::string> names;
    for (ReadColumn const& read : contents_->columns)
        names.push_back(read.column.name);
    return names;
}

bool TrajectoryReader::has_column(std::string_view name) const
{
    auto const names = columns();
    return std::find(names.begin(), names.end(), name) != names.end();
}

PlaceColumn const& TrajectoryReader::column(std::string_view name) const
{
    return contents_->column(name).column;
}

std::string const& TrajectoryReader::column_axis(std::string_view name) const
{
    return contents_->column(name).axis;
}

std::vector<std::int32_t> const& TrajectoryReader::int_column(std::string_view name) const
{
    auto const* values = std::get_if<std::vector<std::int32_t>>(&column(name).values);
    if (values == nullptr)
        contents_->refuse("has no integers in its column '" + std::string(name) + "'");
    return *values;
}

std::vector<double> TrajectoryReader::real_column(std::string_view name) const
{
    auto const& values = column(name).values;
    if (auto const* reals = std::get_if<std::vector<double>>(&values))
        return *reals;
    std::vector<std::int32_t> const& integers = int_column(name);
    return {integers.begin(), integers.end()};
}

std::vector<std::string> const& TrajectoryReader::text_column(std::string_view name) const
{
    auto const* values = std::get_if<std::vector<std::string>>(&column(name).values);
    if (values == nullptr)
        contents_->refuse("has no texts in its column '" + std::string(name) + "'");
    return *values;
}

std::vector<CubeDescription> const& TrajectoryReader::cubes() const
{
    return contents_->cubes;
}

bool TrajectoryReader::has_cube(std::string_view name) const
{
    return find_named(contents_->cubes, name) != contents_->cubes.end();
}

CubeDescription const& TrajectoryReader::describe(std::string_view name) const
{
    return contents_->cube(name);
}

Cube TrajectoryReader::read_cube(std::string_view name) const
{
    return contents_->read(name, {});
}

Cube TrajectoryReader::read_cube(std::string_view name, std::size_t replicate) const
{
    return contents_->read(name, {replicate});
}

Cube TrajectoryReader::read_cube(std::string_view name, std::size_t replicate,
                                 std::size_t year) const
{
    return contents_->read(name, {replicate, year});
}

void TrajectoryReader::visit_years(std::string_view name, std::size_t replicate,
                                   YearVisitor const& take) const
{
    contents_->visit_years(name, replicate, take);
}

} // namespace sim
