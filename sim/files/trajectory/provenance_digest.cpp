#include "sim/files/trajectory/provenance_digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/files/trajectory/sequence_hash.hpp"

namespace sim {

namespace {

/// Not known before the run's end, except the last.
constexpr std::array<std::string_view, 4> left_out{"complete", "digest", "events_digest",
                                                   provenance_digest_name};

herr_t take_name(hid_t /*object*/, char const* name, H5A_info_t const* /*info*/, void* out)
{
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
}

} // namespace

std::string digest_of_provenance(hid_t root)
{
    std::vector<std::string> names;
    hdf5::checked(H5Aiterate2(root, H5_INDEX_NAME, H5_ITER_INC, nullptr, take_name, &names),
                  "could not list the file's provenance");
    std::sort(names.begin(), names.end());
    SequenceHash hash;
    hash.add("boligsim provenance 1");
    for (std::string const& name : names) {
        if (std::find(left_out.begin(), left_out.end(), name) != left_out.end())
            continue;
        hash.add(name);
        if (auto const text = hdf5::read_text_attribute(root, name.c_str()))
            hash.add(*text);
        else if (auto const number = hdf5::read_int_attribute(root, name.c_str()))
            hash.add(static_cast<std::uint64_t>(*number));
        else if (auto const real = hdf5::read_real_attribute(root, name.c_str()))
            hash.add(std::bit_cast<std::uint64_t>(*real));
    }
    return hash.hex();
}

} // namespace sim
