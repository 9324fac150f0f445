#include <algorithm>
#include <array>

#include "sim/files/trajectory/chunk_unpacker.hpp"
#include "sim/files/trajectory/reader_contents.hpp"

/// Reading a measure year by year: its pieces as they lie in the file, unpacked outside of HDF5.
namespace sim {

namespace {

using hdf5::checked;

/// How a measure lies in the file, where it lies as this program writes it.
struct PackedCube {
    hdf5::Dataset dataset;
    std::size_t value_size = 0;
    std::size_t places_a_chunk = 0;
};

bool has_our_filters(hid_t properties)
{
    constexpr std::array<H5Z_filter_t, 2> ours{H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE};
    if (H5Pget_nfilters(properties) != static_cast<int>(ours.size()))
        return false;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        unsigned flags = 0;
        std::size_t values = 0;
        unsigned config = 0;
        if (H5Pget_filter2(properties, static_cast<unsigned>(i), &flags, &values, nullptr, 0,
                           nullptr, &config) != ours[i])
            return false;
    }
    return true;
}

/// Empty where another program packed the file anew.
std::optional<PackedCube> open_packed(hid_t file, CubeDescription const& cube)
{
    PackedCube packed{hdf5::Dataset{checked(H5Dopen2(file, cube.name.c_str(), H5P_DEFAULT),
                                            "could not open a measure")},
                      cube.cells == CellType::sum ? sizeof(std::int64_t) : sizeof(std::int32_t), 0};
    hdf5::Properties const properties{
        checked(H5Dget_create_plist(packed.dataset.get()), "could not open a measure")};
    hdf5::Type const type{H5Dget_type(packed.dataset.get())};
    hid_t const ours = cube.cells == CellType::sum ? H5T_STD_I64LE : H5T_STD_I32LE;
    if (H5Pget_layout(properties.get()) != H5D_CHUNKED || !has_our_filters(properties.get()) ||
        H5Tequal(type.get(), ours) <= 0)
        return std::nullopt;
    std::array<hsize_t, H5S_MAX_RANK> chunk{};
    int const rank = H5Pget_chunk(properties.get(), H5S_MAX_RANK, chunk.data());
    if (rank != std::ssize(cube.shape) || chunk[0] != 1 || chunk[1] != 1)
        return std::nullopt;
    for (std::size_t i = 3; i < cube.shape.size(); ++i)
        if (chunk[i] != cube.shape[i])
            return std::nullopt;
    packed.places_a_chunk = chunk[2];
    return packed;
}

/// The bytes of a chunk as they lie in the file; empty where there is none, or none of our filters'
/// making.
std::vector<std::byte> read_chunk(PackedCube const& cube, std::vector<hsize_t> const& start,
                                  std::size_t unpacked)
{
    hsize_t size = 0;
    if (H5Dget_chunk_storage_size(cube.dataset.get(), start.data(), &size) < 0) {
        H5Eclear2(H5E_DEFAULT);
        return {};
    }
    // No stream of deflate's is much longer than what it holds.
    constexpr std::size_t most_overhead = 1 << 16;
    if (size == 0 || size > 2 * unpacked + most_overhead)
        return {};
    std::vector<std::byte> packed(size);
    std::uint32_t skipped_filters = 0;
    checked(H5Dread_chunk(cube.dataset.get(), H5P_DEFAULT, start.data(), &skipped_filters,
                          packed.data()),
            "could not read results");
    if (skipped_filters != 0)
        return {};
    return packed;
}

/// The values other than zero.
template <class Value> class EntryCollector {
public:
    void collect(std::span<Value const> values, std::size_t cells, std::vector<CubeEntry>& entries)
    {
        find(values);
        entries.resize(found_);
        auto const divisor = static_cast<std::uint32_t>(cells);
        for (std::size_t k = 0; k < found_; ++k) {
            std::uint32_t const at = at_[k];
            entries[k] = {at / divisor, at % divisor, values[at]};
        }
    }

private:
    /// Where they are. Most values are zeros, in long runs; within the others it would be guesswork
    /// which are, so that nothing there depends on a branch.
    void find(std::span<Value const> values)
    {
        constexpr std::size_t stride = 16;
        std::size_t const n = values.size();
        at_.resize(std::max(at_.size(), n + stride));
        Value const* const value = values.data();
        std::uint32_t* const at = at_.data();
        std::size_t found = 0;
        std::size_t first = 0;
        for (; first + stride <= n; first += stride) {
            Value any = 0;
            for (std::size_t i = 0; i < stride; ++i)
                any |= value[first + i];
            if (any == 0)
                continue;
            for (std::size_t i = first; i < first + stride; ++i) {
                at[found] = static_cast<std::uint32_t>(i);
                found += value[i] != 0;
            }
        }
        for (; first < n; ++first) {
            at[found] = static_cast<std::uint32_t>(first);
            found += value[first] != 0;
        }
        found_ = found;
    }

    std::vector<std::uint32_t> at_; ///< kept from call to call
    std::size_t found_ = 0;
};

/// A year's values, in the width that they have in the file.
class YearBuffer {
public:
    YearBuffer(CubeDescription const& cube) : is_sum_(cube.cells == CellType::sum)
    {
        for (std::size_t i = 3; i < cube.shape.size(); ++i)
            cells_ *= cube.shape[i];
        n_ = cube.shape[2] * cells_;
        (is_sum_ ? sums_.resize(n_) : counts_.resize(n_));
    }

