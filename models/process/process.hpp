#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/process/decisions.hpp"
#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/random/philox.hpp"
#include "sim/record/measures.hpp"

namespace boligsim {

struct FlowMeasures; // models/record/measures.hpp
class EventRecord;   // models/record/events.hpp

/// What a process is given for a month besides the world.
struct MonthContext {
    sim::Month month;
    sim::Streams const& streams;
    sim::ThreadPool const& threads;
    FlowMeasures const& measures;
    sim::YearCounts& counts;       ///< flows of the year; not to be written from parallel code
    EventRecord* events = nullptr; ///< where events are recorded; the same holds
};

/// One line of the month. Holds parameters only; `run` is const and keeps no state.
///
/// A process's header says what it does, what it reads and writes, which decisions it draws, what
/// it simplifies and which sources it rests on.
class Process {
public:
    virtual ~Process() = default;
    virtual std::string_view name() const = 0;
    virtual void run(World& world, MonthContext const& context) const = 0;
};

/// Rows of persons that a row-local process handles at once, while they are in cache.
constexpr std::size_t person_chunk = 2048;

/// Random words of a chunk of persons, made once per block and shared by neighbouring processes. Any
/// decision may be asked for; a block costs its memory from the first time on.
class ChunkDraws {
public:
    ChunkDraws(sim::Streams const& streams, sim::Month month) : streams_(streams), month_(month) {}

    /// Starts a chunk; nothing is drawn yet.
    void start(std::span<sim::AgentKey const> keys);

    /// Words of a decision, one a person of the chunk. They hold until the next `start`.
    std::uint32_t const* words(unsigned decision);

private:
    using Lanes = std::array<std::array<std::uint32_t, person_chunk>, 4>;
    struct Block {
        unsigned number;
        bool filled;
        std::unique_ptr<Lanes> lanes;
    };
    Block& find(unsigned number);

    sim::Streams const& streams_;
    sim::Month month_;
    std::span<sim::AgentKey const> keys_;
    std::vector<Block> blocks_; ///< in order of first use: few, so they are looked through
};

/// A process that touches each person's own row only. It writes that row, and says in `pending`
/// what goes beyond it. Neighbouring row processes of the month run fused, chunk by chunk.
class RowProcess {
public:
    virtual ~RowProcess() = default;
    virtual std::string_view name() const = 0;
    /// Reads and writes rows [rows.begin, rows.end) of persons only; may read (never write) other
    /// tables. Word i of a draw belongs to row rows.begin + i.
    virtual void step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
                      Pending& pending) const = 0;
};

/// Runs neighbouring row processes fused; what they found out is put together in order of rows.
class FusedRows : public Process {
public:
    explicit FusedRows(std::vector<std::unique_ptr<RowProcess>> steps);
    std::string_view name() const override { return name_; }
    void run(World& world, MonthContext const& context) const override;

private:
    std::vector<std::unique_ptr<RowProcess>> steps_;
    std::string name_;
};

} // namespace boligsim
