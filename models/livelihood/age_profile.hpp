#pragma once

#include <string>
#include <vector>

namespace boligsim {

/// An age band, both ends included.
struct AgeBand {
    int first = 0;
    int last = 0;
    double middle() const { return (first + last) / 2.0; }
};

/// Reads labels such as "18-24" or "65".
std::vector<AgeBand> parse_age_bands(std::vector<std::string> const& labels);

/// The band that holds `age`; ages outside take the first or the last.
std::size_t band_of(std::vector<AgeBand> const& bands, int age);

/// What happens beyond the last band of a profile.
struct ProfileEnd {
    int age = 75;
    double value = 0;
};

/// Values by single age (index 0 is `first_age`) from values by band: straight lines between the
/// bands' middles, the nodes moved until each band's mean is the value given; all within [low,
/// high]. Simplifies: ages have equal weight within a band.
std::vector<double> profile_by_age(std::vector<AgeBand> const& bands,
                                   std::vector<double> const& values, int first_age, ProfileEnd end,
                                   double low, double high);

} // namespace boligsim
