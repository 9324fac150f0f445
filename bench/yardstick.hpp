#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

/// What a straightforward simulation of the simplest kind does on this machine, to measure the
/// model against: one thread, arrays, std::mt19937_64, and each person may die, give birth, change
/// job and move to a random department each month. No households, dwellings, rules or recording.
namespace yardstick {

struct Population {
    std::vector<std::uint8_t> alive;
    std::vector<std::uint8_t> woman;
    std::vector<std::uint8_t> employed;
    std::vector<std::int16_t> age_months;
    std::vector<std::uint16_t> department;

    void add(bool is_woman, bool has_work, int age, unsigned place)
    {
        alive.push_back(1);
        woman.push_back(is_woman ? 1 : 0);
        employed.push_back(has_work ? 1 : 0);
        age_months.push_back(static_cast<std::int16_t>(age));
        department.push_back(static_cast<std::uint16_t>(place));
    }
};

/// The 32-bit word below which a draw means yes.
constexpr std::uint32_t probability(double p)
{
    return static_cast<std::uint32_t>(p * 0x1p32);
}

/// Months of simulated time, and how fast.
struct Result {
    double person_months = 0;
    double seconds = 0;
    std::uint64_t checksum = 0; ///< so that no compiler leaves the work out
    double per_second() const { return person_months / seconds; }
};

inline Result run(std::size_t persons, int months)
{
    constexpr unsigned departments = 7500;
    constexpr std::uint32_t p_death = probability(0.0008);
    constexpr std::uint32_t p_birth = probability(0.001);
    constexpr std::uint32_t p_change_job = probability(0.02);
    constexpr std::uint32_t p_move = probability(0.01);

    // Each 64-bit number serves two decisions: a plain loop is not a wasteful one.
    std::mt19937_64 random(1);
    auto const any_department = [&] { return static_cast<unsigned>(random() % departments); };
    Population population;
    for (std::size_t i = 0; i < persons; ++i) {
        std::uint64_t const bits = random();
        population.add((bits & 1) != 0, (bits & 6) != 0, static_cast<int>((bits >> 8) % (90 * 12)),
                       any_department());
    }

    Result result;
    auto const start = std::chrono::steady_clock::now();
    for (int month = 0; month < months; ++month) {
        std::size_t const rows = population.alive.size();
        for (std::size_t i = 0; i < rows; ++i) {
            if (!population.alive[i])
                continue;
            result.person_months += 1;
            ++population.age_months[i];
            std::uint64_t const life = random();
            std::uint64_t const work = random();
            if (static_cast<std::uint32_t>(life) < p_death) {
                population.alive[i] = 0;
                continue;
            }
            if (life >> 32 < p_birth)
                population.add((life & 1) != 0, false, 0, population.department[i]);
            if (static_cast<std::uint32_t>(work) < p_change_job)
                population.employed[i] ^= 1;
            if (work >> 32 < p_move)
                population.department[i] = static_cast<std::uint16_t>(any_department());
        }
    }
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (std::size_t i = 0; i < population.alive.size(); ++i)
        result.checksum +=
            population.alive[i] * (population.department[i] + population.employed[i]);
    return result;
}

} // namespace yardstick
