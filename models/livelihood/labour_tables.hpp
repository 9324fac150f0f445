#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/livelihood/labour_levels.hpp"

namespace boligsim {

/// Monthly probabilities of leaving each labour state, and where to, such that every group of
/// origin, sex and standing keeps to its level of LabourLevels as it ages and as the years go.
///
/// For a group with employed share p that is to be p + d a month later, of which a share l loses
/// its job, the share that must find one is f = (l p + d) / (1 - p). It is spread over the states
/// of those not employed by their odds of finding work. What each of these states then lacks for
/// its own level of next month is filled by those who lost a job and by those who are assigned anew
/// from states that have too many. In expectation the levels are therefore kept exactly while a
/// group is at them, and approached at the rate l + f when it is not.
///
/// Loss of jobs: the age band's rate times (odds of the Danish-origin group of sex and age / own
/// odds)^loss_part, within a factor employment.loss_factor_most of it.
///
/// Parameters  employment.loss_rate, employment.loss_part, employment.finding_odds,
///             employment.reassessment_rate, leisure_job.loss_rate, leisure_job.first_job_odds, and
///             those of LabourLevels
/// Simplifies  rates are those of the middle of the calendar year; the hazard does not depend on
/// the
///             time in a state; everybody is without a leisure job on the 13th birthday, so that
///             fewer of 13 years have one than reported
class LabourTables {
public:
    LabourTables(sim::ParameterBook const& book, sim::Period period);

    /// Ages 12 and under share the first row, 75 and over the last.
    static constexpr int first_age = 12;
    static constexpr int last_age = 75;
    static constexpr std::size_t ages = last_age - first_age + 1;
    static_assert(ages == 64);
    static constexpr std::size_t groups = origin_count * 2 * ages; ///< [origin, sex, age]
    static constexpr std::size_t cells = groups * labour_state_count * standing_classes;

    /// The rates of one calendar year.
    struct Year {
        /// [origin, sex, age, state, class]: the word below which a person leaves the state.
        std::vector<std::uint32_t> leaves;
        /// The same cells: of those who leave, the share that finds work.
        std::vector<float> to_work;
        /// [origin, sex, age, class]: shares of the states entered by those who do not find work,
        /// summed up, without the last.
        std::vector<std::array<float, not_employed_states - 1>> entered;
    };

    Year const& of(int year) const;

    static constexpr std::size_t group(unsigned origin, unsigned sex, unsigned age_index)
    {
        return (origin * 2u + sex) * ages + age_index;
    }
    static constexpr std::size_t cell(std::size_t group, unsigned state, std::size_t standing)
    {
        return (group * labour_state_count + state) * standing_classes + standing;
    }

private:
    int first_year_;
    std::vector<Year> years_;
};

} // namespace boligsim
