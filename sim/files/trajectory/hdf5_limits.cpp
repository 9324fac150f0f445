#include "sim/files/trajectory/hdf5_limits.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>

#include "sim/core/diagnostics.hpp"

namespace sim::hdf5 {

namespace {

/// Of bytes in to bytes out, at best: what deflate can do (zlib's technical details, "maximum
/// compression factor").
constexpr std::uint64_t best_compression = 1032;
constexpr std::uint64_t largest_chunk_bytes = std::uint64_t{64} << 20;
constexpr std::size_t longest_fixed_text = 1 << 16;
constexpr int most_axes = 8;

struct Members {
    std::vector<std::string> names;
    bool leads_elsewhere = false;
};

herr_t take_member(hid_t /*group*/, char const* name, H5L_info_t const* info, void* out)
{
    Members& members = *static_cast<Members*>(out);
    members.names.emplace_back(name);
    members.leads_elsewhere = members.leads_elsewhere || info->type != H5L_TYPE_HARD;
    return 0;
}

[[noreturn]] void refuse_link()
{
    H5Eclear2(H5E_DEFAULT);
    throw RunFailed("has a link that leads elsewhere, which no result file has; get the file from "
                    "whoever made it, or run the study again");
}

[[noreturn]] void refuse(std::string const& what)
{
    H5Eclear2(H5E_DEFAULT);
    throw RunFailed(what + ", which no result file has; run the study again");
}

void require_plain_type(hid_t dataset)
{
    Type const type{checked(H5Dget_type(dataset), "could not read the type of a data set")};
    std::size_t const size = H5Tget_size(type.get());
    switch (H5Tget_class(type.get())) {
    case H5T_INTEGER:
    case H5T_FLOAT:
        if (size == 0 || size > sizeof(std::int64_t))
            refuse("has numbers of " + std::to_string(size) + " bytes");
        return;
    case H5T_STRING:
        if (H5Tis_variable_str(type.get()) <= 0 && (size == 0 || size > longest_fixed_text))
            refuse("has text of " + std::to_string(size) + " bytes");
        return;
    default:
        refuse("has a data set of neither numbers nor text");
    }
}

bool is_known_filter(H5Z_filter_t filter)
{
    return filter == H5Z_FILTER_DEFLATE || filter == H5Z_FILTER_SHUFFLE ||
           filter == H5Z_FILTER_FLETCHER32;
}

/// Whether the data set's bytes are compressed.
bool require_plain_filters(hid_t properties)
{
    int const filters = H5Pget_nfilters(properties);
    bool compressed = false;
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0;
        std::size_t values = 0;
        unsigned config = 0;
        H5Z_filter_t const filter = H5Pget_filter2(properties, static_cast<unsigned>(i), &flags,
                                                   &values, nullptr, 0, nullptr, &config);
        if (filter < 0 || !is_known_filter(filter))
            refuse("has data packed by a filter of another program");
        compressed = compressed || filter == H5Z_FILTER_DEFLATE;
    }
    return compressed;
}

/// `a * b`, or the largest number where that is more.
std::uint64_t product(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? UINT64_MAX : result;
}

void require_small_chunks(hid_t properties, std::size_t value_size)
{
    std::array<hsize_t, H5S_MAX_RANK> chunk{};
    int const rank = H5Pget_chunk(properties, H5S_MAX_RANK, chunk.data());
    std::uint64_t bytes = value_size;
    for (int i = 0; i < rank; ++i)
        bytes = product(bytes, chunk[static_cast<std::size_t>(i)]);
    if (rank < 0 || bytes > largest_chunk_bytes)
        refuse("has data in pieces of more than 64 MB");
}

} // namespace

std::vector<std::string> plain_members(hid_t group)
{
    Members members;
    if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, take_member, &members) < 0) {
        H5Eclear2(H5E_DEFAULT);
        members = {};
        checked(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, take_member, &members),
                "could not list the file's members");
    }
    if (members.leads_elsewhere)
        refuse_link();
    return std::move(members.names);
}

Object open_plain_member(hid_t group, std::string const& name)
{
    if (H5Lexists(group, name.c_str(), H5P_DEFAULT) <= 0)
        return Object{};
    H5L_info_t info{};
    checked(H5Lget_info(group, name.c_str(), &info, H5P_DEFAULT), "could not read a link");
    if (info.type != H5L_TYPE_HARD)
        refuse_link();
    return Object{
        checked(H5Oopen(group, name.c_str(), H5P_DEFAULT), "has a member that cannot be opened")};
}

void require_plain_dataset(hid_t dataset, std::uint64_t file_size)
{
    require_plain_type(dataset);
    Properties const properties{
        checked(H5Dget_create_plist(dataset), "could not read how a data set is stored")};
    H5D_layout_t const layout = H5Pget_layout(properties.get());
    if (layout != H5D_COMPACT && layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED)
        refuse("has a data set that is put together from others");
    if (H5Pget_external_count(properties.get()) != 0)
        refuse("has a data set that lies in another file");
    bool const compressed = require_plain_filters(properties.get());

    Type const type{H5Dget_type(dataset)};
    std::size_t const value_size = H5Tget_size(type.get());
    if (layout == H5D_CHUNKED)
        require_small_chunks(properties.get(), value_size);
    Space const space{checked(H5Dget_space(dataset), "could not read the shape of a data set")};
    if (H5Sget_simple_extent_type(space.get()) != H5S_SIMPLE ||
        H5Sget_simple_extent_ndims(space.get()) > most_axes)
        refuse("has a data set of no shape that results have");
    std::uint64_t bytes = value_size;
    for (hsize_t const length : shape_of(dataset))
        bytes = product(bytes, length);
    if (bytes > product(file_size, compressed ? best_compression : 1))
        refuse("has a data set that is larger than the file");
}

std::vector<std::string> attached_axes(hid_t dataset)
{
    std::size_t const rank = shape_of(dataset).size();
    constexpr char const* list = "DIMENSION_LIST";
    if (H5Aexists(dataset, list) <= 0)
        return std::vector<std::string>(rank);
    Attribute const attribute{checked(H5Aopen(dataset, list, H5P_DEFAULT), "could not read axes")};
    Type const type{checked(H5Aget_type(attribute.get()), "could not read axes")};
    Space const space{checked(H5Aget_space(attribute.get()), "could not read axes")};
    bool plain = H5Tget_class(type.get()) == H5T_VLEN &&
                 H5Sget_simple_extent_npoints(space.get()) == static_cast<hssize_t>(rank);
    if (plain) {
        Type const base{checked(H5Tget_super(type.get()), "could not read axes")};
        plain = H5Tequal(base.get(), H5T_STD_REF_OBJ) > 0;
    }
    if (!plain)
        refuse("has a list of axes that is none");
    return axis_names(dataset);
}

} // namespace sim::hdf5
