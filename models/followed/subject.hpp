#pragma once

#include "models/followed/followed.hpp"
#include "models/process/subject.hpp"

namespace boligsim {

/// Whom results follow wherever they move: those who lived where a policy acts when it began, and
/// immigrants since they came.
///
/// Start values: arrivals know the year in which they came.
class FollowedSubject : public Subject {
public:
    std::string_view name() const override { return "followed"; }
    void declare(WorldSchema& schema) override;
    void join(ModelBuilder& model) override;
    void start(World& world, Newcomers const& newcomers,
               StartContext const& context) const override;

private:
    FollowedHandles handles_;
};

} // namespace boligsim
