#include "models/housing/letting_phases.hpp"

#include <cmath>
#include <vector>

#include "models/housing/market_directory.hpp"
#include "models/process/decisions.hpp"

namespace boligsim {

namespace {

/// The draw of where a landlord's dwellings begin belongs to no month.
constexpr sim::Month no_month{2000, 1};

/// From one dwelling of a landlord to the next: 1/p and 1/p^2 of the circle, p = 1.3247... the
/// plastic number.
constexpr unsigned agreements_step = 49471;
constexpr unsigned lists_step = 37345;

} // namespace

bool lies_on_arc(std::uint16_t phase, double begin, double share)
{
    double const past = part_of_circle(phase) - begin;
    return past - std::floor(past) < share;
}

void spread_letting_phases(World& world, sim::Streams const& streams)
{
    MarketDirectory const directory(world);
    std::vector<LettingPhases> next(directory.pairs());
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        auto const market = MunicipalityId::at(m);
        auto const code = static_cast<sim::AgentKey>(world.municipalities[m].code);
        std::size_t pair = directory.first_pair(market);
        for (MarketDirectory::Landlord const& landlord : directory.landlords(market)) {
            std::uint32_t const start =
                streams.word(code, no_month, decide_letting_phases, landlord.organisation.raw());
            next[pair++] = {static_cast<std::uint16_t>(start >> 16),
                            static_cast<std::uint16_t>(start & 0xFFFFu)};
        }
    }
    for (Department const& department : world.departments) {
        LettingPhases& phases =
            next[directory.pair(department.municipality, department.landlord())];
        for (std::size_t d = department.first_dwelling;
             d < department.first_dwelling + department.dwellings; ++d) {
            world.dwellings.phases[d] = phases;
            phases.agreements = static_cast<std::uint16_t>(phases.agreements + agreements_step);
            phases.lists = static_cast<std::uint16_t>(phases.lists + lists_step);
        }
    }
}

} // namespace boligsim
