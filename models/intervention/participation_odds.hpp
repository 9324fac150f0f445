#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/intervention/catalogue.hpp"
#include "models/world/transition_odds.hpp"

namespace boligsim {

/// The odds of every (intervention at work, sex) by months since a participant began: the rows that
/// Persons.participation points into. Row 0 is nobody's.
class ParticipationOdds : public TransitionOdds {
public:
    ParticipationOdds() : rows_(1) {}

    /// Adds an intervention delivered with this fidelity (the part of the log odds that
    /// participants get) and returns the row for women; that for men is the next. At most 127 fit.
    std::uint8_t add(Intervention const& intervention, double fidelity);

    double odds(std::uint8_t participation, Transition transition, int months_since) const override
    {
        Row const& row = rows_[participation];
        if (months_since < 0 || months_since >= row.months)
            return 1;
        return row
            .odds[static_cast<std::size_t>(transition)][static_cast<std::size_t>(months_since)];
    }

    /// Months after which taking part changes nothing any more.
    int months(std::uint8_t participation) const { return rows_[participation].months; }

private:
    static constexpr int longest_ = 120;
    struct Row {
        std::array<std::array<double, longest_>, transition_count> odds{};
        int months = 0;
    };
    std::vector<Row> rows_;
};

} // namespace boligsim
