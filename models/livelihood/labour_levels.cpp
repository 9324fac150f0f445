#include "models/livelihood/labour_levels.hpp"

#include <algorithm>
#include <cmath>

#include "models/livelihood/age_profile.hpp"
#include "models/livelihood/solve.hpp"

namespace boligsim {

namespace {

constexpr int adult = 18;
constexpr int last_school_age = adult - 1;
constexpr int old_age = 65; // from here everybody who is not employed is retired
constexpr std::size_t retired = not_employed_states - 1;

// Shares are kept off 0 and 1, where odds end.
constexpr double lowest_share = 0.001;
constexpr double highest_share = 0.985;

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

double with_odds_times(double share, double factor)
{
    return factor * share / (1 - share + factor * share);
}

} // namespace

std::array<double, standing_classes> spread_over_standing(double mean, double log_odds)
{
    std::array<double, standing_classes> result{};
    double const middle = std::log(mean / (1 - mean));
    auto const mean_at = [&](double x) {
        ValueAndSlope sum{-mean, 0};
        for (std::size_t c = 0; c < standing_classes; ++c) {
            double const percentile = (static_cast<double>(c) + 0.5) / standing_classes;
            result[c] = logistic(x + log_odds * (percentile - 0.5));
            sum.value += result[c] / standing_classes;
            sum.slope += result[c] * (1 - result[c]) / standing_classes;
        }
        return sum;
    };
    double const width = std::abs(log_odds) + 1;
    solve_increasing(mean_at, middle - width, middle + width, middle);
    return result;
}

LabourLevels::LabourLevels(sim::ParameterBook const& book, sim::Period period)
    : first_year_(period.first.year() - 1)
{
    for (int year = first_year_; year <= period.last.year(); ++year)
        years_.push_back(make_year(book, year));
}

LabourLevels::Year LabourLevels::make_year(sim::ParameterBook const& book, int year) const
{
    char const* const share_name = "employment.employed_share";
    char const* const split_name = "employment.not_employed_share";
    auto const november = [&](std::string_view name) {
        return std::max(sim::Month(year, 11), book.dates(name).front());
    };
    auto const bands = parse_age_bands(book.labels(share_name, "age_band"));
    auto const shares = book.values(share_name, november(share_name));
    auto const split_bands = parse_age_bands(book.labels(split_name, "age_band"));
    auto const splits = book.values(split_name, november(split_name));
    auto const leisure =
        book.values("leisure_job.employed_share", november("leisure_job.employed_share"));
    auto const leisure_ratio =
        book.values("leisure_job.origin_ratio", november("leisure_job.origin_ratio"));
    double const log_odds =
        book.scalar("employment.standing_log_odds", november("employment.standing_log_odds"));

    Year result;
    result.employed.resize(origin_count * 2 * ages_ * standing_classes);
    result.mean.resize(origin_count * 2 * ages_);
    result.split.resize(origin_count * ages_ * not_employed_states);

    auto const set = [&](std::size_t at, double mean, double spread) {
        result.mean[at] = static_cast<float>(mean);
        auto const by_class = spread_over_standing(mean, spread);
        for (std::size_t c = 0; c < standing_classes; ++c)
            result.employed[at * standing_classes + c] = static_cast<float>(by_class[c]);
    };

    for (std::size_t o = 0; o < origin_count; ++o) {
        for (std::size_t s = 0; s < 2; ++s) {
            std::size_t const base = (o * 2 + s) * ages_;
            for (int age = first_age_; age <= last_school_age; ++age)
                set(base + age_index(age),
                    std::clamp(with_odds_times(leisure[age_index(age)], leisure_ratio[o]),
                               lowest_share, highest_share),
                    0);
            std::vector<double> const by_band(
                shares.begin() + static_cast<std::ptrdiff_t>((o * 2 + s) * bands.size()),
                shares.begin() + static_cast<std::ptrdiff_t>((o * 2 + s + 1) * bands.size()));
            auto const by_age = profile_by_age(bands, by_band, adult, {last_age_, lowest_share},
                                               lowest_share, highest_share);
            for (int age = adult; age <= last_age_; ++age)
                set(base + age_index(age), by_age[static_cast<std::size_t>(age - adult)], log_odds);
        }

        // Before old age the split runs straight between the middles of the bands.
        std::size_t const before_old = split_bands.size() - 1;
        std::vector<AgeBand> const younger(split_bands.begin(), split_bands.end() - 1);
        auto const value = [&](std::size_t band, std::size_t state) {
            return splits[(o * split_bands.size() + band) * not_employed_states + state];
        };
        for (std::size_t state = 0; state < not_employed_states; ++state) {
            std::vector<double> by_band;
            for (std::size_t b = 0; b < before_old; ++b)
                by_band.push_back(value(b, state));
            auto const by_age =
                profile_by_age(younger, by_band, adult, {old_age, by_band.back()}, 0, 1);
            for (int age = first_age_; age <= last_age_; ++age)
                result.split[(o * ages_ + age_index(age)) * not_employed_states + state] =
                    static_cast<float>(
                        age >= old_age
                            ? (state == retired ? 1.0 : 0.0)
                            : by_age[static_cast<std::size_t>(std::max(age, adult) - adult)]);
        }
        for (std::size_t a = 0; a < ages_; ++a) {
            float* const row = &result.split[(o * ages_ + a) * not_employed_states];
            float sum = 0;
            for (std::size_t state = 0; state < not_employed_states; ++state)
                sum += row[state];
            for (std::size_t state = 0; state < not_employed_states; ++state)
                row[state] /= sum;
        }
    }
    return result;
}

std::size_t LabourLevels::age_index(int age)
{
    return static_cast<std::size_t>(std::clamp(age, first_age_, last_age_) - first_age_);
}

LabourLevels::Between LabourLevels::at(sim::Month month) const
{
    // November of a year is the year's own level; December lies a twelfth on the way to the next.
    int const since = month - sim::Month(first_year_, 11);
    int const last = static_cast<int>(years_.size()) - 1;
    int const index = std::clamp(since < 0 ? 0 : since / 12, 0, last);
    int const next = std::min(index + 1, last);
    double const weight = since < 0 ? 0 : (since - 12 * index) / 12.0;
    return {years_[static_cast<std::size_t>(index)], years_[static_cast<std::size_t>(next)],
            std::min(weight, 1.0)};
}

double LabourLevels::employed_share(Origin origin, Sex sex, int age, sim::Month month) const
{
    if (age < first_age_)
        return 0;
    Between const b = at(month);
    std::size_t const i = cell(origin, sex, age_index(age));
    return b.before.mean[i] + b.weight * (b.after.mean[i] - b.before.mean[i]);
}

double LabourLevels::employed_share(Origin origin, Sex sex, int age, std::size_t standing,
                                    sim::Month month) const
{
    if (age < first_age_)
        return 0;
    Between const b = at(month);
    std::size_t const i = cell(origin, sex, age_index(age)) * standing_classes + standing;
    return b.before.employed[i] + b.weight * (b.after.employed[i] - b.before.employed[i]);
}

std::array<double, not_employed_states> LabourLevels::not_employed_split(Origin origin, int age,
                                                                         sim::Month month) const
{
    Between const b = at(month);
    std::size_t const i =
        (static_cast<std::size_t>(origin) * ages_ + age_index(std::max(age, adult))) *
        not_employed_states;
    std::array<double, not_employed_states> split{};
    for (std::size_t s = 0; s < not_employed_states; ++s)
        split[s] =
            b.before.split[i + s] + b.weight * (b.after.split[i + s] - b.before.split[i + s]);
    return split;
}

LabourState LabourLevels::draw_state(Origin origin, Sex sex, int age, std::uint8_t standing,
                                     sim::Month month, std::uint32_t word) const
{
    if (age < first_age_)
        return LabourState::school;
    double u = word * 0x1p-32;
    double const employed = employed_share(origin, sex, age, standing_class(standing), month);
    if (age < adult)
        return u < employed ? LabourState::school_and_job : LabourState::school;
    if (u < employed)
        return LabourState::employed;
    u = (u - employed) / (1 - employed);
    auto const split = not_employed_split(origin, age, month);
    std::size_t state = 0;
    for (; state + 1 < not_employed_states && u >= split[state]; ++state)
        u -= split[state];
    // Rounding may pass the last state that has a share.
    while (split[state] <= 0 && state > 0)
        --state;
    return not_employed_state(state);
}

} // namespace boligsim
