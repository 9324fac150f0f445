#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace sim {

/// The lock of a file that is being written: one process writes it, and nobody reads it meanwhile.
/// Goes with the object, and with the process however that ends. HDF5's own locks are switched off,
/// since it takes them only after it has emptied the file.
class FileLock {
public:
    FileLock() = default;

    /// Opens the file, or makes an empty one, and takes its lock. Does not change what is in it.
    ///
    /// Throws RunFailed where another process has the lock (the message says which), where the path
    /// is no regular file, or where it cannot be opened. File systems without locks give none.
    explicit FileLock(std::filesystem::path const& path);

    ~FileLock() { release(); }
    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept
    {
        if (this != &other) {
            release();
            descriptor_ = std::exchange(other.descriptor_, -1);
        }
        return *this;
    }

    void release();

private:
    int descriptor_ = -1;
};

/// Who writes the file: "another run (process 4711)". Empty where nobody does.
std::optional<std::string> writer_of(std::filesystem::path const& path);

} // namespace sim
