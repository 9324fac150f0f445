/// Stands before the system's pwrite and ftruncate, which HDF5 writes with: kills the program in
/// the place of the write (or truncation) whose number KILL_AT_WRITE gives, counted from 1, or lets
/// that write and every later one fail as on a full disk (FULL_AT_WRITE). At the end, says on
/// standard error how many there were.

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

class WriteCounter {
public:
    WriteCounter()
    {
        if (char const* const text = std::getenv("KILL_AT_WRITE"))
            fatal_ = std::atol(text);
        if (char const* const text = std::getenv("FULL_AT_WRITE"))
            full_ = std::atol(text);
    }
    ~WriteCounter()
    {
        if (fatal_ >= 0)
            std::fprintf(stderr, "writes %ld\n", count_);
    }
    /// Whether the disk has room.
    bool count()
    {
        if (++count_ == fatal_)
            std::raise(SIGKILL);
        if (full_ <= 0 || count_ < full_)
            return true;
        errno = ENOSPC;
        return false;
    }

private:
    long fatal_ = -1;
    long full_ = -1;
    long count_ = 0;
};

WriteCounter counter;

} // namespace

extern "C" ssize_t pwrite(int file, void const* bytes, size_t size, off_t offset)
{
    if (!counter.count())
        return -1;
    return syscall(SYS_pwrite64, file, bytes, size, offset);
}

extern "C" int ftruncate(int file, off_t size) noexcept
{
    if (!counter.count())
        return -1;
    return static_cast<int>(syscall(SYS_ftruncate, file, size));
}
