#include "models/world/process.hpp"

#include <algorithm>
#include <cassert>

namespace boligsim {

void ChunkDraws::start(std::span<sim::AgentKey const> keys)
{
    assert(keys.size() <= person_chunk);
    keys_ = keys;
    filled_.fill(false);
}

std::uint32_t const* ChunkDraws::words(unsigned decision)
{
    unsigned const block = decision / 4;
    assert(block < blocks_);
    auto& lanes = words_[block];
    if (!filled_[block]) {
        streams_.fill(keys_, month_, block,
                      {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()});
        filled_[block] = true;
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
        auto draws = std::make_unique<ChunkDraws>(context.streams, context.month);
        for (std::size_t begin = all.begin; begin < all.end; begin += person_chunk) {
            sim::Rows const chunk{begin, std::min(all.end, begin + person_chunk)};
            draws->start(std::span(world.persons.key).subspan(chunk.begin, chunk.size()));
            for (auto const& step : steps_)
                step->step(world, chunk, *draws, context.month, found[i]);
        }
    });
    Pending& all = world.pending;
    auto const append = [](auto& to, auto const& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (Pending const& part : found) {
        append(all.deaths, part.deaths);
        append(all.births, part.births);
        append(all.emigrants, part.emigrants);
        append(all.leaving_home, part.leaving_home);
        append(all.separating, part.separating);
        append(all.seeking_union, part.seeking_union);
    }
}

} // namespace boligsim
