#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/process/process.hpp"
#include "sim/core/time.hpp"
#include "sim/core/units.hpp"
#include "sim/parameters/dated.hpp"

/// The groups for which demographic hazards are given, and the loop that finds whom they hit.
namespace boligsim {

/// Single ages 0 to 105; the oldest share the last.
constexpr std::size_t life_ages = 106;
constexpr std::size_t life_cells = origin_count * 2 * 2 * life_ages;
/// The cell of rows without a living person; nothing happens to them.
constexpr std::size_t no_life_cell = life_cells;

constexpr std::size_t life_cell(Origin origin, Sex sex, std::uint8_t partnered, std::size_t age)
{
    return ((static_cast<std::size_t>(origin) * 2 + static_cast<std::size_t>(sex)) * 2 +
            partnered) *
               life_ages +
           age;
}

/// A group of persons: what a hazard may depend on.
struct LifeGroup {
    Origin origin;
    Sex sex;
    bool partnered;
    int age;
};

/// Thresholds of a monthly draw for each group, made from the yearly hazards in force.
class LifeHazard {
public:
    using Rate = std::function<sim::AnnualRate(LifeGroup const&)>;
    using Rates = std::function<Rate(sim::ParameterBook const&, sim::Month at)>;

    /// `rates` gives the hazards in force in a month; it reads them from the book that it is given.
    LifeHazard(sim::ParameterBook const& book, sim::Period period, Rates const& rates);

    /// `life_cells` thresholds, and one for `no_life_cell`. Months outside the period take the
    /// nearest one's.
    std::uint32_t const* thresholds(sim::Month month) const { return cells_.at(month).data(); }

private:
    sim::Dated<std::vector<std::uint32_t>> cells_;
};

/// A draw that hit. Given that it did, word / threshold is uniform on [0, 1): an event whose
/// hazard differs within a cell takes the cell's greatest and keeps a share of the hits.
struct LifeHit {
    PersonId person;
    std::uint32_t word = 0;
    std::uint32_t threshold = 0;

    /// True for the share of the hits.
    bool kept(double share) const { return word < share * threshold; }
};

/// An event that may hit a person in a month: its hazard, and what is to be done about it.
struct LifeEvent {
    std::string_view name;
    unsigned decision;
    LifeHazard hazard;
    /// Puts the person on the list of `pending` that the event's process works off; may look closer
    /// first.
    std::function<void(World const& world, LifeHit const& hit, Pending& pending)> on_hit;
};

/// Draws for each living person which events hit.
///
/// One pass finds each person's cell; then each event compares the person's word with the cell's
/// threshold. The events' own files say what they read, draw and simplify.
class LifeEvents : public RowProcess {
public:
    explicit LifeEvents(std::vector<LifeEvent> events);
    std::string_view name() const override { return name_; }
    void step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
              Pending& pending) const override;

private:
    std::vector<LifeEvent> events_;
    std::string name_;
};

} // namespace boligsim
