#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// A file that a study names has so many bytes at most.
constexpr std::size_t largest_named_file = std::size_t{16} << 20;

/// A study as a user hands it over.
struct StudySource {
    std::string file;              ///< as error messages name it
    std::string text;              ///< YAML
    std::vector<std::string> sets; ///< "defaults.world.scale=0.2": values that win over the text
    /// The text of a file that the study names; empty where it cannot be read. Without the function
    /// no file can be.
    std::function<std::optional<std::string>(std::string const& path)> read_file = {};
};

/// Scenarios may have so many lines in all: a block's lines count once for each that uses it.
constexpr std::size_t most_lines = 100000;

/// Reads a study. All that is wrong goes to `diagnostics`; the study is empty if anything is. Of a
/// study without errors `diagnostics` has warnings.
std::optional<Study> read_study(StudySource const& source, Vocabulary const& vocabulary,
                                sim::Diagnostics& diagnostics);

/// The study's text as a tree, values of `sets` in place, and the fields it is checked with.
struct StudyTree {
    sim::YamlNode root;
    sim::Field fields;
    std::vector<Intervention> interventions; ///< the study's own, those that are right
    Vocabulary vocabulary;                   ///< with the study's own interventions
};

/// The first half of `read_study`: everything that the table of fields can tell is checked. Empty
/// where the text is no YAML.
std::optional<StudyTree> read_study_tree(StudySource const& source, Vocabulary const& vocabulary,
                                         sim::Diagnostics& diagnostics);

} // namespace boligsim
