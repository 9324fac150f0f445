#include "models/month/model.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "models/month/measures.hpp"
#include "models/month/month.hpp"
#include "models/month/simulate.hpp"
#include "models/record/events.hpp"
#include "models/synthesis/homes/margins.hpp"
#include "models/synthesis/sector/places.hpp"
#include "models/synthesis/synthesis.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "study/carried_on.hpp"
#include "study/resolved_text.hpp"

namespace boligsim {

namespace {

/// The scenario that others are compared with, as it is when the period begins: what the settling
/// years follow.
Scenario settling_scenario(Study const& study)
{
    auto const found = std::find_if(study.scenarios.begin(), study.scenarios.end(),
                                    [&](Scenario const& s) { return s.name == study.against; });
    Scenario settling = found != study.scenarios.end() ? *found : study.scenarios.front();
    settling.rent.clear();
    settling.interventions.clear();
    std::erase_if(settling.letting,
                  [&](LettingRule const& rule) { return rule.from > study.period.first; });
    for (LettingRule& rule : settling.letting)
        rule.from = study.period.first - 12 * settling_years;
    return settling;
}

void check_measures(sim::MeasureCatalogue const& catalogue, std::vector<std::string> const& names)
{
    sim::Diagnostics wrong;
    std::vector<std::string> known;
    for (sim::Measure const& measure : catalogue.measures())
        known.push_back(measure.name);
    for (std::string const& name : names)
        if (!catalogue.find(name)) {
            auto const near = sim::suggest(name, known);
            wrong.error({}, fmt::format("unknown measure '{}'", name),
                        near ? fmt::format("did you mean '{}'?", *near)
                             : "docs/formats/trajectory.md lists the measures");
        }
    if (!wrong.ok())
        throw sim::InvalidInput(std::move(wrong));
}

void check_overrides(sim::ParameterBook const& book, Overrides const& overrides)
{
    sim::Diagnostics wrong;
    for (auto const& [name, value] : overrides) {
        sim::Parameter const* const parameter = book.contents().find(name);
        if (parameter == nullptr) {
            auto const near = sim::suggest(name, book.names());
            wrong.error({}, fmt::format("unknown parameter '{}'", name),
                        near ? fmt::format("did you mean '{}'?", *near)
                             : "boligsim explain lists the parameters");
        } else if (!parameter->is_scalar()) {
            wrong.error({}, fmt::format("{} is a table (an override gives one number)", name),
                        "override a parameter that is a single number");
        } else {
            for (sim::ParameterEntry const& entry : parameter->entries)
                if (value < entry.lowest || value > entry.highest) {
                    wrong.error(
                        {}, fmt::format("{} = {} lies outside the parameter's range", name, value),
                        fmt::format("a value from {} to {}", entry.lowest, entry.highest));
                    break;
                }
        }
    }
    if (!wrong.ok())
        throw sim::InvalidInput(std::move(wrong));
}

} // namespace

struct Model::Shared {
    /// What overrides do not change.
    struct Fixed {
        Study study;
        std::vector<Intervention> catalogue;
        MonthList month;
        Recording recording;
        std::vector<Scenario> scenarios;
        Scenario settling;
        MeasureIds ids;
        sim::MeasureCatalogue recorded; ///< the measures, of which the recording's are recorded
        sim::MeasureCatalogue counted;  ///< those, and what the books need where they are checked
    };

    Shared(std::shared_ptr<Fixed const> made, sim::ParameterBook numbers)
        : fixed(std::move(made)), book(std::move(numbers))
    {
        Study const& study = fixed->study;
        sim::Period const simulated{study.period.first - 12 * settling_years, study.period.last};
        settling_parameters = parameters_of(fixed->settling, book, study.period);
        std::vector<Cohort> const cohorts = cohorts_of(read_embedded_study(write_study(study)));
        settling = build_month(
            {fixed->settling, settling_parameters, fixed->catalogue, simulated, cohorts},
            fixed->month);
        // What the user knows of the residents holds when the period begins: for those who are
        // followed from then on too. Observation comes last.
        if (any_margins(study.departments)) {
            auto const followed =
                std::find_if(settling.schedule.begin(), std::prev(settling.schedule.end()),
                             [](auto const& process) { return process->name() == "cohorts"; });
            settling.schedule.insert(
                followed, std::make_unique<MeetMargins>(study.departments, settling_parameters,
                                                        study.period.first - 1));
        }
        for (Scenario const& scenario : fixed->scenarios) {
            parameters.push_back(parameters_of(scenario, book, study.period));
            months.push_back(build_month(
                {scenario, parameters.back(), fixed->catalogue, simulated, cohorts}, fixed->month));
        }
    }

