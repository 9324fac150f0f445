#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// Sample: whether an adult has been to an evening class.
enum class EveningClass : std::uint8_t { never, attending, completed };

/// A sample of a subject in one folder: a column, its start, a row process with draws of its own, a
/// transition that interventions change, a characteristic that they may be aimed at, a process that
/// works off what the rows found, and two measures.
class EveningClassSubject : public Subject {
public:
    std::string_view name() const override { return "evening class"; }
    void declare(WorldSchema& schema) override;
    void join(ModelBuilder& model) override;
    void start(World& world, Newcomers const& newcomers,
               StartContext const& context) const override;

    /// What is declared: handles for the processes.
    struct Handles {
        sim::AddedColumn<EveningClass> attendance;
        PendingListId completing;
        TransitionId complete;
        unsigned decisions = 0;
        sim::MeasureId stock{};
        sim::MeasureId completed{};
    };
    Handles const& handles() const { return handles_; }

private:
    Handles handles_;
    double completed_share_ = 0;
};

} // namespace boligsim
