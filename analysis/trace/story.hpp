#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/files/trajectory/event_rows.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

/// The events of one replicate of a file that was run with events, to be told household by
/// household.
class Stories {
public:
    /// Throws sim::UnreadableFile where the file has no events or no such replicate.
    Stories(sim::TrajectoryReader const& file, std::int64_t replicate);

    /// What happened to the household, a sentence an event, in order: "March 2009: a couple with 2
    /// children (aged 34, 1 in work) moved from a private rental in Aarhus after 3 years to Engen 3
    /// (3 rooms, 5100 DKK a month), let by flexible letting after 41 months on the list and 2
    /// refusals". Ages are those of the reference person. Empty where nothing is recorded.
    std::vector<std::string> tell(std::int64_t household) const;

    struct Length {
        std::int64_t household = 0;
        std::size_t events = 0;
    };
    /// The households of which most is recorded, at most `count`; of equals the lower numbers.
    std::vector<Length> longest(std::size_t count) const;

private:
    std::string sentence(std::size_t move) const;
    std::string who(std::size_t move) const;
    std::string stay(std::size_t move) const;
    std::string place(std::int64_t number) const;
    std::string letting_clause(std::int64_t month, std::int64_t household, std::int64_t to) const;

    sim::ReadEvents moves_;
    sim::ReadEvents lettings_;
    std::vector<std::size_t> moves_of_;    ///< rows in order of (household, row)
    std::vector<std::size_t> lettings_of_; ///< the same
    std::vector<std::string> places_;      ///< in words
};

} // namespace boligsim::analysis
