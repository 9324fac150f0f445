#include "study/questions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "study/lines.hpp"
#include "study/values.hpp"

namespace boligsim {

namespace {

using sim::bind;
using sim::Field;
using sim::make_field;
using sim::required_field;
using sim::YamlNode;
using Type = sim::Field::Type;

sim::Record<QuestionText> text_record()
{
    return {
        {bind(make_field("en", Type::text, "text", "The question in English."), &QuestionText::en),
         bind(make_field("da", Type::text, "text", "The question in Danish."), &QuestionText::da)}};
}

/// Text, or a map with a text for each language.
sim::BoundField<Question> ask_field()
{
    Field field = make_field("ask", Type::text_or_record, "text, or a text for each language",
                             "The question: text, or `{en: ..., da: ...}`. Where a language is "
                             "missing the other stands.");
    sim::Record<QuestionText> const record = text_record();
    field.fields = record.fields();
    return {required_field(std::move(field)),
            [record](YamlNode const& node, Question& to) {
                if (node.is_map())
                    return record.decode_into(node, to.ask);
                to.ask.text = node.text;
                return node.is_scalar();
            },
            [record](Question const& from) -> std::optional<std::string> {
                return from.ask.text.empty() ? record.encode(from.ask)
                                             : sim::to_yaml(from.ask.text);
            }};
}

Field measure_field(Vocabulary const& vocabulary)
{
    Field field = sim::choice_field(
        "measure", vocabulary.measures, "measure",
        "What is measured, an indicator as `compare --format json` names it; needed for "
        "`over_time`, `dose` and `newly_housed`.");
    if (vocabulary.measures.empty())
        field.type = Type::text;
    return field;
}

sim::BoundField<Question> answer_field()
{
    std::vector<std::string> const names = answer_names();
    Field field = sim::with_fallback(
        sim::choice_field(
            "answer", names, "answer",
            "What answers it. `over_time`: the measure over time; `dose`: the measure by the "
            "share that the scenarios differ in; `lettings`: which tools let; `newly_housed`: the "
            "measure by the tool that let; `waiting`: how long newly housed households waited; "
            "`who_instead`: who lives where instead, at the end of the years; `followed`: work of "
            "those who lived there when a scenario's lines began."),
        names.front());
    return {std::move(field),
            [names](YamlNode const& node, Question& to) {
                auto const index = sim::index_of(names, node);
                to.answer = static_cast<Answer>(index.value_or(0));
                return index.has_value();
            },
            [names](Question const& from) -> std::optional<std::string> {
                return names[static_cast<std::size_t>(from.answer)];
            }};
}

sim::BoundField<Question> years_field()
{
    return {make_field("years", Type::range, "years",
                       "First and last year: [2008, 2012]. Left out, those in which lines of the "
                       "scenarios are in force."),
            [](YamlNode const& node, Question& to) {
                auto const first =
                    node.items.size() == 2 ? sim::as_integer(node.items[0]) : std::nullopt;
                auto const last =
                    node.items.size() == 2 ? sim::as_integer(node.items[1]) : std::nullopt;
                if (first && last && std::in_range<int>(*first) && std::in_range<int>(*last))
                    to.years = {static_cast<int>(*first), static_cast<int>(*last)};
                return to.years.has_value();
            },
            [](Question const& from) -> std::optional<std::string> {
                return from.years ? std::optional(fmt::format("[{}, {}]", from.years->first,
                                                              from.years->last))
                                  : std::nullopt;
            }};
}

bool needs_measure(Answer answer)
{
    return answer == Answer::over_time || answer == Answer::dose || answer == Answer::newly_housed;
}

/// Reads one question; says all that is wrong with it.
class QuestionReader {
public:
    QuestionReader(Vocabulary const& vocabulary, Study const& study,
                   std::optional<sim::Period> const& period, sim::Diagnostics& diagnostics)
        : vocabulary_(vocabulary), study_(study), period_(period), diagnostics_(diagnostics)
    {
        for (Scenario const& scenario : study.scenarios)
            scenarios_.push_back(scenario.name);
    }

