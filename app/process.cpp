#include "app/process.hpp"

#include <array>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace boligsim {

namespace {

/// Set by a signal. A signal handler can reach nothing but a global.
std::atomic<bool> stop_asked{false};

extern "C" void ask_to_stop(int)
{
    stop_asked.store(true);
}

} // namespace

void occupy_standard_descriptors()
{
    // Opened the wrong way round: reading fails for input, writing for output. What is written
    // to a closed standard error is dropped.
    constexpr std::array<int, 3> modes{O_WRONLY, O_RDONLY, O_WRONLY};
    for (int descriptor = 0; descriptor < static_cast<int>(modes.size()); ++descriptor)
        if (fcntl(descriptor, F_GETFD) < 0)
            // The lowest free number is the one that is missing.
            static_cast<void>(open("/dev/null", modes[static_cast<std::size_t>(descriptor)]));
}

void let_writes_fail()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

bool flush_output(std::ostream& out)
{
    out.flush();
    return out.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

std::atomic<bool> const& stop_on_signals()
{
    stop_asked.store(false);
    for (int const number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler == SIG_IGN)
            continue;
        struct sigaction action {};
        action.sa_handler = ask_to_stop;
        sigemptyset(&action.sa_mask);
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
        sigaction(number, &action, nullptr);
    }
    return stop_asked;
}

} // namespace boligsim
