#include "models/livelihood/income.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "models/livelihood/age_profile.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr int adult = 18;
constexpr int first_leisure_age = 13;
constexpr int months_a_year = 12;
constexpr std::int64_t one = 65536;

std::int32_t kroner(double amount)
{
    return static_cast<std::int32_t>(std::lround(amount));
}

/// Straight between points; beyond the last with the last slope.
double interpolate(std::vector<double> const& x, double const* y, double at)
{
    std::size_t i = 1;
    while (i + 1 < x.size() && at > x[i])
        ++i;
    return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
}

std::vector<double> numbers(std::vector<std::string> const& labels)
{
    std::vector<double> result(labels.size());
    std::transform(labels.begin(), labels.end(), result.begin(),
                   [](std::string const& label) { return std::stod(label); });
    return result;
}

} // namespace

Incomes::Incomes(sim::ParameterBook const& book, sim::Period period)
    : rates_(book, period, make_rates)
{
}

Incomes::Rates Incomes::make_rates(sim::ParameterBook const& book, sim::Month at)
{
    auto const values = [&](std::string_view name) {
        return book.values(name, std::max(at, book.dates(name).front()));
    };
    Rates result;

    double const mean = values("wage.mean_monthly").front();
    auto const bands = parse_age_bands(book.labels("wage.age_ratio", "age_band"));
    auto const age_values = values("wage.age_ratio");
    constexpr double any_ratio = 10;
    auto const by_age =
        profile_by_age(bands, age_values, first_age_, {last_age_, age_values.back()}, 0, any_ratio);
    auto const sex_ratio = values("wage.sex_ratio");
    auto const origin_ratio = values("wage.origin_ratio");
    for (std::size_t o = 0; o < origin_count; ++o)
        for (std::size_t s = 0; s < 2; ++s)
            for (std::size_t a = 0; a < ages_; ++a)
                result.wage[o][s][a] = kroner(mean * by_age[a] * sex_ratio[s] * origin_ratio[o]);

    auto const leisure = values("wage.leisure_job_monthly");
    for (std::size_t a = 0; a < leisure_ages_; ++a)
        result.leisure_wage[a] = kroner(leisure[a]);

    auto const benefits = values("benefit.dkk_per_month");
    std::size_t i = 0;
    for (auto& state : result.benefit)
        for (auto& age_group : state)
            for (std::int32_t& home : age_group)
                home = kroner(benefits[i++]);

    auto const child = values("child_benefit.dkk_per_year");
    for (std::size_t b = 0; b < child_bands_; ++b)
        result.child_benefit[b] = kroner(child[b] / months_a_year);

    auto const gross = numbers(book.labels("tax.net_annual", "gross"));
    auto const net = values("tax.net_annual");
    for (std::size_t kind = 0; kind < result.net.size(); ++kind)
        for (std::size_t step = 0; step < tax_steps_; ++step) {
            double const annual = static_cast<double>(step) * tax_step_ * months_a_year;
            result.net[kind][step] =
                kroner(interpolate(gross, &net[kind * gross.size()], annual) / months_a_year);
        }

    auto const percentiles = numbers(book.labels("wage.standing_ratio", "standing"));
    auto const ratios = values("wage.standing_ratio");
    for (std::size_t s = 0; s < result.standing_ratio.size(); ++s) {
        double const percentile = 100 * (static_cast<double>(s) + 0.5) /
                                  static_cast<double>(result.standing_ratio.size());
        result.standing_ratio[s] =
            kroner(one * interpolate(percentiles, ratios.data(), percentile));
    }

    result.young_below_age = static_cast<int>(values("benefit.young_below_age").front());
    result.parents_older_years = static_cast<int>(values("benefit.parents_older_years").front());
    auto const units = values("income.consumption_units");
    result.unit_of_further_adult = units[0];
    result.unit_of_child = units[1];
    result.child_unit_age = static_cast<int>(values("income.child_unit_age").front());
    return result;
}

std::int32_t Incomes::net_of(Rates const& rates, Kind kind, std::int32_t gross)
{
    auto const& net = rates.net[static_cast<std::size_t>(kind)];
    std::size_t const step = std::min(static_cast<std::size_t>(gross / tax_step_), tax_steps_ - 2);
    std::int32_t const beyond = gross - static_cast<std::int32_t>(step) * tax_step_;
    return net[step] + (net[step + 1] - net[step]) * beyond / tax_step_;
}

