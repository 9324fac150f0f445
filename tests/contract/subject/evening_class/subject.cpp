#include "tests/contract/subject/evening_class/subject.hpp"

#include "models/process/model_builder.hpp"
#include "sim/core/units.hpp"

namespace boligsim {

namespace {

using Handles = EveningClassSubject::Handles;

/// Words of the subject's block of decisions.
enum Draw : unsigned { draw_start, draw_complete, draw_at_start };

constexpr int adult = 18;

/// Each adult's own row: who begins to attend, and who completes.
class Attendance : public RowProcess {
public:
    Attendance(Handles handles, sim::ParameterBook const& book, sim::Month month,
               std::shared_ptr<TransitionOdds const> odds)
        : handles_(handles),
          start_(monthly(book.scalar("evening_class.start_rate", month))),
          complete_(monthly(book.scalar("evening_class.complete_rate", month))),
          odds_(std::move(odds))
    {
    }
    std::string_view name() const override { return "evening class"; }
    void step(World& world, sim::Rows rows, ChunkDraws& draws, sim::Month month,
              Pending& pending) const override
    {
        auto& attendance = world.persons.added[handles_.attendance];
        std::uint32_t const* const starts = draws.words(handles_.decisions + draw_start);
        std::uint32_t const* const completes = draws.words(handles_.decisions + draw_complete);
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            std::size_t const i = row - rows.begin;
            if (!world.persons.alive[row] || age_in(world.persons.birth[row], month) < adult)
                continue;
            PersonId const person = PersonId::at(row);
            if (attendance[row] == EveningClass::never) {
                if (starts[i] < start_)
                    attendance[row] = EveningClass::attending;
            } else if (attendance[row] == EveningClass::attending &&
                       completes[i] <
                           odds_->threshold(complete_, world, person, handles_.complete, month)) {
                attendance[row] = EveningClass::completed;
                pending.of(handles_.completing).push_back(person);
            }
        }
    }

private:
    static std::uint32_t monthly(double yearly)
    {
        return sim::threshold(sim::AnnualRate(yearly).per_month().value());
    }

    Handles handles_;
    std::uint32_t start_;
    std::uint32_t complete_;
    std::shared_ptr<TransitionOdds const> odds_;
};

/// Counts who completed, where they live.
class Certificates : public Process {
public:
    explicit Certificates(Handles handles) : handles_(handles) {}
    std::string_view name() const override { return "evening class certificates"; }
    void run(World& world, MonthContext const& context) const override
    {
        Persons const& persons = world.persons;
        for (PersonId const person : world.pending.of(handles_.completing)) {
            std::size_t const row = person.index();
            if (persons.alive[row]) // death or departure may have come first
                context.counts.add(handles_.completed,
                                   world.households.place[persons.household[row].index()].index(),
                                   0);
        }
    }

private:
    Handles handles_;
};

/// Counts adults by attendance on 31 December.
class AttendanceObserver : public Observer {
public:
    explicit AttendanceObserver(Handles handles) : handles_(handles) {}
    std::string_view name() const override { return "evening class"; }
    std::vector<sim::MeasureId> measures() const override { return {handles_.stock}; }
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override
    {
        auto const& attendance = persons.world.persons.added[handles_.attendance];
        for (std::size_t k = 0; k < persons.size(); ++k)
            if (persons.age[k] >= adult)
                counts.add(handles_.stock, persons.place[k].index(),
                           static_cast<std::size_t>(attendance[persons.row[k]]));
    }

private:
    Handles handles_;
};

} // namespace

void EveningClassSubject::declare(WorldSchema& schema)
{
    std::vector<std::string> const labels{"never", "attending", "completed"};
    handles_.attendance = schema.person_column<EveningClass>("evening_class");
    handles_.completing = schema.pending_list("evening_class.completing");
    handles_.complete = schema.transition("evening_class.complete");
    handles_.decisions = schema.decisions("evening_class");
    schema.attribute({"evening_class", labels,
                      [column = handles_.attendance](World const& world, PersonId person) {
                          return static_cast<std::size_t>(
                              world.persons.added[column][person.index()]);
                      }});
    sim::MeasureCatalogue& measures = schema.measures();
    measures.add_axis({"evening_class", "evening class", labels});
    handles_.stock = measures.add({"evening_class",
                                   "adults by evening class",
                                   "persons",
                                   sim::MeasureKind::stock,
                                   sim::CellType::count,
                                   {"evening_class"}});
    handles_.completed = measures.add({"evening_class_completed",
                                       "adults who completed an evening class",
                                       "persons",
                                       sim::MeasureKind::flow,
                                       sim::CellType::count,
                                       {}});
}

void EveningClassSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    completed_share_ = in.book.scalar("evening_class.completed_share", in.period.first);
    model.rows("evening class",
               std::make_unique<Attendance>(handles_, in.book, in.period.first, model.odds()));
    model.process(std::make_unique<Certificates>(handles_));
    model.observe(std::make_unique<AttendanceObserver>(handles_));
}

void EveningClassSubject::start(World& world, Newcomers const& newcomers,
                                StartContext const& context) const
{
    if (newcomers.how != Appearance::first_population)
        return; // who is born or arrives has never been
    auto& attendance = world.persons.added[handles_.attendance];
    for (PersonId const person : newcomers.persons) {
        std::size_t const row = person.index();
        if (age_in(world.persons.birth[row], context.month) >= adult &&
            context.streams.word(world.persons.key[row], context.month,
                                 handles_.decisions + draw_at_start) <
                sim::threshold(completed_share_))
            attendance[row] = EveningClass::completed;
    }
}

} // namespace boligsim
