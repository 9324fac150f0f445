#include "sim/files/trajectory/seal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/sequence_hash.hpp"

namespace sim {

namespace {

constexpr std::string_view mark = "boligsim sealed\n";
constexpr std::size_t checksum_size = std::tuple_size_v<SequenceHash::Value>;
static_assert(seal_size == mark.size() + checksum_size);

using SealBytes = std::array<char, seal_size>;

[[noreturn]] void fail(char const* what)
{
    throw RunFailed(std::string(what) + " (" + std::generic_category().message(errno) + ")");
}

/// Owns a file's descriptor.
class OpenFile {
public:
    OpenFile(std::filesystem::path const& path, int mode)
        : descriptor_(open(path.c_str(), mode | O_CLOEXEC))
    {
        if (descriptor_ < 0)
            fail("cannot be opened");
    }
    ~OpenFile() { ::close(descriptor_); }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;

    std::uint64_t size() const
    {
        struct stat status {};
        if (fstat(descriptor_, &status) != 0)
            fail("cannot be read");
        return static_cast<std::uint64_t>(status.st_size);
    }
    /// Reads exactly that much.
    void read(char* to, std::size_t count, std::uint64_t at) const
    {
        while (count > 0) {
            ssize_t const n = pread(descriptor_, to, count, static_cast<off_t>(at));
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                fail("cannot be read");
            to += n;
            at += static_cast<std::uint64_t>(n);
            count -= static_cast<std::size_t>(n);
        }
    }
    void write(char const* from, std::size_t count, std::uint64_t at) const
    {
        while (count > 0) {
            ssize_t const n = pwrite(descriptor_, from, count, static_cast<off_t>(at));
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                fail("could not write the file's seal");
            from += n;
            at += static_cast<std::uint64_t>(n);
            count -= static_cast<std::size_t>(n);
        }
    }

private:
    int descriptor_;
};

SealBytes seal_of(OpenFile const& file, std::uint64_t size)
{
    SequenceHash hash;
    std::vector<char> buffer(std::size_t{1} << 20);
    for (std::uint64_t at = 0; at < size;) {
        std::size_t const count = std::min<std::uint64_t>(buffer.size(), size - at);
        file.read(buffer.data(), count, at);
        hash.add_bytes(std::as_bytes(std::span(buffer).first(count)));
        at += count;
    }
    SealBytes seal{};
    auto const rest = std::copy(mark.begin(), mark.end(), seal.begin());
    SequenceHash::Value const value = hash.value();
    std::transform(value.begin(), value.end(), rest,
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return seal;
}

} // namespace

void append_seal(std::filesystem::path const& path)
{
    OpenFile const file(path, O_RDWR);
    std::uint64_t const size = file.size();
    SealBytes const seal = seal_of(file, size);
    file.write(seal.data(), seal.size(), size);
}

Seal check_seal(std::filesystem::path const& path)
{
    OpenFile const file(path, O_RDONLY);
    std::uint64_t const size = file.size();
    if (size < seal_size)
        return Seal::missing;
    SealBytes found{};
    file.read(found.data(), found.size(), size - seal_size);
    if (!std::equal(mark.begin(), mark.end(), found.begin()))
        return Seal::missing;
    return found == seal_of(file, size - seal_size) ? Seal::intact : Seal::broken;
}

} // namespace sim
