#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"
#include "study/intervention.hpp"

namespace boligsim {

constexpr double largest_odds = 100;
constexpr double longest_effect_months = 120;
constexpr double largest_cost_dkk = 1e7;

/// The one description of an entry: its keys, each bound to the member that it is read into. An
/// effect names one of the transitions, a target some of the attributes.
std::vector<sim::Field> catalogue_entry_fields(EntryNames const& names);

/// Reads an entry from a node that stands for its file, or for its place in a study, where the key
/// `id` is left out: `id` is its name there. What is wrong goes to `diagnostics`.
Intervention read_entry(sim::YamlNode const& node, std::string id, sim::Diagnostics& diagnostics,
                        EntryNames const& names = {});

/// Reads one entry from the text of a file. The file says its `id`.
Intervention read_catalogue_entry(std::string_view text, std::string const& file,
                                  sim::Diagnostics& diagnostics, EntryNames const& names = {});

/// Reads the entries among the program's files: `models/intervention/catalogue/<id>.yaml`, sorted
/// by id. What is wrong goes to `diagnostics`.
std::vector<Intervention> read_catalogue(std::vector<sim::EmbeddedFile> const& files,
                                         sim::Diagnostics& diagnostics,
                                         EntryNames const& names = {});

/// Entries as YAML, a map from their ids, and back again.
std::string write_catalogue(std::vector<Intervention> const& entries);
std::vector<Intervention> read_catalogue_text(std::string_view text, std::string const& file,
                                              sim::Diagnostics& diagnostics,
                                              EntryNames const& names = {});

} // namespace boligsim
