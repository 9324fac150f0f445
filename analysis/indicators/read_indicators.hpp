#pragma once

#include <vector>

#include "analysis/indicators/indicator.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"

namespace boligsim::analysis {

/// The indicators that subjects of the model describe beside their code: files
/// `*.indicators.yaml`, in order of their paths. What is wrong goes to `diagnostics`.
///
///     certificate_share:
///       description: Adults who have a certificate
///       unit: share                       # see to_string(Unit)
///       where: everywhere                 # or departments_only; left out: everywhere
///       plus: [{measure: certificate, only: {certificate: [completed]}}]
///       minus: []                         # left out: nothing
///       of: [{measure: certificate}]      # left out: a total
///       factor: 1                         # left out: 1
std::vector<Indicator> read_indicators(std::vector<sim::EmbeddedFile> const& files,
                                       sim::Diagnostics& diagnostics);

} // namespace boligsim::analysis
