#pragma once

#include <memory>

#include "models/livelihood/employment.hpp"
#include "models/livelihood/labour_levels.hpp"
#include "models/process/subject.hpp"

namespace boligsim {

/// What people live by: work, education, benefits, pensions.
///
/// Start values: the first population and arrivals are in a state drawn from LabourLevels, the born
/// in none that counts (`school`). Standing is drawn for the born and for arrivals; that of the
/// first population is known.
///
/// Draws  first population: decide_first_labour, decide_first_labour_since; born: newborn_standing;
///        arrived: arrival_standing, arrival_state
class LivelihoodSubject : public Subject {
public:
    std::string_view name() const override { return "livelihood"; }
    void declare(WorldSchema& schema) override;
    void join(ModelBuilder& model) override;
    void start(World& world, Newcomers const& newcomers,
               StartContext const& context) const override;

private:
    LabourTransitions transitions_;
    std::shared_ptr<LabourLevels const> levels_;
    double first_state_months_ = 0; ///< mean, of the first population
};

} // namespace boligsim
