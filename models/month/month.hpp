#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/month/measures.hpp"
#include "models/process/model_builder.hpp"
#include "models/process/subject.hpp"
#include "study/intervention.hpp"

namespace boligsim {

/// The subjects of a model, and the lines of its month.
struct MonthList {
    /// Each makes an object of a subject.
    std::vector<std::function<std::shared_ptr<Subject>()>> subjects;
    /// Names of processes in the order in which they run. Row processes on neighbouring lines run
    /// fused.
    std::vector<std::string> lines;
};

/// The month. The order is a modelling decision and is decided only here.
MonthList const& the_month();

/// What all subjects declare: the same for every scenario, and made without any parameter.
struct ModelShape {
    WorldSchema schema;
    MeasureIds measures;
};
ModelShape shape_of(MonthList const& list = the_month());

/// The transitions whose odds interventions may change and the attributes that they may be aimed at,
/// as the catalogue and studies name them.
EntryNames entry_names(MonthList const& list = the_month());

/// A month made for the parameters in force in a scenario.
struct BuiltMonth {
    WorldSchema schema;
    std::shared_ptr<Starters const> starters;
    Schedule schedule;
};
BuiltMonth build_month(ModelInputs const& inputs, MonthList const& list = the_month());

} // namespace boligsim
