#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/month/month.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "sim/record/trajectory.hpp"
#include "sim/run/runner.hpp"
#include "study/intervention.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Years that are simulated before a study's period, so that the world is settled when it begins:
/// turnover, vacancies, queues and lengths of stay are the model's own. They follow the rules of
/// the scenario that others are compared with that are in force when the period begins.
constexpr int settling_years = 3;

/// The data that a model is made from, besides the study.
struct ModelData {
    sim::ParameterBook parameters;
    std::vector<Intervention> catalogue;   ///< interventions that studies may use
    MonthList const* month = &the_month(); ///< subjects and processes
};

/// The data with a study's own interventions, and all their numbers as parameters.
ModelData with_interventions(ModelData data, std::vector<Intervention> const& own);

/// Whether the books are checked after every month; they always are in builds with assertions.
enum class BookKeeping { unchecked, checked };

/// Whether each letting and move is recorded (models/record/events.hpp).
enum class EventRecording { off, on };

/// What a run records. What is not asked for is neither counted nor stored.
struct Recording {
    /// Names of measures; all where there is no list. Unknown names are refused by `Model`.
    std::optional<std::vector<std::string>> measures = {};
    /// Which places are put together; none where it is left out. Sinks are handed a row a group.
    std::optional<sim::PlaceGrouping> places = {};
    EventRecording events = EventRecording::off; ///< of the study's period, not of settling
    BookKeeping books = BookKeeping::unchecked;
};

/// Values of parameters, by name: the numbers of the world that a run takes instead of the model's
/// own. A scenario's own settings stand above them.
using Overrides = std::map<std::string, double>;

/// A study as a function: from numbers and a replicate to what is recorded.
///
/// Made once; const and thread-safe from then on, so that any number of runs share it. Nothing
/// touches a disk unless a sink does.
class Model {
public:
    /// Runs the study's scenarios. Throws sim::InvalidInput where `recording` names no measure.
    Model(Study study, ModelData data, Recording recording = {});
    /// Runs these scenarios instead of all of the study's.
    Model(Study study, ModelData data, Recording recording, std::vector<Scenario> scenarios);

    /// The same with other numbers. Tables that were not made of them are shared.
    Model with(Overrides const& overrides) const;

    Study const& study() const;
    std::vector<Scenario> const& scenarios() const;
    /// The parameters in force in the scenario.
    sim::ParameterBook const& parameters(std::size_t scenario) const;
    /// What sinks are handed: the recorded measures, the places, the years. Where places are put
    /// together, they are one axis, `group`.
    sim::TrajectoryLayout layout() const;

    /// Settles the world of a replicate and runs it in each scenario that has a sink: sink `i` takes
    /// the years of scenario `i`; null where it is not wanted.
    ///
    /// Throws sim::RunFailed where the books do not balance (BookKeeping::checked).
    void run_world(int replicate, std::span<sim::TrajectorySink* const> sinks,
                   sim::ThreadPool const& threads, sim::RunWatch& watch) const;

    /// One world with other numbers, in the only or the first scenario.
    sim::RunResult run(Overrides const& overrides, int replicate, sim::TrajectorySink& sink,
                       sim::ThreadPool const& threads, sim::RunControl const& control = {}) const;

private:
    struct Shared;
    explicit Model(std::shared_ptr<Shared const> shared) : shared_(std::move(shared)) {}
    std::shared_ptr<Shared const> shared_;
};

/// The parameters in force in a scenario over the study's period: the book with the scenario's
/// settings, amounts of money carried on where the period ends after the last year for which they are
/// known (study/carried_on.hpp).
sim::ParameterBook parameters_of(Scenario const& scenario, sim::ParameterBook const& book,
                                 sim::Period period);

} // namespace boligsim
