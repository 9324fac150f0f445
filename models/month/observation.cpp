#include "models/month/observation.hpp"

#include <algorithm>
#include <array>

#include "models/month/observers.hpp"
#include "models/process/model_builder.hpp"
#include "models/record/status.hpp"
#include "sim/core/prefetch.hpp"

namespace boligsim {

namespace {

/// How many persons ahead of their use households are prefetched.
constexpr std::size_t read_ahead = 16;

/// Residents of departments, by department: how many, and of non-Western origin.
struct Composition {
    explicit Composition(std::size_t departments)
        : residents(departments, 0), non_western(departments, 0)
    {
    }
    Composition& operator+=(Composition const& other)
    {
        for (std::size_t d = 0; d < residents.size(); ++d) {
            residents[d] += other.residents[d];
            non_western[d] += other.non_western[d];
        }
        return *this;
    }
    std::vector<std::int64_t> residents;
    std::vector<std::int64_t> non_western;
};

/// Prefetches what is read of the person's household: persons are taken in order of rows, and after
/// some years their households lie scattered.
void prefetch_household(World const& world, std::size_t person)
{
    HouseholdId const household = world.persons.household[person];
    if (!household)
        return;
    sim::prefetch(world.households.place[household.index()]);
    sim::prefetch(world.households.moved_in[household.index()]);
    sim::prefetch(world.households.state[household.index()]);
    sim::prefetch(world.households.first[household.index()]);
}

/// The living of some rows of persons, with what all observers ask of them.
class Chunk {
public:
    /// Rows up to `last` will be asked for after these. Makes rows of `counts` for the places where
    /// the persons live and lived.
    Chunk(World const& world, sim::Rows rows, std::size_t last, sim::Month month,
          sim::YearCounts& counts)
    {
        Persons const& persons = world.persons;
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            if (i + read_ahead < last)
                prefetch_household(world, i + read_ahead);
            if (!persons.alive[i])
                continue;
            row_[size_] = static_cast<std::uint32_t>(i);
            household_[size_] = persons.household[i];
            place_[size_] = world.households.place[persons.household[i].index()];
            counts.make_row(place_[size_].index());
            if (PlaceId const old = persons.observed_place[i]; old && old != place_[size_])
                counts.make_row(old.index());
            age_[size_] = static_cast<std::int16_t>(age_in(persons.birth[i], month));
            ++size_;
        }
        // Now that all rows are made: making one may give every place another.
        for (std::size_t k = 0; k < size_; ++k)
            place_row_[k] = counts.row(place_[k].index());
    }

    ObservedPersons persons(World const& world, sim::Month month) const
    {
        return {world,
                month,
                std::span(row_).first(size_),
                std::span(household_).first(size_),
                std::span(place_).first(size_),
                std::span(place_row_).first(size_),
                std::span(age_).first(size_)};
    }

private:
    std::size_t size_ = 0;
    std::array<std::uint32_t, person_chunk> row_;
    std::array<HouseholdId, person_chunk> household_;
    std::array<PlaceId, person_chunk> place_;
    std::array<std::uint32_t, person_chunk> place_row_;
    std::array<std::int16_t, person_chunk> age_;
};

/// Notes where the persons live and what they do, for the next observation.
void remember(World& world, ObservedPersons const& persons, Composition& composition)
{
    Persons& p = world.persons;
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        PlaceId const place = persons.place[k];
        p.observed_years[i] = years_in_place(world, i, place);
        p.observed_place[i] = place;
        p.observed_status[i] = observe_status(p.labour[i], p.origin[i], persons.age[k]);
        if (world.is_department(place)) {
            ++composition.residents[place.index()];
            composition.non_western[place.index()] += is_non_western(p.origin[i]) ? 1 : 0;
        }
    }
}

/// What is known of a department's composition until the next observation.
void update_composition(World& world, Composition const& composition)
{
    for (std::size_t d = 0; d < world.departments.size(); ++d) {
        std::int64_t const residents = composition.residents[d];
        world.departments[d].non_western_share =
            residents == 0
                ? 0
                : static_cast<double>(composition.non_western[d]) / static_cast<double>(residents);
    }
}

} // namespace

void Observation::run(World& world, MonthContext const& context) const
{
    if (!context.month.is_december())
        return;
    std::vector<Observer const*> called;
    for (auto const& observer : *observers_) {
        std::vector<sim::MeasureId> const ids = observer->measures();
        if (std::any_of(ids.begin(), ids.end(),
                        [&](sim::MeasureId id) { return context.counts.is_recorded(id); }))
            called.push_back(observer.get());
    }
    // Each shard counts into a table of its own; counts are integers, so adding them up gives the
    // same whatever thread did which. A shard's table costs as much as a year's counts.
    constexpr std::size_t shard_rows = 1'000'000;
    std::size_t const rows = world.persons.rows();
    std::size_t const shards = sim::chunk_count(rows, shard_rows);
    std::vector<sim::YearCounts> extra;
    for (std::size_t shard = 1; shard < shards; ++shard)
        extra.push_back(context.counts.zero_copy());
    std::vector<Composition> compositions(std::max<std::size_t>(shards, 1),
                                          Composition(world.departments.size()));
    context.threads.for_chunks(rows, shard_rows, [&](std::size_t shard, sim::Rows part) {
        sim::YearCounts& counts = shard == 0 ? context.counts : extra[shard - 1];
        for (std::size_t begin = part.begin; begin < part.end; begin += person_chunk) {
            sim::Rows const some{begin, std::min(part.end, begin + person_chunk)};
            Chunk const chunk(world, some, part.end, context.month, counts);
            ObservedPersons const persons = chunk.persons(world, context.month);
            for (Observer const* observer : called)
                observer->count_persons(persons, counts);
            remember(world, persons, compositions[shard]);
        }
    });
    for (std::size_t shard = 1; shard < shards; ++shard) {
        context.counts.add_all(extra[shard - 1]);
        compositions[0] += compositions[shard];
    }
    update_composition(world, compositions[0]);
    for (Observer const* observer : called)
        observer->count_rest(world, context);
    world.came_back.clear();
}

void ObservationSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    for (auto& observer : make_observers(in.book, in.period))
        model.observe(std::move(observer));
    model.process(std::make_unique<Observation>(model.observers()));
}

} // namespace boligsim
