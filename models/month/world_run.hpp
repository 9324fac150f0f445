#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "models/intervention/catalogue.hpp"
#include "models/world/measures.hpp"
#include "models/world/world.hpp"
#include "sim/parallel/parallel.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "sim/record/trajectory.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Years that are simulated before a study's period, so that the world is settled when it begins:
/// turnover, vacancies, queues and lengths of stay are the model's own. They follow the rules of
/// the scenario that others are compared with that are in force when the period begins.
constexpr int settling_years = 3;

/// The data that a model is made from, besides the study.
struct ModelData {
    sim::ParameterBook parameters;
    std::vector<Intervention> catalogue; ///< interventions that studies may use
};

/// Whether the books are checked after every month; they always are in builds with assertions.
enum class BookKeeping { unchecked, checked };

/// How far a run is; called from several threads.
struct Progress {
    int worlds_done = 0;
    int worlds = 0;
    sim::Month month;
    double person_months = 0; ///< simulated so far, settling years included
};

/// Whether each letting and move is recorded (models/world/events.hpp).
enum class EventRecording { off, on };

struct RunOptions {
    BookKeeping books = BookKeeping::unchecked;
    EventRecording events = EventRecording::off; ///< of the study's period, not of settling
    /// Called at the end of each year of each world, one call at a time. May be empty.
    std::function<void(Progress const&)> on_progress;
    /// Set from outside (a signal) to stop after the year that is being simulated.
    std::atomic<bool> const* stop = nullptr;
};

struct RunResult {
    bool complete = false;           ///< false: stopped on request
    double person_months = 0;        ///< in all, settling years included
    std::size_t table_bytes_max = 0; ///< of the largest world's tables
    std::int64_t persons_max = 0;    ///< in the same
};

/// What a file of the study holds: measures, places, years; tables of events where they are
/// recorded.
sim::TrajectoryLayout make_layout(Study const& study, sim::ParameterBook const& parameters,
                                  EventRecording events = EventRecording::off);

/// Runs replicates and scenarios of the study. Sink `i` takes the years of scenario `scenarios[i]`.
/// Per replicate one world is made and settled, and copied for each scenario.
///
/// Throws sim::RunFailed where the books do not balance (BookKeeping::checked).
RunResult run_study(Study const& study, ModelData const& data,
                    std::vector<Scenario> const& scenarios,
                    std::vector<sim::TrajectorySink*> const& sinks, sim::ThreadPool const& threads,
                    RunOptions const& options);

/// The parameters in force in a scenario: the book with the scenario's settings.
sim::ParameterBook parameters_of(Scenario const& scenario, sim::ParameterBook const& book);

} // namespace boligsim
