#pragma once

#include <cstdint>
#include <memory>

#include "models/process/model_builder.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// What a household has to live on, as moving and letting ask: its income, and the help it would
/// have with a rent.
class Means {
public:
    virtual ~Means() = default;

    /// Income after tax and with benefits, DKK a month, housing benefit not included.
    virtual std::int32_t disposable_dkk_month(World const& world, HouseholdId household,
                                              sim::Month month) const = 0;

    /// Housing benefit that the household would have in a dwelling of that rent and size, DKK a
    /// month.
    virtual std::int32_t housing_benefit_dkk_month(World const& world, HouseholdId household,
                                                   std::int32_t rent_dkk_month, int m2,
                                                   sim::Month month) const = 0;
};

/// Those of a month that is being built, made once for all who ask.
std::shared_ptr<Means const> shared_means(ModelBuilder& model);

/// By the incomes of models/livelihood and the housing benefit of models/rent.
std::shared_ptr<Means const> make_means(sim::ParameterBook const& book, sim::Period period);

} // namespace boligsim
