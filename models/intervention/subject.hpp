#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// Social interventions (models/intervention/interventions.hpp).
class InterventionSubject : public Subject {
public:
    std::string_view name() const override { return "intervention"; }
    void declare(WorldSchema& schema) override;
    void join(ModelBuilder& model) override;

private:
    std::uint8_t flag_ = 0;
};

} // namespace boligsim
