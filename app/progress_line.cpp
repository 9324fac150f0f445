#include "app/progress_line.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

namespace boligsim {

ProgressStyle progress_style(std::string const& choice, bool quiet)
{
    if (quiet || choice == "never")
        return ProgressStyle::none;
    if (choice == "json")
        return ProgressStyle::json;
    if (choice == "always")
        return ProgressStyle::line;
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::line : ProgressStyle::tenths;
}

ProgressLine::ProgressLine(ProgressStyle style, double expected_person_months, std::ostream& err)
    : style_(style),
      expected_(std::max(1.0, expected_person_months)),
      err_(err),
      start_(std::chrono::steady_clock::now())
{
}

void ProgressLine::update(Progress const& progress)
{
    if (style_ == ProgressStyle::none)
        return;
    double const done = std::min(1.0, progress.person_months / expected_);
    int const tenths = static_cast<int>(done * 10);
    if (style_ != ProgressStyle::line && tenths <= tenths_said_)
        return;
    tenths_said_ = tenths;
    std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - start_;
    double const rate = progress.person_months / std::max(1e-9, taken.count());
    double const left = rate > 0 ? (expected_ - progress.person_months) / rate : 0;
    if (style_ == ProgressStyle::json)
        err_ << fmt::format(R"({{"worlds_done": {}, "worlds": {}, "month": "{}", "done": {:.3f}, )"
                            R"("person_months_per_second": {:.0f}, "seconds_left": {:.0f}}})"
                            "\n",
                            progress.worlds_done, progress.worlds, sim::to_string(progress.month),
                            done, rate, std::max(0.0, left));
    else
        err_ << fmt::format("{}worlds {}/{}  {}  {:.1f} million person-months/s  {:.0f} s left{}",
                            style_ == ProgressStyle::line ? "\r\x1b[K" : "", progress.worlds_done,
                            progress.worlds, sim::to_string(progress.month), rate / 1e6,
                            std::max(0.0, left), style_ == ProgressStyle::line ? "" : "\n");
    err_.flush();
}

void ProgressLine::finish()
{
    if (style_ == ProgressStyle::line)
        err_ << "\r\x1b[K" << std::flush;
}

} // namespace boligsim
