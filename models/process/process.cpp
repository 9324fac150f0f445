#include "models/process/process.hpp"

#include <algorithm>
#include <cassert>

namespace boligsim {

void ChunkDraws::start(std::span<sim::AgentKey const> keys)
{
    assert(keys.size() <= person_chunk);
    keys_ = keys;
    for (Block& block : blocks_)
        block.filled = false;
}

ChunkDraws::Block& ChunkDraws::find(unsigned number)
{
    auto const found = std::find_if(blocks_.begin(), blocks_.end(),
                                    [&](Block const& block) { return block.number == number; });
    if (found != blocks_.end())
        return *found;
    return blocks_.emplace_back(Block{number, false, std::make_unique<Lanes>()});
}

std::uint32_t const* ChunkDraws::words(unsigned decision)
{
    Block& block = find(decision / 4);
    Lanes& lanes = *block.lanes;
    if (!block.filled) {
        streams_.fill(keys_, month_, block.number,
                      {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()});
        block.filled = true;
    }
    return lanes[decision % 4].data();
}

FusedRows::FusedRows(std::vector<std::unique_ptr<RowProcess>> steps) : steps_(std::move(steps))
{
    for (auto const& step : steps_) {
        if (!name_.empty())
            name_ += ", ";
        name_ += step->name();
    }
}

void FusedRows::run(World& world, MonthContext const& context) const
{
    // Larger work units than a chunk keep the number of pending lists small; both are cut by row
    // count, so the order of what was found is the same for any number of threads.
    constexpr std::size_t unit = 32 * person_chunk;
    std::size_t const rows = world.persons.rows();
    std::vector<Pending> found(sim::chunk_count(rows, unit));
    context.threads.for_chunks(rows, unit, [&](std::size_t i, sim::Rows all) {
        ChunkDraws draws(context.streams, context.month);
        for (std::size_t begin = all.begin; begin < all.end; begin += person_chunk) {
            sim::Rows const chunk{begin, std::min(all.end, begin + person_chunk)};
            draws.start(std::span(world.persons.key).subspan(chunk.begin, chunk.size()));
            for (auto const& step : steps_)
                step->step(world, chunk, draws, context.month, found[i]);
        }
    });
    for (Pending const& part : found)
        world.pending.append(part);
}

} // namespace boligsim
