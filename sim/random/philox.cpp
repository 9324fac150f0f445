#include "sim/random/philox.hpp"

#include <cassert>

#include <Random123/philox.h>

#include "sim/random/philox_columns.hpp"

namespace sim {

namespace {

std::uint32_t month_word(Month month, unsigned block)
{
    assert(block < 0x10000u);
    return static_cast<std::uint32_t>(month.count()) << 16 | block;
}

} // namespace

std::array<std::uint32_t, 4> Streams::block(AgentKey agent, Month month, unsigned block,
                                            std::uint32_t draw) const
{
    r123::Philox4x32 generator;
    r123::Philox4x32::ctr_type const counter = {{static_cast<std::uint32_t>(agent),
                                                 static_cast<std::uint32_t>(agent >> 32),
                                                 month_word(month, block), draw}};
    r123::Philox4x32::key_type const key = {{seed_, replicate_}};
    r123::Philox4x32::ctr_type const words = generator(counter, key);
    return {words[0], words[1], words[2], words[3]};
}

std::uint32_t Streams::word(AgentKey agent, Month month, unsigned decision,
                            std::uint32_t draw) const
{
    return block(agent, month, decision / 4, draw)[decision % 4];
}

void Streams::fill(std::span<AgentKey const> agents, Month month, unsigned block,
                   std::array<std::uint32_t*, 4> lanes) const
{
    static PhiloxWay const way = fastest_philox_way();
    fill_columns({agents, month_word(month, block), {seed_, replicate_}, lanes}, way);
}

} // namespace sim