Income Incomes::of(EarnerProfile const& p, sim::Month month) const
{
    Rates const& y = rates_.at(month);
    if (p.age < adult || p.labour == LabourState::school ||
        p.labour == LabourState::school_and_job) {
        if (p.labour != LabourState::school_and_job)
            return {};
        int const index =
            std::clamp(p.age - first_leisure_age, 0, static_cast<int>(leisure_ages_) - 1);
        std::int32_t const wage = y.leisure_wage[static_cast<std::size_t>(index)];
        return {wage, wage};
    }
    if (p.labour == LabourState::employed) {
        auto const age =
            static_cast<std::size_t>(std::clamp(p.age, first_age_, last_age_) - first_age_);
        std::int64_t const mean =
            y.wage[static_cast<std::size_t>(p.origin)][static_cast<std::size_t>(p.sex)][age];
        auto const gross = static_cast<std::int32_t>(mean * y.standing_ratio[p.standing] / one);
        return {gross, net_of(y, Kind::wage, gross)};
    }
    std::size_t const state =
        static_cast<std::size_t>(p.labour) - static_cast<std::size_t>(LabourState::unemployed);
    std::int32_t const gross =
        y.benefit[state][p.age >= y.young_below_age ? 1u : 0u][static_cast<std::size_t>(p.home)];
    return {gross, net_of(y, Kind::transfer, gross)};
}

BenefitHome Incomes::benefit_home(World const& world, HouseholdId household, PersonId person,
                                  sim::Month month) const
{
    Rates const& rates = rates_.at(month);
    Persons const& persons = world.persons;
    Households const& households = world.households;
    std::size_t const i = person.index();
    std::size_t const h = household.index();
    bool const children = households.state[h].children > 0;
    if (persons.partnered[i] != 0)
        return children ? BenefitHome::couple_with_children : BenefitHome::couple;
    PersonId const head = households.first[h];
    if (head != person && age_in(persons.birth[i], month) < rates.young_below_age &&
        persons.birth[i] - persons.birth[head.index()] >= rates.parents_older_years * months_a_year)
        return BenefitHome::with_parents;
    return children ? BenefitHome::single_parent : BenefitHome::single;
}

Income Incomes::of(World const& world, PersonId person, sim::Month month) const
{
    return of(world, world.persons.household[person.index()], person, month);
}

Income Incomes::of(World const& world, HouseholdId household, PersonId member,
                   sim::Month month) const
{
    Persons const& persons = world.persons;
    std::size_t const i = member.index();
    EarnerProfile profile{persons.origin[i],   persons.sex[i],    age_in(persons.birth[i], month),
                          persons.standing[i], persons.labour[i], BenefitHome::single};
    bool const benefits = profile.age >= adult && profile.labour != LabourState::employed;
    if (benefits)
        profile.home = benefit_home(world, household, member, month);
    return of(profile, month);
}

HouseholdIncome Incomes::of(World const& world, HouseholdId household, sim::Month month) const
{
    HouseholdIncome sum;
    for_members(world, household, [&](PersonId member) {
        Income const income = of(world, household, member, month);
        sum.gross_dkk_month += income.gross_dkk_month;
        sum.disposable_dkk_month += income.disposable_dkk_month;
        int const age = age_in(world.persons.birth[member.index()], month);
        if (age < adult)
            sum.child_benefit_dkk_month += child_benefit_dkk_month(age, month);
    });
    sum.disposable_dkk_month += sum.child_benefit_dkk_month;
    return sum;
}

std::int32_t Incomes::child_benefit_dkk_month(int age, sim::Month month) const
{
    constexpr int second_band = 3;
    constexpr int third_band = 7;
    if (age < 0 || age >= adult)
        return 0;
    return rates_.at(month).child_benefit[age < second_band ? 0u : age < third_band ? 1u : 2u];
}

bool Incomes::is_child_unit(int age, sim::Month month) const
{
    return age <= rates_.at(month).child_unit_age;
}

std::int32_t Incomes::equivalised_dkk_year(std::int32_t disposable_dkk_month, int adults,
                                           int children, sim::Month month) const
{
    Rates const& rates = rates_.at(month);
    int const further = std::max(0, adults - 1);
    int const young = adults == 0 ? std::max(0, children - 1) : children;
    double const units = 1 + rates.unit_of_further_adult * further + rates.unit_of_child * young;
    return kroner(months_a_year * disposable_dkk_month / units);
}

} // namespace boligsim
