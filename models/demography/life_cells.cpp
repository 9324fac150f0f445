#include "models/demography/life_cells.hpp"

#include <algorithm>
#include <array>

#include "sim/core/processor_clones.hpp"

namespace boligsim {

namespace {

using Cell = std::uint16_t;
static_assert(no_life_cell < 0xffff);

/// Plain loops over columns, which compilers turn into vector instructions.
BOLIGSIM_PROCESSOR_CLONES void find_cells(std::size_t count, sim::Month const* birth,
                                          std::uint8_t const* alive, Sex const* sex,
                                          Origin const* origin, std::uint8_t const* partnered,
                                          sim::Month now, Cell* cells)
{
    constexpr unsigned ages = life_ages;
    for (std::size_t i = 0; i < count; ++i) {
        auto const age = static_cast<unsigned>(age_in(birth[i], now));
        unsigned const group =
            (static_cast<unsigned>(origin[i]) * 2 + static_cast<unsigned>(sex[i])) * 2 +
            partnered[i];
        unsigned const cell = group * ages + (age < ages ? age : ages - 1);
        cells[i] = static_cast<Cell>(alive[i] ? cell : no_life_cell);
    }
}

/// Whether any word is below its cell's threshold.
BOLIGSIM_PROCESSOR_CLONES bool any_hit(std::size_t count, std::uint32_t const* words,
                                       Cell const* cells, std::uint32_t const* thresholds)
{
    unsigned hits = 0;
    for (std::size_t i = 0; i < count; ++i)
        hits |= words[i] < thresholds[cells[i]] ? 1u : 0u;
    return hits != 0;
}

std::vector<std::uint32_t> make_cells(LifeHazard::Rate const& rate)
{
    std::vector<std::uint32_t> cells(life_cells + 1);
    for (std::size_t o = 0; o < origin_count; ++o)
        for (Sex const sex : {Sex::woman, Sex::man})
            for (std::uint8_t partnered : {std::uint8_t{0}, std::uint8_t{1}})
                for (std::size_t age = 0; age < life_ages; ++age) {
                    auto const origin = static_cast<Origin>(o);
                    LifeGroup const group{origin, sex, partnered == 1, static_cast<int>(age)};
                    cells[life_cell(origin, sex, partnered, age)] =
                        sim::threshold(rate(group).per_month().value());
                }
    return cells;
}

} // namespace

LifeHazard::LifeHazard(sim::ParameterBook const& book, sim::Period period, Rates const& rates)
    : cells_(book, period,
             [&](sim::ParameterBook const& b, sim::Month at) { return make_cells(rates(b, at)); })
{
}

LifeEvents::LifeEvents(std::vector<LifeEvent> events) : events_(std::move(events))
{
    for (LifeEvent const& event : events_) {
        if (!name_.empty())
            name_ += ", ";
        name_ += event.name;
    }
}

void LifeEvents::step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
                      Pending& pending) const
{
    constexpr std::size_t block = 128;
    Persons const& persons = world.persons;
    std::array<Cell, person_chunk> cells;
    std::size_t const first = rows.begin;
    find_cells(rows.size(), &persons.birth[first], &persons.alive[first], &persons.sex[first],
               &persons.origin[first], &persons.partnered[first], month, cells.data());
    for (LifeEvent const& event : events_) {
        std::uint32_t const* const words = draws.words(event.decision);
        std::uint32_t const* const thresholds = event.hazard.thresholds(month);
        for (std::size_t begin = 0; begin < rows.size(); begin += block) {
            std::size_t const end = std::min(rows.size(), begin + block);
            if (!any_hit(end - begin, words + begin, cells.data() + begin, thresholds))
                continue;
            for (std::size_t i = begin; i < end; ++i)
                if (words[i] < thresholds[cells[i]])
                    event.on_hit(world, {PersonId::at(first + i), words[i], thresholds[cells[i]]},
                                 pending);
        }
    }
}

} // namespace boligsim
