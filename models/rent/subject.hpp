#pragma once

#include "models/process/subject.hpp"

namespace boligsim {

/// What tenants pay, and the renovations that raise it.
class RentSubject : public Subject {
public:
    std::string_view name() const override { return "rent"; }
    void join(ModelBuilder& model) override;
};

} // namespace boligsim
