/// Stands before the system's pwrite and ftruncate, which HDF5 writes with: kills the program in
/// the place of the write (or truncation) whose number KILL_AT_WRITE gives, counted from 1. At the
/// end, says on standard error how many there were.

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
    }
    ~WriteCounter()
    {
        if (fatal_ >= 0)
            std::fprintf(stderr, "writes %ld\n", count_);
    }
    void count()
    {
        if (++count_ == fatal_)
            std::raise(SIGKILL);
    }

private:
    long fatal_ = -1;
    long count_ = 0;
};

WriteCounter counter;

} // namespace

extern "C" ssize_t pwrite(int file, void const* bytes, size_t size, off_t offset)
{
    counter.count();
    return syscall(SYS_pwrite64, file, bytes, size, offset);
}

extern "C" int ftruncate(int file, off_t size) noexcept
{
    counter.count();
    return static_cast<int>(syscall(SYS_ftruncate, file, size));
}
