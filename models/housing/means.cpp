#include "models/housing/means.hpp"

#include "models/livelihood/income.hpp"
#include "models/rent/housing_benefit.hpp"

namespace boligsim {

namespace {

class RegisteredMeans : public Means {
public:
    RegisteredMeans(sim::ParameterBook const& book, sim::Period period)
        : incomes_(book, period), benefit_(book, period)
    {
    }

    std::int32_t disposable_dkk_month(World const& world, HouseholdId household,
                                      sim::Month month) const override
    {
        return incomes_.of(world, household, month).disposable_dkk_month;
    }

    std::int32_t housing_benefit_dkk_month(World const& world, HouseholdId household,
                                           std::int32_t rent_dkk_month, int m2,
                                           sim::Month month) const override
    {
        return benefit_.dkk_month(world, household, rent_dkk_month, m2, incomes_, month);
    }

private:
    Incomes incomes_;
    HousingBenefit benefit_;
};

} // namespace

std::shared_ptr<Means const> make_means(sim::ParameterBook const& book, sim::Period period)
{
    return std::make_shared<RegisteredMeans>(book, period);
}

std::shared_ptr<Means const> shared_means(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    return model.shared<Means>([&] { return make_means(in.book, in.period); });
}

} // namespace boligsim
