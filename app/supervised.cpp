#include "app/supervised.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <system_error>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace boligsim {

namespace {

void limit(__rlimit_resource resource, rlim_t most)
{
    rlimit both{};
    getrlimit(resource, &both);
    both.rlim_cur = std::min(both.rlim_cur, most);
    setrlimit(resource, &both);
}

std::uint64_t size_of(std::filesystem::path const& path)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    if (fs::is_regular_file(path, failed)) {
        std::uintmax_t const size = fs::file_size(path, failed);
        return failed ? 0 : size;
    }
    std::uint64_t size = 0;
    if (fs::is_directory(path, failed))
        for (fs::directory_entry const& entry : fs::directory_iterator(path, failed))
            if (entry.path().extension() == ".h5")
                size += size_of(entry.path());
    return size;
}

ExitCode ended_by(int number, std::ostream& err)
{
    switch (number) {
    case SIGXCPU:
        err << "boligsim: error: a file that was named cannot be read (reading it does not come to "
               "an end, so it is damaged)\n   copy it again, or run the study again\n";
        return ExitCode::invalid_input;
    case SIGSEGV:
    case SIGBUS:
    case SIGABRT:
    case SIGFPE:
    case SIGILL:
        err << "boligsim: error: a file that was named cannot be read (HDF5 failed over it, so it "
               "is damaged)\n   copy it again, or run the study again\n";
        return ExitCode::invalid_input;
    case SIGKILL:
        err << "boligsim: error: the system ended the reading of the files (as it does when memory "
               "is short)\n   name fewer files, or end other programs\n";
        return ExitCode::run_failed;
    default:
        // Somebody asked for the end.
        std::signal(number, SIG_DFL);
        std::raise(number);
        return ExitCode::interrupted;
    }
}

} // namespace

ExitCode supervised(std::function<ExitCode()> const& work, std::chrono::seconds most,
                    std::ostream& err)
{
    std::cout.flush();
    std::cerr.flush();
    pid_t const parent = getpid();
    pid_t const child = fork();
    if (child < 0)
        throw std::system_error(errno, std::generic_category());
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            std::_Exit(static_cast<int>(ExitCode::interrupted));
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_CPU, static_cast<rlim_t>(most.count()));
        std::signal(SIGXCPU, SIG_DFL);
        int code = static_cast<int>(ExitCode::internal_error);
        try {
            code = static_cast<int>(work());
        } catch (std::exception const& e) {
            std::cerr << "boligsim: internal error: " << e.what() << "\n";
        }
        std::cerr.flush();
        std::_Exit(code);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status))
        return ended_by(WTERMSIG(status), err);
    return static_cast<ExitCode>(WEXITSTATUS(status));
}

std::chrono::seconds most_reading_time(Arguments const& arguments)
{
    constexpr std::uint64_t free_bytes = std::uint64_t{4} << 20;
    constexpr std::uint64_t bytes_a_second = std::uint64_t{1} << 20;
    std::uint64_t size = 0;
    for (std::string const& argument : arguments)
        size += size_of(argument);
    constexpr std::chrono::seconds least{5};
    return least +
           std::chrono::seconds(size > free_bytes ? (size - free_bytes) / bytes_a_second : 0);
}

} // namespace boligsim