    std::shared_ptr<Fixed const> fixed;
    sim::ParameterBook book;
    sim::ParameterBook settling_parameters;
    BuiltMonth settling;
    std::vector<sim::ParameterBook> parameters; ///< by scenario
    std::vector<BuiltMonth> months;             ///< the same
};

Model::Model(Study study, ModelData data, Recording recording)
    : Model(study, std::move(data), std::move(recording), study.scenarios)
{
}

Model::Model(Study study, ModelData data, Recording recording, std::vector<Scenario> scenarios)
{
    auto fixed = std::make_shared<Shared::Fixed>();
    fixed->settling = settling_scenario(study);
    fixed->study = std::move(study);
    data = with_interventions(std::move(data), fixed->study.interventions);
    fixed->catalogue = std::move(data.catalogue);
    fixed->month = *data.month;
    fixed->recording = std::move(recording);
    fixed->scenarios = std::move(scenarios);
    ModelShape const shape = shape_of(fixed->month);
    fixed->ids = shape.measures;
    fixed->recorded = shape.schema.measures();
    if (fixed->recording.measures) {
        check_measures(fixed->recorded, *fixed->recording.measures);
        fixed->recorded.record_only(*fixed->recording.measures);
    }
    fixed->counted = fixed->recorded;
    if (checks_books(fixed->recording.books))
        for (sim::MeasureId const id : book_measures(fixed->ids.flows))
            fixed->counted.record_too(id);
    shared_ = std::make_shared<Shared const>(std::move(fixed), data.parameters.with_table_store());
}

Model Model::with(Overrides const& overrides) const
{
    if (overrides.empty())
        return *this;
    check_overrides(shared_->book, overrides);
    sim::ParameterBook book = shared_->book;
    for (auto const& [name, value] : overrides)
        book = book.with(name, value);
    return Model(std::make_shared<Shared const>(shared_->fixed, book.with_table_store()));
}

Study const& Model::study() const
{
    return shared_->fixed->study;
}

std::vector<Scenario> const& Model::scenarios() const
{
    return shared_->fixed->scenarios;
}

sim::ParameterBook const& Model::parameters(std::size_t scenario) const
{
    return shared_->parameters[scenario];
}

sim::TrajectoryLayout Model::layout() const
{
    Shared::Fixed const& fixed = *shared_->fixed;
    Study const& study = fixed.study;
    sim::TrajectoryLayout layout;
    layout.measures = fixed.recorded;
    if (auto const& grouping = fixed.recording.places) {
        sim::PlaceGroup groups{"group", "group of places", "", {}, {}};
        for (std::uint32_t g = 0; g < grouping->groups; ++g)
            groups.labels.push_back(std::to_string(g));
        layout.places = {std::move(groups)};
    } else {
        World const places = make_places(study, shared_->settling_parameters,
                                         study.period.first - 12 * settling_years);
        layout.places = {describe_departments(places), describe_segments(places)};
    }
    for (int year = study.period.first.year() - 1; year <= study.period.last.year(); ++year)
        layout.years.push_back(year);
    layout.replicates = study.replicates;
    if (fixed.recording.events == EventRecording::on)
        layout.events = event_tables(layout.measures);
    return layout;
}

void Model::run_world(int replicate, std::span<sim::TrajectorySink* const> sinks,
                      sim::ThreadPool const& threads, sim::RunWatch& watch) const
{
    Shared::Fixed const& fixed = *shared_->fixed;
    Study const& study = fixed.study;
    sim::Streams const streams(study.seed, static_cast<std::uint32_t>(replicate));
    sim::Month const start = study.period.first - 12 * settling_years;
    int const first_recorded = study.period.first.year() - 1;
    Counting const counting{fixed.counted, fixed.ids.flows, fixed.recording};
    std::vector<std::size_t> wanted;
    for (std::size_t s = 0; s < sinks.size(); ++s)
        if (sinks[s] != nullptr)
            wanted.push_back(s);
    if (wanted.empty())
        return;

    Surroundings const around{streams, threads, watch, counting};
    World settled = synthesise(study, shared_->settling_parameters, streams, threads, start,
                               {shared_->settling.schema, *shared_->settling.starters});
    simulate(settled, shared_->settling.schedule, {start, study.period.first - 1}, around, nullptr,
             [&](int year, sim::YearCounts const& counts) {
                 if (year == first_recorded)
                     for (std::size_t const s : wanted)
                         sinks[s]->write_year(replicate, 0, counts);
             });
    auto const run_scenario = [&](std::size_t s, World world) {
        EventRecord events(event_tables(fixed.counted));
        bool const record = fixed.recording.events == EventRecording::on;
        simulate(world, shared_->months[s].schedule, study.period, around,
                 record ? &events : nullptr, [&](int year, sim::YearCounts const& counts) {
                     if (record)
                         sinks[s]->write_events(replicate, events.rows());
                     events.clear();
                     sinks[s]->write_year(replicate,
                                          static_cast<std::size_t>(year - first_recorded), counts);
                 });
        watch.world_done();
    };
    // The last scenario takes the settled world itself; the others take copies.
    for (std::size_t const s : wanted) {
        if (watch.stopped())
            return;
        if (s == wanted.back())
            run_scenario(s, std::move(settled));
        else
            run_scenario(s, settled);
    }
}

sim::RunResult Model::run(Overrides const& overrides, int replicate, sim::TrajectorySink& sink,
                          sim::ThreadPool const& threads, sim::RunControl const& control) const
{
    sim::RunWatch watch(control, 1);
    std::vector<sim::TrajectorySink*> const sinks{&sink};
    with(overrides).run_world(replicate, sinks, threads, watch);
    return watch.result();
}

sim::ParameterBook parameters_of(Scenario const& scenario, sim::ParameterBook const& book,
                                 sim::Period period)
{
    std::vector<sim::ParameterOverride> known;
    std::copy_if(scenario.parameters.begin(), scenario.parameters.end(), std::back_inserter(known),
                 [&](sim::ParameterOverride const& change) { return book.has(change.name); });
    // Amounts go on by the growth that the scenario sets; what it sets of the amounts stands above.
    sim::ParameterBook const changed = book.with(known);
    if (!book.has(growth_after_last) || last_year_of_amounts(book) >= period.last.year())
        return changed;
    return carried_on(book, changed.scalar(growth_after_last, period.last), period).with(known);
}

ModelData with_interventions(ModelData data, std::vector<Intervention> const& own)
{
    data.catalogue = with_own(std::move(data.catalogue), own);
    data.parameters = with_numbers(data.parameters, data.catalogue);
    return data;
}

} // namespace boligsim
