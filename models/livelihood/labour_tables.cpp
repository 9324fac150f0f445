#include "models/livelihood/labour_tables.hpp"

#include <algorithm>
#include <cmath>

#include "models/livelihood/age_profile.hpp"
#include "models/livelihood/labour_balance.hpp"
#include "sim/core/units.hpp"
#include "sim/parameters/shared_tables.hpp"
#include "sim/random/philox.hpp"

namespace boligsim {

namespace {

constexpr int adult = 18;
constexpr int first_leisure_age = 13;
constexpr int old_age = 65;
constexpr int months_a_year = 12;

double monthly(double annual_rate)
{
    return sim::AnnualRate(annual_rate).per_month().value();
}

double odds(double share)
{
    return share / (1 - share);
}

std::array<float, not_employed_states - 1> summed(NotEmployed const& shares)
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

/// The parameters, a month.
struct Rates {
    std::vector<AgeBand> bands;
    std::vector<double> loss; ///< by band
    double loss_part = 0;
    double largest_loss_factor = 1;
    NotEmployed finding_odds{};
    NotEmployed reassessed{};
    double leisure_loss = 0;
    double first_job_odds = 1;
};

Rates read_rates(sim::ParameterBook const& book, sim::Month at)
{
    auto const split_of = [](std::vector<double> const& values) {
        NotEmployed split{};
        std::copy_n(values.begin(), not_employed_states, split.begin());
        return split;
    };
    auto const from = [&](std::string_view name) { return std::max(at, book.dates(name).front()); };
    Rates rates;
    rates.bands = parse_age_bands(book.labels("employment.loss_rate", "age_band"));
    for (double rate : book.values("employment.loss_rate", from("employment.loss_rate")))
        rates.loss.push_back(monthly(rate));
    rates.loss_part = book.scalar("employment.loss_part", from("employment.loss_part"));
    rates.largest_loss_factor =
        book.scalar("employment.loss_factor_most", from("employment.loss_factor_most"));
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
    return rates;
}

/// Makes the table of one calendar year.
class YearMaker {
public:
    YearMaker(Rates rates, LabourLevels const& levels, int year)
        : rates_(std::move(rates)),
          levels_(levels),
          middle_(year, 6),
          november_(year, 11),
          november_before_(year - 1, 11)
    {
        result_.leaves.assign(LabourTables::cells, 0);
        result_.to_work.assign(LabourTables::cells, 0);
        result_.entered.assign(LabourTables::groups * standing_classes, {});
    }

    LabourTables::Year make()
    {
        for (std::size_t o = 0; o < origin_count; ++o)
            for (int age = first_leisure_age; age <= LabourTables::last_age; ++age) {
                auto const origin = static_cast<Origin>(o);
                split_ = levels_.not_employed_split(origin, age, middle_);
                split_change_ = split_change(origin, age);
                for (Sex sex : {Sex::woman, Sex::man})
                    for (std::size_t standing = 0; standing < standing_classes; ++standing) {
                        Group const group{origin, sex, age, standing};
                        if (age < adult)
                            make_pupils(group);
                        else
                            make_adults(group);
                    }
            }
        return std::move(result_);
    }

private:
    struct Group {
        Origin origin;
        Sex sex;
        int age;
        std::size_t standing;
    };

    /// How much a level moves in a month for those of this age, by ageing and by the calendar.
    template <class Level>
    double change(Level const& level, int age, int youngest, int oldest) const
    {
        int const next = std::min(age + 1, oldest);
        int const previous = std::max(age - 1, youngest);
        double const ageing = next == previous ? 0
                                               : (level(next, middle_) - level(previous, middle_)) /
                                                     (next - previous);
        return (ageing + level(age, november_) - level(age, november_before_)) / months_a_year;
    }

    NotEmployed split_change(Origin origin, int age) const
    {
        bool const old = age >= old_age;
        int const youngest = old ? old_age : adult;
        int const oldest = old ? LabourTables::last_age : old_age - 1;
        NotEmployed result{};
        for (std::size_t s = 0; s < not_employed_states; ++s)
            result[s] = change(
                [&](int a, sim::Month m) { return levels_.not_employed_split(origin, a, m)[s]; },
                age, youngest, oldest);
        return result;
    }

    std::size_t index(Group const& g) const
    {
        return LabourTables::group(static_cast<unsigned>(g.origin), static_cast<unsigned>(g.sex),
                                   static_cast<unsigned>(g.age - LabourTables::first_age));
    }