    std::size_t cells() const { return cells_; }
    std::span<std::byte> bytes()
    {
        return is_sum_ ? std::as_writable_bytes(std::span(sums_))
                       : std::as_writable_bytes(std::span(counts_));
    }
    void collect(std::vector<CubeEntry>& entries)
    {
        if (is_sum_)
            in_sums_.collect(sums_, cells_, entries);
        else
            in_counts_.collect(counts_, cells_, entries);
    }
    void collect_from(std::vector<std::int64_t> const& values, std::vector<CubeEntry>& entries)
    {
        in_sums_.collect(values, cells_, entries);
    }

private:
    bool is_sum_;
    std::size_t cells_ = 1;
    std::size_t n_ = 0;
    std::vector<std::int32_t> counts_;
    std::vector<std::int64_t> sums_;
    EntryCollector<std::int32_t> in_counts_;
    EntryCollector<std::int64_t> in_sums_;
};

/// Reads a year into `buffer`; false where it does not lie in the file as this program writes it.
/// HDF5's lock is held while it reads, not while what it read is unpacked.
bool read_year(TrajectoryReader::Contents const& contents, PackedCube const& cube,
               std::vector<std::size_t> const& shape, std::size_t replicate, std::size_t year,
               ChunkUnpacker& unpacker, YearBuffer& buffer)
{
    std::span<std::byte> const to = buffer.bytes();
    std::size_t const place_bytes = buffer.cells() * cube.value_size;
    std::vector<hsize_t> start(shape.size(), 0);
    start[0] = replicate;
    start[1] = year;
    std::vector<std::byte> whole_chunk;
    for (std::size_t place = 0; place < shape[2]; place += cube.places_a_chunk) {
        start[2] = place;
        std::size_t const unpacked = cube.places_a_chunk * place_bytes;
        std::vector<std::byte> const packed =
            contents.guarded([&] { return read_chunk(cube, start, unpacked); });
        if (packed.empty())
            return false;
        std::size_t const wanted = std::min(cube.places_a_chunk, shape[2] - place) * place_bytes;
        std::span<std::byte> const part = to.subspan(place * place_bytes, wanted);
        if (wanted == unpacked) {
            unpacker.unpack(packed, cube.value_size, part);
            continue;
        }
        // The last chunk is as long as the others, whatever lies behind the last place.
        whole_chunk.resize(unpacked);
        unpacker.unpack(packed, cube.value_size, whole_chunk);
        std::copy_n(whole_chunk.begin(), wanted, part.begin());
    }
    return true;
}

} // namespace

void TrajectoryReader::Contents::visit_years(std::string_view name, std::size_t replicate,
                                             YearVisitor const& take) const
{
    CubeDescription const& description = cube(name);
    if (replicate >= replicate_labels.size())
        refuse("has no replicate number " + std::to_string(replicate));
    auto const packed = guarded([&] { return open_packed(file.get(), description); });
    ChunkUnpacker unpacker;
    YearBuffer buffer(description);
    std::vector<CubeEntry> entries;
    std::int64_t total = 0;
    auto const read_packed = [&](std::size_t year) {
        try {
            return packed &&
                   read_year(*this, *packed, description.shape, replicate, year, unpacker, buffer);
        } catch (UnreadableFile const&) {
            throw;
        } catch (RunFailed const& failure) {
            refuse(failure.what());
        }
    };
    for (std::size_t year = 0; year < years.size(); ++year) {
        if (read_packed(year)) {
            if (is_unseen(description, replicate, year))
                note_seen(description, replicate, year, hash_slab(buffer.bytes()));
            buffer.collect(entries);
        } else {
            Cube const slow = read(name, {replicate, year});
            buffer.collect_from(slow.values, entries);
        }
        for (CubeEntry const& entry : entries)
            add_size(description, entry.value, total);
        take(year, entries);
    }
    hold_against_digest(description);
}

} // namespace sim
