#include "models/livelihood/labour_tables.hpp"

#include <algorithm>
#include <cmath>

#include "models/livelihood/age_profile.hpp"
#include "sim/core/units.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

namespace {

constexpr int adult = 18;
constexpr int first_leisure_age = 13;
constexpr int old_age = 65;
constexpr int months_a_year = 12;

/// Keeps groups at the edge of the distribution from losing all or none of their jobs.
constexpr double largest_loss_factor = 4;
/// A group that must shrink still finds some work.
constexpr double least_finding = 0.0005;
constexpr double most_finding = 0.5;

using Split = std::array<double, not_employed_states>;

double monthly(double annual_rate)
{
    return sim::AnnualRate(annual_rate).per_month().value();
}

/// Finding probabilities by state with the given relative odds and mean `find` under `split`.
Split spread_finding(double find, Split const& split, Split const& odds)
{
    Split result{};
    double low = 0;
    double high = 1e6;
    constexpr int rounds = 50;
    for (int round = 0; round < rounds; ++round) {
        double const factor = (low + high) / 2;
        double mean = 0;
        for (std::size_t s = 0; s < not_employed_states; ++s) {
            double const scaled = factor * odds[s];
            result[s] = scaled / (1 + scaled);
            mean += split[s] * result[s];
        }
        (mean < find ? low : high) = factor;
    }
    return result;
}

} // namespace

struct LabourTables::Rates {
    std::vector<AgeBand> bands;
    std::vector<double> loss; ///< a month, by band
    double loss_part = 0;
    Split finding_odds{};
    Split reassessed{}; ///< a month
    double leisure_loss = 0;
    double first_job_odds = 1;
};

namespace {

/// One group at one age and standing in one year: shares now, and their change within a month.
struct GroupMonth {
    double employed = 0;
    double employed_change = 0;
    Split split{};
    Split split_change{};
    double loss = 0;
};

/// What a GroupMonth's persons do.
struct Moves {
    double loss = 0;
    Split leave{};
    Split to_work{}; ///< of those who leave
    Split entered{};
};

Moves balance(GroupMonth const& g, Split const& finding_odds, Split const& reassessed)
{
    Moves moves;
    double const p = g.employed;
    double const rest = 1 - p;
    moves.loss = g.loss;
    double find = (g.loss * p + g.employed_change) / rest;
    if (find < least_finding) {
        find = least_finding;
        moves.loss = std::clamp((rest * find - g.employed_change) / p, g.loss, 1.0);
    }
    find = std::min(find, most_finding);
    Split finds = spread_finding(find, g.split, finding_odds);

    Split lacking{};
    double lacking_sum = 0;
    for (std::size_t s = 0; s < not_employed_states; ++s) {
        double const now = rest * g.split[s];
        double const next =
            std::max(0.0, (rest - g.employed_change) * (g.split[s] + g.split_change[s]));
        constexpr double nobody = 1e-9;
        if (now <= nobody)
            finds[s] = 0; // a state that is not for this age is left at once, for another
        double anew = now <= nobody ? 1 : std::min(reassessed[s], 1 - finds[s]);
        lacking[s] = next - now * (1 - finds[s] - anew);
        if (lacking[s] < 0) {
            anew = std::min(anew - lacking[s] / std::max(now, nobody), 1 - finds[s]);
            lacking[s] = 0;
        }
        lacking_sum += lacking[s];
        moves.leave[s] = finds[s] + anew;
        moves.to_work[s] = moves.leave[s] > 0 ? finds[s] / moves.leave[s] : 0;
    }
    for (std::size_t s = 0; s < not_employed_states; ++s)
        moves.entered[s] = lacking_sum > 0 ? lacking[s] / lacking_sum : g.split[s];
    return moves;
}

/// The probability of starting a leisure job in a month that takes those who have none on their
/// 13th birthday to the share `at_14` on their 14th.
double first_year_start(double at_14, double loss)
{
    double low = 0;
    double high = 1;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        double const start = (low + high) / 2;
        double now = 0;
        for (int month = 0; month < months_a_year; ++month)
            now = now * (1 - loss) + (1 - now) * start;
        (now < at_14 ? low : high) = start;
    }
    return low;
}

/// Shares employed on the 18th birthday of those without and with a leisure job, from the mean, the
/// share with a job and the odds ratio between the two.
std::array<double, 2> first_jobs(double mean, double with_job, double odds_ratio)
{
    double low = 0;
    double high = 1;
    constexpr int rounds = 40;
    double given_job = mean;
    for (int round = 0; round < rounds; ++round) {
        double const without = (low + high) / 2;
        given_job = odds_ratio * without / (1 - without + odds_ratio * without);
        (with_job * given_job + (1 - with_job) * without < mean ? low : high) = without;
    }
    return {low, given_job};
}

std::array<float, not_employed_states - 1> summed(Split const& shares)
{
    std::array<float, not_employed_states - 1> sums{};
    double sum = 0;
    for (std::size_t s = 0; s + 1 < not_employed_states; ++s) {
        sum += shares[s];
        sums[s] = static_cast<float>(sum);
    }
    // Rounding must not leave a sliver for states that nobody enters.
    for (std::size_t s = not_employed_states - 1; s > 0 && shares[s] <= 0; --s)
        sums[s - 1] = 2;
    return sums;
}

} // namespace

