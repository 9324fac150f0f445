#include "sim/files/trajectory/file_lock.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/core/diagnostics.hpp"

namespace sim {

namespace {

constexpr mode_t as_the_umask_allows = 0666;

std::string reason_of(int error)
{
    return std::generic_category().message(error);
}

/// The process that has the file's lock, from the system's table of locks (man 5 proc, "locks").
std::string holder_of(int descriptor)
{
    struct stat status {};
    if (fstat(descriptor, &status) != 0)
        return "another run";
    std::string inode(":");
    inode += std::to_string(status.st_ino);
    std::ifstream table("/proc/locks");
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string number;
        std::string kind;
        std::string advisory;
        std::string access;
        std::string process;
        std::string file;
        words >> number >> kind >> advisory >> access >> process >> file;
        if (kind != "FLOCK" || !file.ends_with(inode))
            continue;
        std::string const who = access == "WRITE" ? "another run" : "another program";
        return process == "0" ? who : who + " (process " + process + ")";
    }
    return "another run";
}

/// Whether the path still names the file that was opened; a run that ends gives its file another
/// name.
bool is_still(std::filesystem::path const& path, int descriptor)
{
    struct stat opened {};
    struct stat named {};
    return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

void require_regular_or_absent(std::filesystem::path const& path)
{
    std::error_code ignored;
    auto const status = std::filesystem::status(path, ignored);
    if (std::filesystem::is_directory(status))
        throw RunFailed(path.string() + ": is a folder, and a result is to be written there; "
                                        "move it away, or write to another folder");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw RunFailed(path.string() + ": is no regular file (a device, a pipe or a socket); "
                                        "write to another folder");
}

} // namespace

FileLock::FileLock(std::filesystem::path const& path)
{
    require_regular_or_absent(path);
    for (;;) {
        descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, as_the_umask_allows);
        if (descriptor_ < 0)
            throw RunFailed(path.string() + ": the file cannot be made (" + reason_of(errno) +
                            "); write to another folder");
        if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            std::string const holder = holder_of(descriptor_);
            release();
            throw RunFailed(
                path.string() + ": " + holder +
                (holder.starts_with("another run") ? " is writing here" : " has the file open") +
                "; wait until it has ended, or write to another folder");
        }
        if (is_still(path, descriptor_))
            return;
        release();
    }
}

void FileLock::release()
{
    if (descriptor_ >= 0)
        ::close(std::exchange(descriptor_, -1));
}

std::optional<std::string> writer_of(std::filesystem::path const& path)
{
    int const descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return std::nullopt;
    std::optional<std::string> writer;
    if (flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        writer = holder_of(descriptor);
    ::close(descriptor);
    return writer;
}

} // namespace sim