    std::optional<Question> read(YamlNode const& node, Field const& field)
    {
        if (!node.is_map())
            return std::nullopt;
        std::size_t const errors_before = diagnostics_.size();
        bool const right = is_right(node, field); // What is not was said already.
        auto const right_at = [&](std::string_view key) {
            YamlNode const* const value = node.find(key);
            return value && is_right(*value, *field.find(key)) ? value : nullptr;
        };
        if (YamlNode const* const ask = right_at("ask"); ask && ask->is_map() && ask->items.empty())
            error(*ask, "ask is empty (a question needs words)", "write ask: {en: ..., da: ...}");
        check_scenarios(right_at("scenario"), right_at("against"));
        if (YamlNode const* const where = right_at("where"))
            check_selection(*where, "where", vocabulary_, diagnostics_);
        if (YamlNode const* const years = right_at("years"))
            check_years(*years);
        auto question = right ? question_record().decode(node) : std::nullopt;
        if (!question)
            return std::nullopt;
        check_needs(node, *question);
        if (question->against.empty())
            question->against = study_.against;
        if (diagnostics_.size() > errors_before)
            return std::nullopt;
        return question;
    }

private:
    void check_scenarios(YamlNode const* written, YamlNode const* against)
    {
        if (against)
            check_scenario(*against);
        std::string const other = against ? against->text : study_.against;
        if (!written)
            return;
        for (YamlNode const& name :
             written->is_sequence() ? written->items : std::vector<YamlNode>{*written})
            if (check_scenario(name) && name.text == other)
                error(name, fmt::format("scenario '{}' is what it is compared with", name.text),
                      "name another scenario, or another under `against`");
    }

    bool check_scenario(YamlNode const& name)
    {
        if (std::find(scenarios_.begin(), scenarios_.end(), name.text) != scenarios_.end())
            return true;
        error(name, fmt::format("unknown scenario '{}'", name.text),
              sim::allowed_hint(name.text, scenarios_));
        return false;
    }

    void check_years(YamlNode const& years)
    {
        for (YamlNode const& item : years.items) {
            auto const year = sim::as_integer(item);
            if (!year)
                error(item, fmt::format("{} is no year", item.text), "write years: [2008, 2012]");
            else if (period_ && (*year < period_->first.year() || *year > period_->last.year()))
                error(item,
                      fmt::format("year {} is outside the period ({} to {})", *year,
                                  period_->first.year(), period_->last.year()),
                      "write one of its years");
        }
    }

    /// What the answer needs beside the keys that each question has.
    void check_needs(YamlNode const& node, Question const& question)
    {
        std::string const name = answer_names()[static_cast<std::size_t>(question.answer)];
        YamlNode const* const measure = node.find("measure");
        if (needs_measure(question.answer) && !measure)
            error(node, fmt::format("the answer {} without a measure", name),
                  "add one, such as measure: employed_share");
        if (!needs_measure(question.answer) && measure)
            error(*measure, fmt::format("a measure for the answer {} (it has its own)", name),
                  "leave it out");
        auto const& housed = vocabulary_.measures_of_newly_housed;
        if (question.answer == Answer::newly_housed && measure && !housed.empty() &&
            std::find(housed.begin(), housed.end(), measure->text) == housed.end())
            error(*measure,
                  fmt::format("{} is no measure of newly housed households", measure->text),
                  sim::allowed_hint(measure->text, housed));
        if (question.answer == Answer::dose && question.scenarios.size() < 2)
            error(*node.find("scenario"), "one scenario for the answer dose (it takes several)",
                  "name scenarios that differ in a share: scenario: [NAME, NAME]");
    }

    void error(YamlNode const& node, std::string message, std::string hint)
    {
        diagnostics_.error(node.at(), std::move(message), std::move(hint));
    }

    Vocabulary const& vocabulary_;
    Study const& study_;
    std::optional<sim::Period> const& period_;
    sim::Diagnostics& diagnostics_;
    std::vector<std::string> scenarios_;
};

} // namespace

std::vector<std::string> answer_names()
{
    return {"over_time", "dose", "lettings", "newly_housed", "waiting", "who_instead", "followed"};
}

sim::Record<Question> question_record(Vocabulary const& vocabulary)
{
    Field scenario = make_field("scenario", Type::text, "scenario of this study",
                                "The scenario that it is about, or several.");
    scenario.or_list = true;
    return {{ask_field(), bind(required_field(std::move(scenario)), &Question::scenarios),
             bind(make_field("against", Type::text, "a scenario of this study",
                             "The scenario that these are compared with; left out, that of "
                             "`compare`."),
                  &Question::against),
             answer_field(), bind(measure_field(vocabulary), &Question::measure),
             bind(selection_field("where", SelectionExtent::all_or_some, vocabulary,
                                  "The departments that it is about; left out, those that the "
                                  "scenarios are for."),
                  &Question::where),
             years_field()}};
}

std::vector<Question> read_questions(YamlNode const& root, Field const& field,
                                     Vocabulary const& vocabulary, Study const& study,
                                     std::optional<sim::Period> const& period,
                                     sim::Diagnostics& diagnostics)
{
    std::vector<Question> questions;
    YamlNode const* const nodes = root.find("questions");
    if (!nodes || !nodes->is_sequence())
        return questions;
    QuestionReader reader(vocabulary, study, period, diagnostics);
    for (YamlNode const& node : nodes->items)
        if (auto question = reader.read(node, field))
            questions.push_back(std::move(*question));
    return questions;
}

} // namespace boligsim
