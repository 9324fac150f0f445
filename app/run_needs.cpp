#include "app/run_needs.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

namespace boligsim {

namespace {

constexpr double residents = 5.6e6;
constexpr double megabyte = 1e6;

/// Names of places, axes and provenance of a file: 3.1 MB with the country's 7,800 departments.
constexpr double bytes_a_file = 3.1e6;
/// Of a year of a replicate: chunks without a number in them, and what a power of the persons fills.
/// Measured: 37 kB at scale 0.0005, 0.35 MB at 0.05.
constexpr double bytes_a_year = 33e3;
constexpr double bytes_by_persons = 25.6;
constexpr double persons_power = 0.75;
/// Of events: rows a person and year, and bytes a row as compressed.
constexpr double event_bytes_a_person_year = 6;

/// The program with its parameters and places; then a world a thread, with its counts.
constexpr double program_bytes = 70e6;
constexpr double bytes_a_person = 110;
constexpr double counts_bytes = 16e6;

/// Of one core; the places of the country cost as much as so many persons.
constexpr double person_months_a_second = 1.5e6;
constexpr double persons_of_places = 15e3;

std::string bytes_text(double bytes)
{
    constexpr double thousand = 1000;
    if (bytes >= thousand * megabyte)
        return fmt::format("{:.1f} GB", bytes / megabyte / thousand);
    if (bytes < megabyte)
        return fmt::format("{:.0f} kB", bytes / thousand);
    return fmt::format("{:.0f} MB", bytes / megabyte);
}

std::string time_text(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 3600;
    auto const of = [](double number, char const* unit) {
        return fmt::format("{:.0f} {}{}", number, unit, std::lround(number) == 1 ? "" : "s");
    };
    if (seconds < 2 * minute)
        return of(std::max(1.0, std::round(seconds)), "second");
    if (seconds < 2 * hour)
        return of(std::round(seconds / minute), "minute");
    return of(std::round(seconds / hour), "hour");
}

} // namespace

RunNeeds estimate_needs(Study const& study, std::size_t scenarios, int threads,
                        EventRecording events)
{
    double const persons = residents * study.scale;
    double const months = study.period.months();
    double const years = months / 12 + 1;
    double const worlds = static_cast<double>(scenarios) * study.replicates;

    RunNeeds needs;
    double year_bytes = bytes_a_year + bytes_by_persons * std::pow(persons, persons_power);
    if (events == EventRecording::on)
        year_bytes += event_bytes_a_person_year * persons;
    needs.disk_bytes = static_cast<double>(scenarios) * bytes_a_file + worlds * years * year_bytes;
    // A replicate's scenarios begin from one copy of its world.
    double const at_once = std::min<double>(threads, std::max(1.0, worlds)) + 1;
    needs.memory_bytes = program_bytes + at_once * (persons * bytes_a_person + counts_bytes);
    double const person_months = (persons + persons_of_places) *
                                 (worlds * months + study.replicates * 12.0 * settling_years);
    needs.seconds = person_months / person_months_a_second / std::min<double>(threads, worlds);
    return needs;
}

std::string to_text(RunNeeds const& needs, int threads)
{
    return fmt::format("about {} of disk, {} of memory and {} on {} thread{}",
                       bytes_text(needs.disk_bytes), bytes_text(needs.memory_bytes),
                       time_text(needs.seconds), threads, threads == 1 ? "" : "s");
}

std::string lack_of_room(RunNeeds const& needs, std::filesystem::path folder)
{
    std::error_code failed;
    folder = std::filesystem::absolute(folder, failed);
    while (!failed && !std::filesystem::exists(folder, failed) && folder.has_parent_path() &&
           folder != folder.parent_path())
        folder = folder.parent_path();
    auto const room = std::filesystem::space(folder, failed);
    if (failed || static_cast<double>(room.available) >= needs.disk_bytes)
        return {};
    return fmt::format("the disk of {} has room for {} only", folder.string(),
                       bytes_text(static_cast<double>(room.available)));
}

} // namespace boligsim
