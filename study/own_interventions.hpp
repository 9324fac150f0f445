#pragma once

#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"
#include "study/intervention.hpp"
#include "study/read_study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// The key `interventions` of a study: entries of its own, by their names. Each is written as an
/// entry of the catalogue is, stands in a file, or is another entry with some numbers changed.
sim::Field own_interventions_field(Vocabulary const& vocabulary);

/// The key `set` below a `use`: numbers of the entry that is used.
sim::Field changed_numbers_field(Vocabulary const& vocabulary);

/// Says what is wrong with the numbers under `set`: those that `entry` does not have, or that are
/// outside their range. Keys that `field` does not know are left to its check. Whether all is
/// right.
bool check_changed_numbers(sim::YamlNode const& set, sim::Field const& field,
                           Intervention const& entry, sim::Diagnostics& diagnostics);

/// The entries that a study brings, in its order. What is wrong goes to `diagnostics`; an entry
/// that is not right is left out.
std::vector<Intervention> read_own_interventions(sim::YamlNode const& root,
                                                 StudySource const& source,
                                                 Vocabulary const& vocabulary,
                                                 sim::Diagnostics& diagnostics);

/// A study may have so many interventions of its own.
constexpr std::size_t most_own_interventions = 1000;

/// The text of a file that stands beside the study, and its path; the text is empty where it cannot
/// be read.
struct FileBeside {
    std::string path;
    std::optional<std::string> text;
};
FileBeside read_beside(StudySource const& source, std::string const& name);
/// Why a file beside the study may not be readable, in brackets of a message.
std::string why_not_read();

} // namespace boligsim
