#pragma once

#include <hdf5.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// The little of HDF5's C interface that trajectory files need, with owners for its handles.
namespace sim::hdf5 {

/// Held around every use of HDF5. The library keeps state of its own and not every build of it may
/// be called from several threads; files of several scenarios are written at once. Also switches
/// off, for this thread, HDF5's own printing of errors.
class LibraryLock {
public:
    LibraryLock();

private:
    std::unique_lock<std::mutex> lock_;
};

/// Owns an identifier of HDF5 and gives it back with `close`.
template <herr_t (*close)(hid_t)> class Handle {
public:
    Handle() = default;
    explicit Handle(hid_t id) : id_(id) {}
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other) {
            reset();
            id_ = std::exchange(other.id_, H5I_INVALID_HID);
        }
        return *this;
    }

    hid_t get() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }
    /// Closes; whether that went well.
    bool reset()
    {
        if (id_ < 0)
            return true;
        return close(std::exchange(id_, H5I_INVALID_HID)) >= 0;
    }

private:
    hid_t id_ = H5I_INVALID_HID;
};

using File = Handle<H5Fclose>;
using Dataset = Handle<H5Dclose>;
using Space = Handle<H5Sclose>;
using Type = Handle<H5Tclose>;
using Attribute = Handle<H5Aclose>;
using Properties = Handle<H5Pclose>;
using Object = Handle<H5Oclose>;

/// Throws RunFailed: "<what>: <the reason that HDF5 or the system gives>".
[[noreturn]] void fail(std::string const& what, std::string const& hint = {});

/// Passes on what HDF5 returned; a negative number is a failure.
inline hid_t checked(hid_t result, char const* what)
{
    if (result < 0)
        fail(what);
    return result;
}

/// How files are opened: without HDF5's own locks (file_lock.hpp has ours).
Properties unlocked_access();

/// Opens a file to read it. Throws RunFailed, which tells a file of another kind from one that is
/// damaged or cut short.
File open_to_read(std::filesystem::path const& path);

/// Variable-length UTF-8.
Type text_type();
/// ASCII of a fixed length, padded with zeros.
Type fixed_text_type(std::size_t length);
Space simple_space(std::vector<hsize_t> const& shape);

void write_attribute(hid_t object, char const* name, std::string const& text);
void write_attribute(hid_t object, char const* name, std::int32_t value);
void write_attribute(hid_t object, char const* name, std::int64_t value);
void write_attribute(hid_t object, char const* name, double value);
/// An attribute that keeps its place in the file when it is overwritten: see `overwrite_attribute`.
void write_fixed_attribute(hid_t object, char const* name, std::size_t length,
                           std::string const& text);
void overwrite_attribute(hid_t object, char const* name, std::string const& text);
void overwrite_attribute(hid_t object, char const* name, std::int32_t value);

/// Empty where there is no such attribute, or it is of another type.
std::optional<std::string> read_text_attribute(hid_t object, char const* name);
std::optional<std::int64_t> read_int_attribute(hid_t object, char const* name);
std::optional<double> read_real_attribute(hid_t object, char const* name);

std::vector<hsize_t> shape_of(hid_t dataset);
std::vector<std::string> read_texts(hid_t dataset);
template <class Value> std::vector<Value> read_all(hid_t dataset, hid_t memory_type)
{
    std::size_t n = 1;
    for (hsize_t const length : shape_of(dataset))
        n *= length;
    std::vector<Value> values(n);
    checked(H5Dread(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "could not read a data set");
    return values;
}

/// Names of the dimension scales on the dataset's axes; empty text where an axis has none.
std::vector<std::string> axis_names(hid_t dataset);

} // namespace sim::hdf5
