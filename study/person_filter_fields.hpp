#pragma once

#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/records.hpp"
#include "study/person_filter.hpp"

namespace boligsim {

/// The keys by which entries say whom they mean. `attributes`: what subjects of the model offer, as
/// "NAME.LABEL".
std::vector<sim::BoundField<PersonFilter>>
person_filter_fields(std::vector<std::string> const& attributes);

/// The one of these keys that says which sexes.
sim::BoundField<PersonFilter> sexes_field();

/// What the fields cannot tell: spans that end before they begin, and lists that name nobody.
/// `node` is the map in which the keys stand.
void check_person_filter(PersonFilter const& filter, sim::YamlNode const& node,
                         sim::Diagnostics& diagnostics);

} // namespace boligsim
