#pragma once

#include <string_view>

#include "models/process/schema.hpp"
#include "models/world/newcomers.hpp"

namespace boligsim {

class ModelBuilder; // models/process/model_builder.hpp

/// A subject of the model: all that its folder adds to it.
///
/// For each set of parameters in force there is one object. `declare` is called first, then `join`,
/// then, from several threads, `start`.
class Subject : public Starter {
public:
    virtual std::string_view name() const = 0;

    /// Columns, transitions, attributes, lists, measures. Reads no parameters and costs nothing.
    virtual void declare(WorldSchema& /*schema*/) {}

    /// Makes the tables from the parameters in force, and hands in the processes, which the month's
    /// list (models/month/month.cpp) places by name.
    virtual void join(ModelBuilder& model) = 0;

    /// Start values of the subject's columns, where they differ from those declared.
    void start(World& /*world*/, Newcomers const& /*newcomers*/,
               StartContext const& /*context*/) const override
    {
    }
};

} // namespace boligsim
