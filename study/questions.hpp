#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/records.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace boligsim {

/// The keys of an entry of `questions:`. The vocabulary gives the names that are allowed; reading an
/// entry that was checked needs none.
sim::Record<Question> question_record(Vocabulary const& vocabulary = {});

/// The words for what answers a question, in the order of `Answer`.
std::vector<std::string> answer_names();

/// Reads the study's questions. What the fields cannot tell is checked here: scenarios, places, years
/// against the period, and what an answer needs. `study` has its scenarios and `against` already.
std::vector<Question> read_questions(sim::YamlNode const& root, sim::Field const& field,
                                     Vocabulary const& vocabulary, Study const& study,
                                     std::optional<sim::Period> const& period,
                                     sim::Diagnostics& diagnostics);

} // namespace boligsim
