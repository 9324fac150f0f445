#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// Births, deaths, households formed and parted, coming and going across the border.
class DemographySubject : public Subject {
public:
    std::string_view name() const override { return "demography"; }
    void declare(WorldSchema& schema) override;
    void join(ModelBuilder& model) override;
};

} // namespace boligsim
