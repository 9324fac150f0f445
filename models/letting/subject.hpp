#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// How public dwellings are let.
class LettingSubject : public Subject {
public:
    std::string_view name() const override { return "letting"; }
    void join(ModelBuilder& model) override;
};

} // namespace boligsim
