#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/language/phrases.hpp"
#include "analysis/questions/answered_question.hpp"

namespace boligsim::analysis {

/// What a question comes to, in words.
struct AnswerText {
    std::string question; ///< in the study's words
    std::string subject;  ///< what the sentences are about, ending in a colon
    /// A sentence each, without a newline, with number and interval; each says where chance alone
    /// may have made it. The first sums up where there is something to sum up.
    std::vector<std::string> sentences;
};

AnswerText describe_answer(AnsweredQuestion const& answered, Phrases const& say);

/// The questions and their answers, at most 80 characters wide; empty without questions.
std::string answers_text(std::vector<AnsweredQuestion> const& answers, Language language);

/// A list with an object for each number that answers a question, of kind "answer".
nlohmann::ordered_json answers_json(std::vector<AnsweredQuestion> const& answers);

} // namespace boligsim::analysis
