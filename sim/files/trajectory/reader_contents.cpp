#include "sim/files/trajectory/reader_contents.hpp"

#include <cassert>
#include <cstdint>

#include "sim/files/trajectory/file_lock.hpp"
#include "sim/files/trajectory/hdf5_limits.hpp"
#include "sim/files/trajectory/writer_layout.hpp"

namespace sim {

namespace {

using hdf5::checked;

std::string text_or_empty(hid_t object, char const* name)
{
    return hdf5::read_text_attribute(object, name).value_or("");
}

H5T_class_t value_class(hid_t dataset)
{
    hdf5::Type const type{H5Dget_type(dataset)};
    return H5Tget_class(type.get());
}

CubeDescription describe_cube(hid_t dataset, std::string const& name)
{
    CubeDescription cube;
    cube.name = name;
    cube.long_name = text_or_empty(dataset, "long_name");
    cube.units = text_or_empty(dataset, "units");
    cube.kind = text_or_empty(dataset, "kind") == "flow" ? MeasureKind::flow : MeasureKind::stock;
    hdf5::Type const type{H5Dget_type(dataset)};
    cube.cells = H5Tget_size(type.get()) == sizeof(std::int64_t) ? CellType::sum : CellType::count;
    cube.axes = hdf5::attached_axes(dataset);
    for (hsize_t const length : hdf5::shape_of(dataset))
        cube.shape.push_back(length);
    return cube;
}

std::optional<std::string> digest_attribute(hid_t object)
{
    return hdf5::read_text_attribute(object, "digest");
}

ReadColumn read_column(hid_t dataset, std::string const& name)
{
    ReadColumn read;
    read.axis = hdf5::attached_axes(dataset).at(0);
    read.column.name = name;
    read.column.long_name = text_or_empty(dataset, "long_name");
    read.column.units = text_or_empty(dataset, "units");
    switch (value_class(dataset)) {
    case H5T_STRING:
        read.column.values = hdf5::read_texts(dataset);
        break;
    case H5T_FLOAT:
        read.column.values = hdf5::read_all<double>(dataset, H5T_NATIVE_DOUBLE);
        break;
    default:
        read.column.values = hdf5::read_all<std::int32_t>(dataset, H5T_NATIVE_INT32);
        break;
    }
    return read;
}

constexpr char const* not_complete_yet = "is not complete (the run was stopped before its first "
                                         "year was in the file); run the study again";

} // namespace

void TrajectoryReader::Contents::open(Accept accept)
{
    if (auto const writer = writer_of(path))
        throw RunFailed("is being written by " + *writer + "; wait until it has ended");
    file_size = std::filesystem::file_size(path);
    Seal const seal = check_seal(path);
    if (seal == Seal::broken)
        throw RunFailed("is damaged (its bytes do not fit its seal); copy it again, or run the "
                        "study again");
    file = hdf5::open_to_read(path);
    root = hdf5::Object{H5Oopen(file.get(), "/", H5P_DEFAULT)};
    if (path.extension() == ".part" && (!root || H5Aexists(root.get(), "complete") <= 0))
        throw RunFailed(not_complete_yet);
    require_our_root();
    auto const marked_complete = hdf5::read_int_attribute(root.get(), "complete");
    complete = *marked_complete == 1;
    if (!complete && accept == Accept::complete_only)
        throw RunFailed(
            "is not complete (the run was stopped before its end); run the study again");
    for (std::string const& name : hdf5::plain_members(file.get()))
        read_member(name);
    check_shapes();
    held_to_digests = complete && accept != Accept::changed_too;
    if (held_to_digests)
        check_digests();
}

void TrajectoryReader::Contents::require_our_root() const
{
    hdf5::checked(root.get(), "has no root");
    auto const version = hdf5::read_int_attribute(root.get(), "format_version");
    if (!version || !hdf5::read_int_attribute(root.get(), "complete"))
        throw RunFailed("is not a trajectory file (it has no format_version and complete); "
                        "boligsim run writes them");
    if (*version > trajectory_format_version)
        throw RunFailed("has format " + std::to_string(*version) + " (this program reads up to " +
                        std::to_string(trajectory_format_version) + "); use a later version");
}

void TrajectoryReader::Contents::read_member(std::string const& name)
{
    hdf5::Object const object = hdf5::open_plain_member(file.get(), name);
    H5I_type_t const type = H5Iget_type(object.get());
    if (type == H5I_GROUP && name == "events")
        read_event_tables(object.get());
    if (type != H5I_DATASET)
        return;
    hid_t const dataset = object.get();
    hdf5::require_plain_dataset(dataset, file_size);
    if (name == "replicate" || name == "year" || name == "written") {
        read_numbers(dataset, name);
    } else if (hdf5::read_text_attribute(dataset, "CLASS") == "DIMENSION_SCALE") {
        axes.push_back({name, hdf5::read_texts(dataset)});
    } else if (H5Aexists(dataset, "kind") > 0) {
        if (value_class(dataset) != H5T_INTEGER)
            throw RunFailed("has a measure '" + name +
                            "' of no whole numbers; run the study again");
        cubes.push_back(describe_cube(dataset, name));
        cube_digests[name] = digest_attribute(dataset).value_or("");
    } else if (hdf5::shape_of(dataset).size() == 1) {
        columns.push_back(read_column(dataset, name));
    }
}

void TrajectoryReader::Contents::read_numbers(hid_t dataset, std::string const& name)
{
    if (name == "written") {
        written = hdf5::read_all<std::int8_t>(dataset, H5T_NATIVE_INT8);
        return;
    }
    for (std::int32_t const number : hdf5::read_all<std::int32_t>(dataset, H5T_NATIVE_INT32)) {
        (name == "year" ? year_labels : replicate_labels).push_back(std::to_string(number));
        if (name == "year")
            years.push_back(number);
    }
}

ReadColumn const& TrajectoryReader::Contents::column(std::string_view name) const
{
    auto const found = std::find_if(columns.begin(), columns.end(), [&](ReadColumn const& read) {
        return read.column.name == name;
    });
    if (found == columns.end())
        refuse("has no column '" + std::string(name) + "'");
    return *found;
}

CubeDescription const& TrajectoryReader::Contents::cube(std::string_view name) const
{
    auto const found = find_named(cubes, name);
    if (found == cubes.end())
        refuse("has no measure '" + std::string(name) + "'");
    return *found;
}

Cube TrajectoryReader::Contents::read(std::string_view name,
                                      std::vector<std::size_t> const& fixed) const
{
    CubeDescription const& description = cube(name);
    std::size_t const rank = description.shape.size();
    assert(fixed.size() <= rank);
    std::vector<hsize_t> start(rank, 0);
    std::vector<hsize_t> count(description.shape.begin(), description.shape.end());
    for (std::size_t i = 0; i < fixed.size(); ++i) {
        if (fixed[i] >= description.shape[i])
            refuse("has no " + description.axes[i] + " number " + std::to_string(fixed[i]));
        start[i] = fixed[i];
        count[i] = 1;
    }
    Cube result;
    auto const skipped = static_cast<std::ptrdiff_t>(fixed.size());
    result.axes.assign(description.axes.begin() + skipped, description.axes.end());
    result.shape.assign(description.shape.begin() + skipped, description.shape.end());
    std::size_t n = 1;
    for (std::size_t const length : result.shape)
        n *= length;
    result.values.resize(n);
    guarded([&] {
        hdf5::Dataset const dataset{
            checked(H5Dopen2(file.get(), description.name.c_str(), H5P_DEFAULT),
                    "could not open a measure")};
        hdf5::Space const in_file{H5Dget_space(dataset.get())};
        checked(H5Sselect_hyperslab(in_file.get(), H5S_SELECT_SET, start.data(), nullptr,
                                    count.data(), nullptr),
                "could not select results");
        hdf5::Space const in_memory = hdf5::simple_space(count);
        checked(H5Dread(dataset.get(), H5T_NATIVE_INT64, in_memory.get(), in_file.get(),
                        H5P_DEFAULT, result.values.data()),
                "could not read results");
    });
    check_numbers(description, fixed, result.values);
    return result;
}

} // namespace sim
