#include "models/rent/renovation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/process/decisions.hpp"
#include "models/world/selection.hpp"

namespace boligsim {

namespace {

/// Departments draw under keys of their own, away from those of persons and households.
constexpr sim::AgentKey department_keys = 0x6465706172746d65ull;

sim::AgentKey department_key(DepartmentId department, sim::AgentKey rule)
{
    return sim::derive_key(sim::derive_key(department_keys, rule), department.index());
}

} // namespace

Renovation::Renovation(std::vector<RenovationRule> rules, sim::ParameterBook const& book,
                       sim::Period period)
    : rules_(std::move(rules)),
      keys_(renovation_keys(rules_)),
      change_(sim::dated_table<Change>(book, period))
{
}

Renovation::Change::Change(sim::ParameterBook const& book, sim::Month at)
    : unchanged(book.scalar("rent.unchanged_departments", at)),
      falling(book.scalar("rent.falling_departments", at)),
      least_fall(book.values("rent.renovation_fall", at)[0]),
      largest_fall(book.values("rent.renovation_fall", at)[1]),
      least_rise(book.scalar("rent.renovation_least_rise", at)),
      skew(book.scalar("rent.renovation_skew", at)),
      least_share_of_usual(book.scalar("rent.renovation_least_share_of_usual", at))
{
}

void Renovation::run(World& world, MonthContext const& context) const
{
    if (!context.month.is_january())
        return;
    for (std::size_t r = 0; r < rules_.size(); ++r)
        if (rules_[r].year == context.month.year())
            renovate(world, rules_[r], keys_[r], context);
}

/// Of departments where the rent rises, in the unit of relative_rises.
double Renovation::Change::mean_rise_of_rising() const
{
    return least_rise + (1 - least_rise) * skew / (skew + 1);
}

/// Of many departments, those with falling and unchanged rents among them, in the same unit.
double Renovation::Change::usual_rise() const
{
    double const mean_fall = (least_fall + largest_fall) / 2;
    return mean_rise_of_rising() * (1 - falling - unchanged - falling * mean_fall);
}

/// Rises after support per m2, in any unit: the caller scales them to the rule's mean.
std::vector<double> Renovation::relative_rises(std::vector<DepartmentId> const& departments,
                                               sim::Streams const& streams, sim::Month month,
                                               sim::AgentKey rule) const
{
    Change const& change = change_.at(month);
    std::size_t const n = departments.size();
    std::vector<std::uint32_t> draw(n);
    for (std::size_t i = 0; i < n; ++i)
        draw[i] =
            streams.word(department_key(departments[i], rule), month, decide_renovation_rise, 0);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return draw[a] != draw[b] ? draw[a] < draw[b] : a < b;
    });

    auto const count = [&](double share) {
        return static_cast<std::size_t>(std::lround(share * static_cast<double>(n)));
    };
    std::size_t const falling = count(change.falling);
    std::size_t const unchanged = count(change.unchanged);
    double const mean_rise = change.mean_rise_of_rising();
    std::vector<double> rise(n, 0);
    for (std::size_t place = 0; place < n; ++place) {
        std::size_t const i = order[place];
        double const u =
            streams.uniform(department_key(departments[i], rule), month, decide_renovation_rise, 1);
        if (place < falling)
            rise[i] =
                -mean_rise * (change.least_fall + (change.largest_fall - change.least_fall) * u);
        else if (place >= falling + unchanged)
            rise[i] = change.least_rise + (1 - change.least_rise) * std::pow(u, 1 / change.skew);
    }
    return rise;
}

void Renovation::renovate(World& world, RenovationRule const& rule, sim::AgentKey key,
                          MonthContext const& context) const
{
    auto const departments = select(rule.where, world);
    auto rises = relative_rises(departments, context.streams, context.month, key);

    Change const& change = change_.at(context.month);
    Dwellings& dwellings = world.dwellings;
    double count = 0;
    double m2 = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < departments.size(); ++i) {
        Department const& d = world.departments[departments[i].index()];
        double department_m2 = 0;
        for (std::size_t k = 0; k < d.dwellings; ++k)
            department_m2 += dwellings.m2[d.first_dwelling + k];
        count += static_cast<double>(d.dwellings);
        m2 += department_m2;
        weighted += rises[i] * department_m2;
    }
    if (count == 0)
        return;
    // A handful of departments may all be unchanged, or fall nearly as much as others rise: scaled
    // to the rule's mean, their rises and falls would be many times what is usual.
    if (weighted < change.least_share_of_usual * change.usual_rise() * m2) {
        std::fill(rises.begin(), rises.end(), 1);
        weighted = m2;
    }

    double const after_support =
        static_cast<double>((rule.rise_dkk_month - rule.support_dkk_month).kroner());
    double const unit = after_support * count / weighted;
    double const support_per_m2 = static_cast<double>(rule.support_dkk_month.kroner()) * count / m2;
    for (std::size_t i = 0; i < departments.size(); ++i) {
        Department const& d = world.departments[departments[i].index()];
        for (std::size_t k = 0; k < d.dwellings; ++k) {
            std::size_t const row = d.first_dwelling + k;
            double const size = dwellings.m2[row];
            auto const rise = static_cast<std::int32_t>(std::lround(unit * rises[i] * size));
            dwellings.rent_dkk_month[row] = std::max(0, dwellings.rent_dkk_month[row] + rise);
            dwellings.support_dkk_month[row] +=
                static_cast<std::int32_t>(std::lround(support_per_m2 * size));
        }
    }
}

} // namespace boligsim