LabourTables::LabourTables(sim::ParameterBook const& book, sim::Period period)
    : first_year_(period.first.year())
{
    sim::Month const start = period.first;
    auto const split_of = [](std::vector<double> const& values) {
        Split split{};
        std::copy_n(values.begin(), not_employed_states, split.begin());
        return split;
    };
    auto const from = [&](std::string_view name) {
        return std::max(start, book.dates(name).front());
    };
    Rates rates;
    rates.bands = parse_age_bands(book.labels("employment.loss_rate", "age_band"));
    for (double rate : book.values("employment.loss_rate", from("employment.loss_rate")))
        rates.loss.push_back(monthly(rate));
    rates.loss_part = book.scalar("employment.loss_part", from("employment.loss_part"));
    rates.finding_odds =
        split_of(book.values("employment.finding_odds", from("employment.finding_odds")));
    rates.reassessed =
        split_of(book.values("employment.reassessment_rate", from("employment.reassessment_rate")));
    for (double& rate : rates.reassessed)
        rate = monthly(rate);
    rates.leisure_loss =
        monthly(book.scalar("leisure_job.loss_rate", from("leisure_job.loss_rate")));
    rates.first_job_odds =
        book.scalar("leisure_job.first_job_odds", from("leisure_job.first_job_odds"));

    LabourLevels const levels(book, period);
    for (int year = first_year_; year <= period.last.year(); ++year)
        years_.push_back(make_year(rates, levels, year));
}

LabourTables::Year const& LabourTables::of(int year) const
{
    int const index = std::clamp(year - first_year_, 0, static_cast<int>(years_.size()) - 1);
    return years_[static_cast<std::size_t>(index)];
}

LabourTables::Year LabourTables::make_year(Rates const& rates, LabourLevels const& levels,
                                           int year) const
{
    sim::Month const middle(year, 6);
    sim::Month const november(year, 11);
    sim::Month const november_before(year - 1, 11);

    Year result;
    result.leaves.assign(cells, 0);
    result.to_work.assign(cells, 0);
    result.entered.assign(groups * standing_classes, {});

    auto const odds = [](double share) { return share / (1 - share); };
    // How much a level moves in a month for those of this age, by ageing and by the calendar.
    auto const change = [&](auto const& level, int age, int youngest, int oldest) {
        int const next = std::min(age + 1, oldest);
        int const previous = std::max(age - 1, youngest);
        double const ageing =
            next == previous ? 0
                             : (level(next, middle) - level(previous, middle)) / (next - previous);
        return (ageing + level(age, november) - level(age, november_before)) / months_a_year;
    };

    for (unsigned o = 0; o < origin_count; ++o)
        for (unsigned s = 0; s < 2; ++s)
            for (int age = first_leisure_age; age <= last_age; ++age)
                for (std::size_t c = 0; c < standing_classes; ++c) {
                    auto const origin = static_cast<Origin>(o);
                    auto const sex = static_cast<Sex>(s);
                    std::size_t const g = group(o, s, static_cast<unsigned>(age - first_age));
                    auto const set = [&](LabourState state, double leave, double to_work) {
                        std::size_t const i = cell(g, static_cast<unsigned>(state), c);
                        result.leaves[i] = sim::threshold(leave);
                        result.to_work[i] = static_cast<float>(to_work);
                    };
                    auto const employed = [&](int a, sim::Month m) {
                        return levels.employed_share(origin, sex, a, c, m);
                    };
                    double const p = employed(age, middle);

                    if (age < adult) {
                        double loss = rates.leisure_loss;
                        double start = 0;
                        if (age == first_leisure_age) {
                            start = first_year_start((p + employed(age + 1, middle)) / 2, loss);
                        } else {
                            double const d = change(employed, age, first_leisure_age, adult - 1);
                            start = (loss * p + d) / (1 - p);
                            if (start < least_finding) {
                                start = least_finding;
                                loss = std::clamp(((1 - p) * start - d) / p, loss, 1.0);
                            }
                        }
                        set(LabourState::school, std::min(start, 1.0), 1);
                        set(LabourState::school_and_job, loss, 0);
                        if (age == adult - 1) // who comes of age takes the split of 18-year-olds
                            result.entered[g * standing_classes + c] =
                                summed(levels.not_employed_split(origin, adult, middle));
                        continue;
                    }

                    GroupMonth now;
                    now.employed = p;
                    now.employed_change = change(employed, age, adult, last_age);
                    now.split = levels.not_employed_split(origin, age, middle);
                    for (std::size_t n = 0; n < not_employed_states; ++n)
                        now.split_change[n] = change(
                            [&](int a, sim::Month m) {
                                return levels.not_employed_split(origin, a, m)[n];
                            },
                            age, age < old_age ? adult : old_age,
                            age < old_age ? old_age - 1 : last_age);
                    double const reference =
                        levels.employed_share(Origin::danish, sex, age, middle);
                    double const factor = std::pow(odds(reference) / odds(p), rates.loss_part);
                    now.loss = std::min(
                        1.0, rates.loss[band_of(rates.bands, age)] *
                                 std::clamp(factor, 1 / largest_loss_factor, largest_loss_factor));
                    Moves const moves = balance(now, rates.finding_odds, rates.reassessed);
                    set(LabourState::employed, age == last_age ? 1 : moves.loss, 0);
                    for (std::size_t n = 0; n < not_employed_states; ++n)
                        set(not_employed_state(n), moves.leave[n], moves.to_work[n]);
                    result.entered[g * standing_classes + c] = summed(moves.entered);

                    if (age > adult) { // a pupil of this age cannot be, but is let go
                        set(LabourState::school, 1, p);
                        set(LabourState::school_and_job, 1, p);
                        continue;
                    }
                    double const at_birthday = std::clamp(
                        employed(adult, middle) -
                            months_a_year / 2.0 * change(employed, adult, adult, last_age),
                        0.01, 0.99);
                    auto const by_job =
                        first_jobs(at_birthday, employed(adult - 1, middle), rates.first_job_odds);
                    set(LabourState::school, 1, by_job[0]);
                    set(LabourState::school_and_job, 1, by_job[1]);
                }
    return result;
}

} // namespace boligsim
