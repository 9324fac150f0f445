#include "sim/files/trajectory/hdf5.hpp"

#include <hdf5_hl.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <string_view>

#include "sim/core/diagnostics.hpp"

namespace sim::hdf5 {

namespace {

std::mutex& library_mutex()
{
    // The one thing of the program that is global, because what it guards is: HDF5's own state.
    static std::mutex mutex;
    return mutex;
}

/// Takes the innermost reason of HDF5's stack of errors, and the system's where it names one.
herr_t take_reason(unsigned /*depth*/, H5E_error2_t const* error, void* out)
{
    std::string& reason = *static_cast<std::string*>(out);
    if (error->desc == nullptr)
        return 0;
    std::string_view const text = error->desc;
    constexpr std::string_view mark = "error message = '";
    if (auto const at = text.find(mark); at != std::string_view::npos) {
        std::string_view const rest = text.substr(at + mark.size());
        reason = rest.substr(0, rest.find('\''));
        return 1;
    }
    reason = text;
    return 0;
}

template <class Value>
void make_attribute(hid_t object, char const* name, hid_t type, Value const* value)
{
    Space const scalar{H5Screate(H5S_SCALAR)};
    Attribute const attribute{
        checked(H5Acreate2(object, name, type, scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
                "could not make an attribute")};
    checked(H5Awrite(attribute.get(), type, value), "could not write an attribute");
}

/// The attribute where it is there and of the class.
Attribute open_attribute(hid_t object, char const* name, H5T_class_t wanted)
{
    if (H5Aexists(object, name) <= 0)
        return Attribute{};
    Attribute attribute{H5Aopen(object, name, H5P_DEFAULT)};
    if (!attribute)
        return Attribute{};
    Type const type{H5Aget_type(attribute.get())};
    Space const space{H5Aget_space(attribute.get())};
    constexpr std::size_t longest = std::size_t{64} << 20;
    if (H5Tget_class(type.get()) != wanted || H5Sget_simple_extent_npoints(space.get()) != 1 ||
        H5Tget_size(type.get()) > longest)
        return Attribute{};
    if (wanted != H5T_STRING && H5Tget_size(type.get()) > sizeof(std::int64_t))
        return Attribute{};
    return attribute;
}

herr_t take_scale_name(hid_t /*dataset*/, unsigned /*dimension*/, hid_t scale, void* out)
{
    std::array<char, 256> name{};
    if (H5Iget_name(scale, name.data(), name.size()) > 0) {
        char const* const start = name[0] == '/' ? name.data() + 1 : name.data();
        *static_cast<std::string*>(out) = start;
    }
    return 1;
}

[[noreturn]] void fail_without_reason(char const* what)
{
    H5Eclear2(H5E_DEFAULT);
    throw RunFailed(what);
}

} // namespace

LibraryLock::LibraryLock() : lock_(library_mutex())
{
    // What HDF5 does at the program's end is to write what it could not write before, and it falls
    // over files on a full disk. Filters come from no shared library that happens to lie about.
    static bool const prepared = H5dont_atexit() >= 0 && H5PLset_loading_state(0) >= 0;
    static_cast<void>(prepared);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(std::string const& what, std::string const& hint)
{
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_reason, &reason);
    H5Eclear2(H5E_DEFAULT);
    throw RunFailed((reason.empty() ? what : what + " (" + reason + ")") +
                    (hint.empty() ? hint : "; " + hint));
}

Properties unlocked_access()
{
    Properties access{H5Pcreate(H5P_FILE_ACCESS)};
    constexpr hbool_t no = 0;
    constexpr hbool_t yes = 1;
    H5Pset_file_locking(access.get(), no, yes);
    return access;
}

File open_to_read(std::filesystem::path const& path)
{
    Properties const access = unlocked_access();
    File file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get())};
    if (file)
        return file;
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::array<char, signature.size()> begin{};
    std::ifstream stream(path, std::ios::binary);
    bool const readable = stream.good();
    if (readable && path.extension() == ".part")
        fail_without_reason("is not complete (the run was stopped before its first year was in "
                            "the file); run the study again");
    stream.read(begin.data(), begin.size());
    if (readable && std::string_view(begin.data(), begin.size()) != signature)
        fail_without_reason(
            "is no result file (it does not begin as HDF5 does); name a result file (*.h5)");
    if (readable)
        fail_without_reason("is damaged or cut short (it begins as a result file, and HDF5 cannot "
                            "open it); copy it again, or run the study again");
    fail("cannot be opened", "name a result file (*.h5)");
}

