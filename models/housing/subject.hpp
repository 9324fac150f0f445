#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// Who wishes or has to move, and where to.
class HousingSubject : public Subject {
public:
    std::string_view name() const override { return "housing"; }
    void join(ModelBuilder& model) override;
};

} // namespace boligsim
