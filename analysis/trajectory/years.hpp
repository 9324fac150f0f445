#pragma once

namespace boligsim::analysis {

/// Calendar years, both ends included.
struct Years {
    int first = 0;
    int last = 0;

    int count() const { return last - first + 1; }
    bool operator==(Years const&) const = default;
};

} // namespace boligsim::analysis