Type text_type()
{
    Type type{H5Tcopy(H5T_C_S1)};
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

Type fixed_text_type(std::size_t length)
{
    Type type{H5Tcopy(H5T_C_S1)};
    H5Tset_size(type.get(), length);
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    return type;
}

Space simple_space(std::vector<hsize_t> const& shape)
{
    return Space{checked(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
                         "could not make a data space")};
}

void write_attribute(hid_t object, char const* name, std::string const& text)
{
    Type const type = text_type();
    char const* const start = text.c_str();
    make_attribute(object, name, type.get(), &start);
}

void write_attribute(hid_t object, char const* name, std::int32_t value)
{
    make_attribute(object, name, H5T_NATIVE_INT32, &value);
}

void write_attribute(hid_t object, char const* name, std::int64_t value)
{
    make_attribute(object, name, H5T_NATIVE_INT64, &value);
}

void write_attribute(hid_t object, char const* name, double value)
{
    make_attribute(object, name, H5T_NATIVE_DOUBLE, &value);
}

void write_fixed_attribute(hid_t object, char const* name, std::size_t length,
                           std::string const& text)
{
    Type const type = fixed_text_type(length);
    std::string padded = text;
    padded.resize(length, '\0');
    make_attribute(object, name, type.get(), padded.data());
}

void overwrite_attribute(hid_t object, char const* name, std::string const& text)
{
    Attribute const attribute{
        checked(H5Aopen(object, name, H5P_DEFAULT), "could not open an attribute")};
    Type const type{H5Aget_type(attribute.get())};
    std::string padded = text;
    padded.resize(H5Tget_size(type.get()), '\0');
    checked(H5Awrite(attribute.get(), type.get(), padded.data()), "could not write an attribute");
}

void overwrite_attribute(hid_t object, char const* name, std::int32_t value)
{
    Attribute const attribute{
        checked(H5Aopen(object, name, H5P_DEFAULT), "could not open an attribute")};
    checked(H5Awrite(attribute.get(), H5T_NATIVE_INT32, &value), "could not write an attribute");
}

std::optional<std::string> read_text_attribute(hid_t object, char const* name)
{
    Attribute const attribute = open_attribute(object, name, H5T_STRING);
    if (!attribute)
        return std::nullopt;
    Type const type{H5Aget_type(attribute.get())};
    if (H5Tis_variable_str(type.get()) > 0) {
        Type const memory{H5Tcopy(type.get())};
        char* text = nullptr;
        if (H5Aread(attribute.get(), memory.get(), &text) < 0)
            return std::nullopt;
        std::string result = text == nullptr ? "" : text;
        H5free_memory(text);
        return result;
    }
    std::string text(H5Tget_size(type.get()), '\0');
    if (H5Aread(attribute.get(), type.get(), text.data()) < 0)
        return std::nullopt;
    return std::string(text.c_str());
}

std::optional<std::int64_t> read_int_attribute(hid_t object, char const* name)
{
    Attribute const attribute = open_attribute(object, name, H5T_INTEGER);
    std::int64_t value = 0;
    if (!attribute || H5Aread(attribute.get(), H5T_NATIVE_INT64, &value) < 0)
        return std::nullopt;
    return value;
}

std::optional<double> read_real_attribute(hid_t object, char const* name)
{
    Attribute const attribute = open_attribute(object, name, H5T_FLOAT);
    double value = 0;
    if (!attribute || H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &value) < 0)
        return std::nullopt;
    return value;
}

std::vector<hsize_t> shape_of(hid_t dataset)
{
    Space const space{checked(H5Dget_space(dataset), "could not read the shape of a data set")};
    int const rank = H5Sget_simple_extent_ndims(space.get());
    std::vector<hsize_t> shape(rank > 0 ? static_cast<std::size_t>(rank) : 0);
    H5Sget_simple_extent_dims(space.get(), shape.data(), nullptr);
    return shape;
}

std::vector<std::string> read_texts(hid_t dataset)
{
    Type const in_file{checked(H5Dget_type(dataset), "could not read the type of a data set")};
    if (H5Tget_class(in_file.get()) != H5T_STRING)
        throw RunFailed("has labels that are no text; run the study again");
    std::vector<std::string> texts;
    if (H5Tis_variable_str(in_file.get()) <= 0) {
        std::size_t const length = H5Tget_size(in_file.get());
        std::size_t n = 1;
        for (hsize_t const along : shape_of(dataset))
            n *= along;
        std::vector<char> raw(n * length);
        checked(H5Dread(dataset, in_file.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()),
                "could not read labels");
        for (std::size_t i = 0; i < n; ++i) {
            char const* const start = raw.data() + i * length;
            texts.emplace_back(start, strnlen(start, length));
        }
        return texts;
    }
    Type const type = text_type();
    // Otherwise HDF5 refuses to read one of ASCII.
    H5Tset_cset(type.get(), H5Tget_cset(in_file.get()));
    auto raw = read_all<char*>(dataset, type.get());
    texts.reserve(raw.size());
    for (char const* text : raw)
        texts.emplace_back(text == nullptr ? "" : text);
    Space const space{H5Dget_space(dataset)};
    H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, raw.data());
    return texts;
}

std::vector<std::string> axis_names(hid_t dataset)
{
    std::vector<std::string> names(shape_of(dataset).size());
    for (std::size_t i = 0; i < names.size(); ++i)
        H5DSiterate_scales(dataset, static_cast<unsigned>(i), nullptr, take_scale_name, &names[i]);
    return names;
}

} // namespace sim::hdf5
