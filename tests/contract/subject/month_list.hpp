#pragma once

#include "models/month/month.hpp"

namespace boligsim::testing {

/// The model's month with the sample subject in it.
MonthList month_with_sample();

} // namespace boligsim::testing
