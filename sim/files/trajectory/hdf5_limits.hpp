#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/files/trajectory/hdf5.hpp"

/// What of HDF5 a result file may use. Everything else is refused before anything is read or
/// allocated, since a file may come from anybody: links that lead out of the file, data sets whose
/// bytes lie in other files, filters of shared libraries, and shapes that no file of this size can
/// fill.
namespace sim::hdf5 {

/// Names of a group's members, in the order in which they were made. Throws RunFailed where one is
/// a soft or an external link.
std::vector<std::string> plain_members(hid_t group);

/// Opens a group's member of this name; nothing where there is none. Throws RunFailed where it is
/// a link that leads elsewhere.
Object open_plain_member(hid_t group, std::string const& name);

/// Throws RunFailed where the data set is not numbers or text that lie in the file itself, or is
/// larger than a file of `file_size` bytes can hold.
void require_plain_dataset(hid_t dataset, std::uint64_t file_size);

/// Names of the axes whose scales are attached; empty text where there is none. Checks what
/// H5DSiterate_scales takes for granted.
std::vector<std::string> attached_axes(hid_t dataset);

} // namespace sim::hdf5
