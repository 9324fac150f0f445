#include "sim/files/trajectory/writer_layout.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <numeric>

#include "sim/files/trajectory/chunk_packer.hpp"
#include "sim/files/trajectory/provenance_digest.hpp"

namespace sim {

namespace {

using hdf5::checked;
using Scales = std::map<std::string, hdf5::Dataset>;

/// Attributes of an object stay in its header, in one piece: overwriting `complete` is one write.
constexpr unsigned most_compact_attributes = 64;

hdf5::Properties dataset_properties()
{
    hdf5::Properties properties{H5Pcreate(H5P_DATASET_CREATE)};
    H5Pset_attr_creation_order(properties.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_phase_change(properties.get(), most_compact_attributes, 0);
    H5Pset_obj_track_times(properties.get(), false);
    return properties;
}

hdf5::Dataset make_dataset(hid_t file, std::string const& name, hid_t type,
                           std::vector<hsize_t> const& shape, hid_t properties)
{
    hdf5::Space const space = hdf5::simple_space(shape);
    return hdf5::Dataset{checked(
        H5Dcreate2(file, name.c_str(), type, space.get(), H5P_DEFAULT, properties, H5P_DEFAULT),
        "could not make a data set")};
}

hdf5::Dataset make_texts(hid_t file, std::string const& name, std::vector<std::string> const& texts)
{
    hdf5::Type const type = hdf5::text_type();
    hdf5::Properties const properties = dataset_properties();
    hdf5::Dataset dataset = make_dataset(file, name, type.get(), {texts.size()}, properties.get());
    std::vector<char const*> starts;
    starts.reserve(texts.size());
    for (std::string const& text : texts)
        starts.push_back(text.c_str());
    checked(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()),
            "could not write labels");
    return dataset;
}

template <class Value>
hdf5::Dataset make_numbers(hid_t file, std::string const& name, std::vector<Value> const& values)
{
    hid_t const type = std::is_same_v<Value, double> ? H5T_IEEE_F64LE : H5T_STD_I32LE;
    hid_t const memory = std::is_same_v<Value, double> ? H5T_NATIVE_DOUBLE : H5T_NATIVE_INT32;
    hdf5::Properties const properties = dataset_properties();
    hdf5::Dataset dataset = make_dataset(file, name, type, {values.size()}, properties.get());
    checked(H5Dwrite(dataset.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "could not write a column");
    return dataset;
}

void describe(hid_t object, std::string const& long_name, std::string const& units)
{
    hdf5::write_attribute(object, "long_name", long_name);
    hdf5::write_attribute(object, "units", units);
}

void make_scale(Scales& scales, std::string const& name, hdf5::Dataset dataset,
                std::string const& long_name, std::string const& units)
{
    checked(H5DSset_scale(dataset.get(), name.c_str()), "could not make an axis");
    describe(dataset.get(), long_name, units);
    scales.emplace(name, std::move(dataset));
}

void attach_scales(hid_t dataset, std::vector<std::string> const& axes, Scales const& scales)
{
    for (std::size_t i = 0; i < axes.size(); ++i)
        checked(H5DSattach_scale(dataset, scales.at(axes[i]).get(), static_cast<unsigned>(i)),
                "could not attach an axis");
}

Scales make_axes(hid_t file, TrajectoryLayout const& layout)
{
    Scales scales;
    std::vector<std::int32_t> replicates(static_cast<std::size_t>(layout.replicates));
    std::iota(replicates.begin(), replicates.end(), 0);
    make_scale(scales, "replicate", make_numbers(file, "replicate", replicates), "replicate", "1");
    std::vector<std::int32_t> const years(layout.years.begin(), layout.years.end());
    make_scale(scales, "year", make_numbers(file, "year", years), "calendar year", "year");
    for (PlaceGroup const& group : layout.places)
        make_scale(scales, group.axis, make_texts(file, group.axis, group.labels), group.long_name,
                   "1");
    for (Axis const& axis : layout.measures.axes()) {
        auto const uses = [&](std::size_t m) {
            std::vector<std::string> const& axes = layout.measures[MeasureId{m}].axes;
            return layout.measures.is_recorded(MeasureId{m}) &&
                   std::find(axes.begin(), axes.end(), axis.name) != axes.end();
        };
        std::vector<std::size_t> measures(layout.measures.size());
        std::iota(measures.begin(), measures.end(), 0);
        if (std::any_of(measures.begin(), measures.end(), uses))
            make_scale(scales, axis.name, make_texts(file, axis.name, axis.labels), axis.long_name,
                       "1");
    }
    return scales;
}

struct MakeColumn {
    hid_t file;
    std::string const& name;

    hdf5::Dataset operator()(std::vector<std::string> const& values) const
    {
        return make_texts(file, name, values);
    }
    template <class Value> hdf5::Dataset operator()(std::vector<Value> const& values) const
    {
        return make_numbers(file, name, values);
    }
};

void make_columns(hid_t file, TrajectoryLayout const& layout, Scales const& scales)
{
    for (PlaceGroup const& group : layout.places) {
        for (PlaceColumn const& column : group.columns) {
            assert(std::visit([](auto const& v) { return v.size(); }, column.values) ==
                   group.labels.size());
            hdf5::Dataset const dataset = std::visit(MakeColumn{file, column.name}, column.values);
            describe(dataset.get(), column.long_name, column.units);
            attach_scales(dataset.get(), {group.axis}, scales);
        }
    }
}

hdf5::Dataset make_cube_dataset(hid_t file, OutputCube const& cube,
                                std::vector<hsize_t> const& shape)
{
    std::vector<hsize_t> chunk = shape;
    chunk[0] = chunk[1] = 1;
    chunk[2] = cube.places_a_chunk;
    hdf5::Properties const properties = dataset_properties();
    hid_t const p = properties.get();
    H5Pset_chunk(p, static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(p);
    H5Pset_deflate(p, deflate_level);
    bool const wide = cube.cells == CellType::sum;
    std::int64_t const missing = -1;
    H5Pset_fill_value(p, H5T_NATIVE_INT64, &missing);
    // All chunks exist from the start, so that writing years changes only where they lie, never the
    // shape of the index on the disk (docs/decisions/0006-files-that-survive-a-kill.md).
    H5Pset_alloc_time(p, H5D_ALLOC_TIME_EARLY);
    hdf5::Dataset dataset =
        make_dataset(file, cube.name, wide ? H5T_STD_I64LE : H5T_STD_I32LE, shape, p);
    if (wide)
        hdf5::write_attribute(dataset.get(), "_FillValue", std::int64_t{-1});
    else
        hdf5::write_attribute(dataset.get(), "_FillValue", std::int32_t{-1});
    return dataset;
}

void make_cubes(OutputFile& out, TrajectoryLayout const& layout, Scales const& scales)
{
    std::size_t first_place = 0;
    for (PlaceGroup const& group : layout.places) {
        for (std::size_t m = 0; m < layout.measures.size(); ++m) {
            MeasureId const id{m};
            if (!layout.measures.is_recorded(id))
                continue;
            Measure const& measure = layout.measures[id];
            OutputCube cube;
            cube.name = group.cube_prefix + measure.name;
            cube.measure = id;
            cube.cells = measure.cells;
            cube.axes = {"replicate", "year", group.axis};
            cube.axes.insert(cube.axes.end(), measure.axes.begin(), measure.axes.end());
            cube.first_place = first_place;
            cube.places = group.labels.size();
            cube.cells_a_place = layout.measures.cells(id);
            std::size_t const place_bytes = cube.cells_a_place * cube.value_size();
            cube.places_a_chunk =
                std::clamp<std::size_t>(largest_chunk / place_bytes, 1, cube.places);
            std::vector<hsize_t> shape{static_cast<hsize_t>(layout.replicates), layout.years.size(),
                                       cube.places};
            for (std::string const& axis : measure.axes)
                shape.push_back(layout.measures.axis(axis).labels.size());
            cube.dataset = make_cube_dataset(out.file.get(), cube, shape);
            hid_t const dataset = cube.dataset.get();
            describe(dataset, measure.long_name, measure.units);
            bool const flow = measure.kind == MeasureKind::flow;
            hdf5::write_attribute(dataset, "kind", std::string(flow ? "flow" : "stock"));
            hdf5::write_attribute(dataset, "cell_methods",
                                  std::string(flow ? "year: sum" : "year: point"));
            hdf5::write_fixed_attribute(dataset, "digest", digest_length, "");
            attach_scales(dataset, cube.axes, scales);
            out.cubes.push_back(std::move(cube));
        }
        first_place += group.labels.size();
    }
}

void make_written(OutputFile& out, TrajectoryLayout const& layout, Scales const& scales)
{
    std::vector<hsize_t> const shape{static_cast<hsize_t>(layout.replicates), layout.years.size()};
    hdf5::Properties const properties = dataset_properties();
    H5Pset_alloc_time(properties.get(), H5D_ALLOC_TIME_EARLY);
    out.written = make_dataset(out.file.get(), "written", H5T_STD_I8LE, shape, properties.get());
    describe(out.written.get(), "1 where the year of the replicate is in every cube", "1");
    attach_scales(out.written.get(), {"replicate", "year"}, scales);
}

void write_provenance(hid_t root, Provenance const& p)
{
    hdf5::write_attribute(root, "Conventions", std::string("CF-1.8"));
    hdf5::write_attribute(root, "title",
                          "boligsim trajectory: " + p.study_name + ", " + p.scenario);
    hdf5::write_attribute(root, "format_version", std::int32_t{trajectory_format_version});
    hdf5::write_attribute(root, "complete", std::int32_t{0});
    hdf5::write_fixed_attribute(root, "digest", digest_length, "");
    hdf5::write_attribute(root, "version", p.version);
    hdf5::write_attribute(root, "git_commit", p.git_commit);
    hdf5::write_attribute(root, "study", p.study_name);
    hdf5::write_attribute(root, "scenario", p.scenario);
    hdf5::write_attribute(root, "seed", static_cast<std::int64_t>(p.seed));
    hdf5::write_attribute(root, "scale", p.scale);
    hdf5::write_attribute(root, "study_text", p.study_text);
    hdf5::write_attribute(root, "parameters_text", p.parameters_text);
    hdf5::write_attribute(root, "parameters_hash", p.parameters_hash);
    hdf5::write_attribute(root, "parameters_before_text", p.parameters_before_text);
    hdf5::write_attribute(root, "interventions_text", p.interventions_text);
    hdf5::write_attribute(root, "interventions_hash", p.interventions_hash);
    hdf5::write_attribute(root, "command_line", p.command_line);
}

hdf5::File make_file(std::filesystem::path const& path)
{
    hdf5::Properties const creation{H5Pcreate(H5P_FILE_CREATE)};
    H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_phase_change(creation.get(), most_compact_attributes, 0);
    H5Pset_obj_track_times(creation.get(), false);
    hdf5::Properties const access = hdf5::unlocked_access();
    H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    // No space set aside at the file's end, which a flush would give back by shortening the file.
    H5Pset_meta_block_size(access.get(), 0);
    H5Pset_small_data_block_size(access.get(), 0);
    hdf5::File file{checked(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()),
                            "could not make the file")};

    // Metadata goes to the disk at flushes only: in between, the disk holds the last flush's.
    H5AC_cache_config_t cache{};
    cache.version = H5AC__CURR_CACHE_CONFIG_VERSION;
    checked(H5Fget_mdc_config(file.get(), &cache), "could not read HDF5's cache settings");
    cache.evictions_enabled = false;
    cache.incr_mode = H5C_incr__off;
    cache.flash_incr_mode = H5C_flash_incr__off;
    cache.decr_mode = H5C_decr__off;
    checked(H5Fset_mdc_config(file.get(), &cache), "could not change HDF5's cache settings");
    return file;
}

} // namespace

std::vector<std::byte> OutputCube::slab(YearCounts const& counts) const
{
    return counts.copy_bytes(measure, first_place, places);
}

OutputFile lay_out_file(std::filesystem::path const& path, TrajectoryLayout const& layout,
                        Provenance const& provenance)
{
    OutputFile out;
    out.file = make_file(path);
    hdf5::Object const root{
        checked(H5Oopen(out.file.get(), "/", H5P_DEFAULT), "could not open the root group")};
    write_provenance(root.get(), provenance);
    hdf5::write_fixed_attribute(root.get(), provenance_digest_name, digest_length,
                                digest_of_provenance(root.get()));
    if (!layout.events.empty())
        hdf5::write_fixed_attribute(root.get(), "events_digest", digest_length, "");
    Scales const scales = make_axes(out.file.get(), layout);
    make_columns(out.file.get(), layout, scales);
    make_cubes(out, layout, scales);
    make_written(out, layout, scales);
    return out;
}

} // namespace sim
