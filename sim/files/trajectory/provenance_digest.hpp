#pragma once

#include <string>

#include "sim/files/trajectory/hdf5.hpp"

namespace sim {

constexpr char const* provenance_digest_name = "provenance_digest";

/// Digest of the root's attributes in the order of their names, but for those that are written at
/// the end of a run and itself: seed, scale, the study's text, ... These do not enter the digest of
/// the results, and what analysis shows depends on them. Under HDF5's lock. Throws RunFailed.
std::string digest_of_provenance(hid_t root);

} // namespace sim
