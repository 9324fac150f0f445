#include "sim/files/trajectory/digest.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <memory>
#include <new>
#include <string_view>

#include "sim/files/trajectory/trajectory_reader.hpp"

namespace sim {

static_assert(std::endian::native == std::endian::little,
              "digests and chunks are made from values as they lie in memory");

namespace {

/// Hashes a sequence of texts and numbers unambiguously: each text goes in with its length.
class SequenceHash {
public:
    SequenceHash() : state_(XXH3_createState())
    {
        if (!state_)
            throw std::bad_alloc();
        XXH3_128bits_reset(state_.get());
    }

    void add(std::uint64_t number) { XXH3_128bits_update(state_.get(), &number, sizeof number); }

    void add(std::string_view text)
    {
        add(static_cast<std::uint64_t>(text.size()));
        XXH3_128bits_update(state_.get(), text.data(), text.size());
    }

    void add(std::vector<std::string> const& texts)
    {
        add(static_cast<std::uint64_t>(texts.size()));
        for (std::string const& text : texts)
            add(std::string_view(text));
    }

    void add(DigestInput::SlabHash const& hash)
    {
        XXH3_128bits_update(state_.get(), hash.data(), hash.size());
    }

    std::string hex() const
    {
        XXH128_canonical_t canonical;
        XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
        std::string text;
        for (unsigned const byte : canonical.digest) {
            constexpr std::string_view digits = "0123456789abcdef";
            text += digits[byte / 16];
            text += digits[byte % 16];
        }
        return text;
    }

private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_;
};

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

std::string digest_of_cube(DigestInput::CubeSlabs const& cube)
{
    SequenceHash hash;
    hash.add(cube.name);
    hash.add(cube.cells == CellType::count ? "count" : "sum");
    hash.add(cube.axes);
    for (auto const& slab : cube.slabs) {
        hash.add(static_cast<std::uint64_t>(slab.has_value()));
        if (slab)
            hash.add(*slab);
    }
    return hash.hex();
}

} // namespace

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
    for (auto const& [name, digest] : digests.cubes) {
        hash.add(name);
        hash.add(digest);
    }
    digests.file = hash.hex();
    return digests;
}

Digests compute_digest(std::filesystem::path const& path)
{
    TrajectoryReader const reader(path, TrajectoryReader::Accept::incomplete_too);
    DigestInput input;
    input.replicates = reader.replicates();
    input.years = reader.years();
    for (std::string const& axis : reader.axes())
        input.axes[axis] = reader.labels(axis);
    for (std::string const& name : reader.columns())
        input.columns[name] = &reader.column(name);
    for (CubeDescription const& description : reader.cubes()) {
        DigestInput::CubeSlabs cube{description.name, description.cells, description.axes, {}};
        for (std::size_t r = 0; r < input.replicates; ++r) {
            for (std::size_t y = 0; y < input.years.size(); ++y) {
                cube.slabs.emplace_back();
                if (!reader.written(r, y))
                    continue;
                Cube const slab = reader.read_cube(description.name, r, y);
                if (description.cells == CellType::sum) {
                    cube.slabs.back() = hash_slab(std::as_bytes(std::span(slab.values)));
                } else {
                    std::vector<std::int32_t> const narrow(slab.values.begin(), slab.values.end());
                    cube.slabs.back() = hash_slab(std::as_bytes(std::span(narrow)));
                }
            }
        }
        input.cubes.push_back(std::move(cube));
    }
    return digest_of(input);
}

} // namespace sim
