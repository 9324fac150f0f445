#include "models/livelihood/income_distribution.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

constexpr std::size_t shard_rows = 1'000'000;
constexpr int months_a_year = 12;

/// A household in one word, so that threads can add to it at once: DKK a month of all members below,
/// above it how many are an adult and a child by consumption unit, and 18-64 years old.
constexpr int adults_at = 32;
constexpr int children_at = 40;
constexpr int aged_18_64_at = 48;

int count_at(std::uint64_t home, int bit)
{
    return static_cast<int>(home >> bit & 0xff);
}

} // namespace

IncomeDistribution::IncomeDistribution(World const& world, Incomes const& incomes, sim::Month month,
                                       sim::ThreadPool const& threads)
    : incomes_(world.households.rows(), 0),
      aged_18_64_(world.households.rows(), 0),
      of_places_(world.places(), 0)
{
    add_persons(world, incomes, month, threads);
    set_limits();
}

void IncomeDistribution::add_persons(World const& world, Incomes const& incomes, sim::Month month,
                                     sim::ThreadPool const& threads)
{
    // Persons lie in order of rows, the members of a household do not: threads may meet in one.
    // Integers are added, so that the order does not matter.
    constexpr std::size_t read_ahead = 16;
    Persons const& persons = world.persons;
    std::vector<std::uint64_t> homes(world.households.rows(), 0);
    std::vector<std::vector<std::int64_t>> of_places(
        sim::chunk_count(persons.rows(), shard_rows),
        std::vector<std::int64_t>(of_places_.size(), 0));
    threads.for_chunks(persons.rows(), shard_rows, [&](std::size_t shard, sim::Rows some) {
        for (std::size_t i = some.begin; i < some.end; ++i) {
            if (i + read_ahead < some.end && persons.household[i + read_ahead]) {
                std::size_t const ahead = persons.household[i + read_ahead].index();
                sim::prefetch(homes[ahead]);
                sim::prefetch(world.households.state[ahead]);
                sim::prefetch(world.households.first[ahead]);
                sim::prefetch(world.households.place[ahead]);
            }
            if (!persons.alive[i])
                continue;
            HouseholdId const household = persons.household[i];
            int const age = age_in(persons.birth[i], month);
            std::int32_t const disposable =
                incomes.of(world, household, PersonId::at(i), month).disposable_dkk_month;
            std::uint64_t share = static_cast<std::uint32_t>(
                disposable + incomes.child_benefit_dkk_month(age, month));
            share += std::uint64_t{1}
                     << (incomes.is_child_unit(age, month) ? children_at : adults_at);
            if (age >= 18 && age <= 64) {
                share += std::uint64_t{1} << aged_18_64_at;
                of_places[shard][world.households.place[household.index()].index()] +=
                    months_a_year * std::int64_t{disposable};
            }
            std::atomic_ref(homes[household.index()]).fetch_add(share, std::memory_order_relaxed);
        }
    });
    for (auto const& part : of_places)
        for (std::size_t place = 0; place < part.size(); ++place)
            of_places_[place] += part[place];
    threads.for_chunks(homes.size(), shard_rows, [&](std::size_t /*shard*/, sim::Rows rows) {
        for (std::size_t h = rows.begin; h < rows.end; ++h) {
            std::uint64_t const home = homes[h];
            incomes_[h] = incomes.equivalised_dkk_year(static_cast<std::int32_t>(home & 0xffffffff),
                                                       count_at(home, adults_at),
                                                       count_at(home, children_at), month);
            aged_18_64_[h] = static_cast<std::uint8_t>(count_at(home, aged_18_64_at));
        }
    });
}

void IncomeDistribution::set_limits()
{
    std::vector<std::int64_t> persons_at; // by income
    std::int64_t all = 0;
    for (std::size_t h = 0; h < incomes_.size(); ++h) {
        if (aged_18_64_[h] == 0)
            continue;
        auto const income = static_cast<std::size_t>(incomes_[h]);
        if (income >= persons_at.size())
            persons_at.resize(income + 1, 0);
        persons_at[income] += aged_18_64_[h];
        all += aged_18_64_[h];
    }
    limits_.fill(std::numeric_limits<std::int32_t>::max());
    std::int64_t below = 0;
    std::size_t k = 0;
    for (std::size_t income = 0; income < persons_at.size(); ++income) {
        below += persons_at[income];
        for (; k < limits_.size() && below > all * static_cast<std::int64_t>(k + 1) / 5; ++k)
            limits_[k] = static_cast<std::int32_t>(income);
    }
}

} // namespace boligsim
