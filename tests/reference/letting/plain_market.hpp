#pragma once

#include "models/letting/market_month.hpp"

namespace boligsim::testing {

/// A market's month as the rules say it, without lines, indexes or anything remembered: for each
/// vacancy and each tool the whole queue is sifted and sorted. What let_market must give. Rules
/// about areas it works out itself: combined letting's, and where `listed` says so that of
/// tests/support/listed_areas.hpp.
enum class Listed : std::uint8_t { no, yes };
MarketOutcome let_market_plainly(LettingMonth const& letting, sim::ParameterBook const& book,
                                 std::vector<LettingRule> const& rules, Listed listed,
                                 MunicipalityId market, std::vector<DwellingId> const& vacant);

} // namespace boligsim::testing