    void set(Group const& g, LabourState state, double leave, double to_work)
    {
        std::size_t const i =
            LabourTables::cell(index(g), static_cast<unsigned>(state), g.standing);
        result_.leaves[i] = sim::threshold(leave);
        result_.to_work[i] = static_cast<float>(to_work);
    }

    auto& entered(Group const& g)
    {
        return result_.entered[index(g) * standing_classes + g.standing];
    }

    auto level_of(Group const& g) const
    {
        return [this, g](int age, sim::Month month) {
            return levels_.employed_share(g.origin, g.sex, age, g.standing, month);
        };
    }

    void make_pupils(Group const& g)
    {
        auto const level = level_of(g);
        double const p = level(g.age, middle_);
        double loss = rates_.leisure_loss;
        double start = 0;
        if (g.age == first_leisure_age) {
            start = first_year_start((p + level(g.age + 1, middle_)) / 2, loss);
        } else {
            double const d = change(level, g.age, first_leisure_age, adult - 1);
            start = (loss * p + d) / (1 - p);
            if (start < least_finding) {
                start = least_finding;
                loss = std::clamp(((1 - p) * start - d) / p, loss, 1.0);
            }
        }
        set(g, LabourState::school, std::min(start, 1.0), 1);
        set(g, LabourState::school_and_job, loss, 0);
        if (g.age == adult - 1) // who comes of age takes the split of 18-year-olds
            entered(g) = summed(levels_.not_employed_split(g.origin, adult, middle_));
    }

    void make_adults(Group const& g)
    {
        auto const level = level_of(g);
        GroupMonth now;
        now.employed = level(g.age, middle_);
        now.employed_change = change(level, g.age, adult, LabourTables::last_age);
        now.split = split_;
        now.split_change = split_change_;
        double const reference = levels_.employed_share(Origin::danish, g.sex, g.age, middle_);
        double const factor =
            std::clamp(std::pow(odds(reference) / odds(now.employed), rates_.loss_part),
                       1 / rates_.largest_loss_factor, rates_.largest_loss_factor);
        now.loss = std::min(1.0, rates_.loss[band_of(rates_.bands, g.age)] * factor);

        LabourMoves const moves = balance(now, rates_.finding_odds, rates_.reassessed);
        set(g, LabourState::employed, g.age == LabourTables::last_age ? 1 : moves.loss, 0);
        for (std::size_t s = 0; s < not_employed_states; ++s)
            set(g, not_employed_state(s), moves.leave[s], moves.to_work[s]);
        entered(g) = summed(moves.entered);
        make_coming_of_age(g, now);
    }

    void make_coming_of_age(Group const& g, GroupMonth const& now)
    {
        if (g.age > adult) { // a pupil of this age cannot be, but is let go
            set(g, LabourState::school, 1, now.employed);
            set(g, LabourState::school_and_job, 1, now.employed);
            return;
        }
        // On the birthday the level is half a year younger than in the middle of the year of age.
        constexpr double half_year = months_a_year / 2.0;
        constexpr double least = 0.01;
        double const at_birthday =
            std::clamp(now.employed - half_year * now.employed_change, least, 1 - least);
        double const with_job =
            levels_.employed_share(g.origin, g.sex, adult - 1, g.standing, middle_);
        auto const by_job = first_jobs(at_birthday, with_job, rates_.first_job_odds);
        set(g, LabourState::school, 1, by_job[0]);
        set(g, LabourState::school_and_job, 1, by_job[1]);
    }

    Rates rates_;
    LabourLevels const& levels_;
    sim::Month middle_;
    sim::Month november_;
    sim::Month november_before_;
    NotEmployed split_{};
    NotEmployed split_change_{};
    LabourTables::Year result_;
};

} // namespace

LabourTables::LabourTables(sim::ParameterBook const& book, sim::Period period)
    : first_year_(period.first.year())
{
    auto const levels = sim::shared_table<LabourLevels>(book, period);
    for (int year = first_year_; year <= period.last.year(); ++year)
        years_.push_back(YearMaker(read_rates(book, sim::Month(year, 6)), *levels, year).make());
}

LabourTables::Year const& LabourTables::of(int year) const
{
    int const index = std::clamp(year - first_year_, 0, static_cast<int>(years_.size()) - 1);
    return years_[static_cast<std::size_t>(index)];
}

} // namespace boligsim
