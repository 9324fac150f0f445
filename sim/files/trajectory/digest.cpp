#include "sim/files/trajectory/digest.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <string_view>

#include "sim/files/trajectory/sequence_hash.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"

namespace sim {

static_assert(std::endian::native == std::endian::little,
              "digests and chunks are made from values as they lie in memory");

namespace {

/// Nine significant digits: what two builds of the program agree on, where the last bits of a
/// double may differ between mathematical libraries.
std::string stable_text(double value)
{
    if (value == 0)
        value = 0; // no negative zero
    std::array<char, 40> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::scientific, 8);
    return {text.data(), end.ptr};
}

struct ColumnHasher {
    SequenceHash& hash;

    void operator()(std::vector<std::int32_t> const& values) const
    {
        hash.add("integers");
        for (std::int32_t const value : values)
            hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
    }
    void operator()(std::vector<double> const& values) const
    {
        hash.add("reals");
        for (double const value : values)
            hash.add(stable_text(value));
    }
    void operator()(std::vector<std::string> const& values) const
    {
        hash.add("texts");
        hash.add(values);
    }
};

} // namespace

std::string digest_of_cube(DigestInput::CubeSlabs const& cube)
{
    SequenceHash hash;
    hash.add(cube.name);
    hash.add(cube.cells == CellType::count ? "count" : "sum");
    hash.add(cube.axes);
    for (auto const& slab : cube.slabs) {
        hash.add(static_cast<std::uint64_t>(slab.has_value()));
        if (slab)
            hash.add_bytes(std::as_bytes(std::span(*slab)));
    }
    return hash.hex();
}

DigestInput::SlabHash hash_slab(std::span<std::byte const> bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    DigestInput::SlabHash hash;
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), hash.begin());
    return hash;
}

Digests digest_of(DigestInput const& input)
{
    Digests digests;
    for (auto const& cube : input.cubes)
        digests.cubes[cube.name] = digest_of_cube(cube);
    digests.file = digest_of_file(input, digests.cubes);
    return digests;
}

std::string digest_of_file(DigestInput const& input,
                           std::map<std::string, std::string> const& cube_digests)
{
    SequenceHash hash;
    hash.add("boligsim trajectory 1");
    hash.add(static_cast<std::uint64_t>(input.replicates));
    hash.add(static_cast<std::uint64_t>(input.years.size()));
    for (int const year : input.years)
        hash.add(static_cast<std::uint64_t>(year));
    for (auto const& [name, labels] : input.axes) {
        hash.add(name);
        hash.add(labels);
    }
    for (auto const& [name, column] : input.columns) {
        hash.add(name);
        std::visit(ColumnHasher{hash}, column->values);
    }
    for (auto const& [name, digest] : cube_digests) {
        hash.add(name);
        hash.add(digest);
    }
    return hash.hex();
}

std::string digest_of_events(std::map<std::string, EventColumnDigests> const& tables)
{
    SequenceHash hash;
    hash.add("boligsim events 1");
    for (auto const& [table, columns] : tables) {
        hash.add(table);
        hash.add(static_cast<std::uint64_t>(columns.size()));
        for (auto const& [column, digest] : columns) {
            hash.add(column);
            hash.add(digest);
        }
    }
    return hash.hex();
}

DigestInput::SlabHash hash_values(std::span<std::int64_t const> values, CellType cells)
{
    if (cells == CellType::sum)
        return hash_slab(std::as_bytes(values));
    std::vector<std::int32_t> const narrow(values.begin(), values.end());
    return hash_slab(std::as_bytes(std::span(narrow)));
}

DigestInput digest_input_of(TrajectoryReader const& reader)
{
    DigestInput input;
    input.replicates = reader.replicates();
    input.years = reader.years();
    for (std::string const& axis : reader.axes())
        input.axes[axis] = reader.labels(axis);
    for (std::string const& name : reader.columns())
        input.columns[name] = &reader.column(name);
    return input;
}

Digests compute_digest(std::filesystem::path const& path)
{
    TrajectoryReader const reader(path, TrajectoryReader::Accept::changed_too);
    DigestInput input = digest_input_of(reader);
    for (CubeDescription const& description : reader.cubes()) {
        DigestInput::CubeSlabs cube{description.name, description.cells, description.axes, {}};
        for (std::size_t r = 0; r < input.replicates; ++r) {
            for (std::size_t y = 0; y < input.years.size(); ++y) {
                cube.slabs.emplace_back();
                if (!reader.written(r, y))
                    continue;
                Cube const slab = reader.read_cube(description.name, r, y);
                cube.slabs.back() = hash_values(slab.values, description.cells);
            }
        }
        input.cubes.push_back(std::move(cube));
    }
    return digest_of(input);
}

} // namespace sim
