#include "analysis/questions/answer_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/compare/scenario_headline.hpp"
#include "analysis/report/format_value.hpp"
#include "analysis/report/group_text.hpp"
#include "analysis/report/wrap.hpp"
#include "study/questions.hpp"

namespace boligsim::analysis {

namespace {

/// How many intervals stand below the question.
std::size_t intervals_said(AnsweredQuestion const& answered)
{
    auto const said =
        std::count_if(answered.rows.begin(), answered.rows.end(), [&](AnswerRow const& one) {
            switch (answered.plan.question.answer) {
            case Answer::who_instead: // of other places the number alone is said
                return one.row.component == "here";
            case Answer::followed:
                return one.row.unit == Unit::share;
            default:
                return true;
            }
        });
    return std::max<std::size_t>(1, static_cast<std::size_t>(said));
}

/// Writes the sentences of one answer.
class Telling {
public:
    Telling(AnsweredQuestion const& answered, Phrases const& say)
        : answered_(answered), say_(say), among_(intervals_said(answered))
    {
    }

    std::string subject() const
    {
        PlannedQuestion const& plan = answered_.plan;
        std::string const group = describe_group(plan.group.name, say_);
        std::string const years = years_text(plan.years);
        switch (plan.question.answer) {
        case Answer::over_time:
        case Answer::dose:
            return capitalised(say_("question.subject", fmt::arg("measure", measure()),
                                    fmt::arg("group", group), fmt::arg("years", years)));
        case Answer::newly_housed:
            return capitalised(say_("question.subject_together", fmt::arg("measure", measure()),
                                    fmt::arg("group", group), fmt::arg("years", years)));
        case Answer::waiting:
            return capitalised(
                say_("question.subject_together",
                     fmt::arg("measure", describe_measure("mean_months_waited", say_)),
                     fmt::arg("group", group), fmt::arg("years", years)));
        case Answer::lettings:
            return say_("question.subject_lettings", fmt::arg("group", group),
                        fmt::arg("years", years));
        case Answer::who_instead:
            return say_("question.subject_people", fmt::arg("group", group),
                        fmt::arg("year", std::to_string(plan.years.last)));
        case Answer::followed:
            return say_("question.subject_followed", fmt::arg("years", years));
        }
        return {};
    }

    std::vector<std::string> sentences() const
    {
        if (answered_.rows.empty())
            return {say_("question.nothing")};
        switch (answered_.plan.question.answer) {
        case Answer::who_instead:
            return places();
        case Answer::followed:
            return followed();
        case Answer::dose:
            return dose();
        default:
            break;
        }
        std::vector<std::string> said;
        for (AnswerRow const& one : answered_.rows)
            said.push_back(change(one));
        return said;
    }

private:
    static std::string capitalised(std::string text)
    {
        if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
            text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

    std::string measure() const { return describe_measure(answered_.plan.question.measure, say_); }

    std::string tool(std::string const& name) const
    {
        std::string const key = "tool." + name;
        return say_.has(key) ? say_(key) : in_words(name, say_.language());
    }

    std::string difference(ComparisonRow const& row) const
    {
        return format_difference(row.unit, row.difference.mean, say_.language()) + " " +
               difference_unit(row.unit, say_.language());
    }

    /// What chance leaves open, after the number.
    std::string doubt(ComparisonRow const& row) const
    {
        MeanEstimate const& estimate = row.difference;
        if (!std::isfinite(estimate.mean) || !estimate.interval || estimate.standard_error == 0 ||
            is_clear(estimate, among_))
            return {};
        return is_clear(estimate)
                   ? say_("question.one_of_many", fmt::arg("among", std::to_string(among_)))
                   : say_("question.open");
    }

    /// "+0.44 points (95 % interval 0.20 to 0.70)", with what chance leaves open.
    std::string number(ComparisonRow const& row) const
    {
        if (is_same(row))
            return say_("question.same");
        return say_("question.number", fmt::arg("difference", difference(row)),
                    fmt::arg("interval", interval_text(row, say_)), fmt::arg("open", doubt(row)));
    }

    /// Whether scenario and baseline agree in every world.
    static bool is_same(ComparisonRow const& row)
    {
        return row.difference.mean == 0 && row.difference.standard_error == 0 &&
               row.difference.n > 0;
    }

    std::string change(AnswerRow const& one) const
    {
        ComparisonRow const& row = one.row;
        std::string const level = format_level(row.unit, row.level, say_.language());
        std::string const against = format_level(row.unit, row.against_level, say_.language());
        Answer const answer = answered_.plan.question.answer;
        if (answer == Answer::newly_housed && !row.component.empty())
            return say_("question.by_tool", fmt::arg("scenario", one.scenario),
                        fmt::arg("tool", tool(row.component)), fmt::arg("level", level),
                        fmt::arg("against", against), fmt::arg("number", number(row)));
        if (answer == Answer::lettings)
            return say_("question.tool", fmt::arg("scenario", one.scenario),
                        fmt::arg("tool", tool(row.component)), fmt::arg("level", level),
                        fmt::arg("against", against), fmt::arg("number", number(row)));
        return say_("question.change", fmt::arg("scenario", one.scenario), fmt::arg("level", level),
                    fmt::arg("against", against), fmt::arg("number", number(row)));
    }

    /// Whether the scenarios of the smallest and the largest share can be told apart, then each.
    std::vector<std::string> dose() const
    {
        std::vector<std::string> said;
        std::vector<AnswerRow> rows = answered_.rows;
        std::stable_sort(rows.begin(), rows.end(),
                         [](AnswerRow const& a, AnswerRow const& b) { return a.share < b.share; });
        if (answered_.largest_less_smallest && answered_.largest_less_smallest->interval) {
            bool const matters = is_clear(*answered_.largest_less_smallest);
            auto const share = [&](AnswerRow const& one) {
                return in_language(fmt::format("{:.3g} %", *one.share * 100), say_.language());
            };
            said.push_back(say_(matters ? "question.dose" : "question.dose_open",
                                fmt::arg("low", difference(rows.front().row)),
                                fmt::arg("high", difference(rows.back().row)),
                                fmt::arg("least", share(rows.front())),
                                fmt::arg("most", share(rows.back()))));
        }
        for (AnswerRow const& one : rows)
            said.push_back(change(one));
        return said;
    }

    /// Persons here, then in the other places, for each scenario and kind of persons.
    std::vector<std::string> places() const
    {
        std::vector<std::string> said;
        for (std::size_t i = 0; i < answered_.rows.size();) {
            AnswerRow const& here = answered_.rows[i];
            std::string others;
            bool same_elsewhere = true;
            for (++i; i < answered_.rows.size() && answered_.rows[i].row.component != "here"; ++i) {
                ComparisonRow const& row = answered_.rows[i].row;
                same_elsewhere = same_elsewhere && is_same(row);
                others +=
                    (others.empty() ? "" : ", ") +
                    say_("question.place",
                         fmt::arg("difference", format_difference(row.unit, row.difference.mean,
                                                                  say_.language())),
                         fmt::arg("place", say_("question.place." + row.component)));
            }
            said.push_back(say_("question.here", fmt::arg("scenario", here.scenario),
                                fmt::arg("people", say_("question.people." + here.row.measure)),
                                fmt::arg("number", number(here.row))));
            if (!same_elsewhere)
                said.push_back(say_("question.elsewhere", fmt::arg("scenario", here.scenario),
                                    fmt::arg("people", say_("question.people." + here.row.measure)),
                                    fmt::arg("places", others)));
        }
        return said;
    }

    std::vector<std::string> followed() const
    {
        std::vector<std::string> said;
        for (std::size_t i = 0; i + 1 < answered_.rows.size(); i += 2) {
            ComparisonRow const& persons = answered_.rows[i].row;
            ComparisonRow const& share = answered_.rows[i + 1].row;
            said.push_back(
                say_("question.followed", fmt::arg("scenario", answered_.rows[i].scenario),
                     fmt::arg("group", describe_group(share.group, say_)),
                     fmt::arg("year", share.component), fmt::arg("persons", difference(persons)),
                     fmt::arg("number", number(share))));
        }
        return said;
    }

    AnsweredQuestion const& answered_;
    Phrases const& say_;
    std::size_t among_; ///< numbers that a reader sees together
};

} // namespace

AnswerText describe_answer(AnsweredQuestion const& answered, Phrases const& say)
{
    Telling const telling(answered, say);
    return {words_of(answered.plan.question.ask, say.language()), telling.subject(),
            telling.sentences()};
}

std::string answers_text(std::vector<AnsweredQuestion> const& answers, Language language)
{
    if (answers.empty())
        return {};
    constexpr std::size_t indent = 3;
    Phrases const say(language);
    std::string const title = say("question.title");
    std::string text = title + "\n" + std::string(width_of(title), '=') + "\n";
    for (AnsweredQuestion const& answered : answers) {
        AnswerText const told = describe_answer(answered, say);
        text += "\n" + wrap(std::to_string(answered.plan.number) + ". " + told.question, indent) +
                std::string(indent, ' ') + wrap(told.subject, indent);
        for (std::string const& sentence : told.sentences)
            text += std::string(indent, ' ') + "- " + wrap(sentence, indent + 2);
    }
    return text + "\n" + wrap(say("question.note"));
}

nlohmann::ordered_json answers_json(std::vector<AnsweredQuestion> const& answers)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    auto const number = [](double value) {
        return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
    };
    for (AnsweredQuestion const& answered : answers)
        for (AnswerRow const& one : answered.rows) {
            ComparisonRow const& row = one.row;
            nlohmann::ordered_json object;
            object["scenario"] = one.scenario;
            object["against"] = answered.against;
            object["kind"] = "answer";
            object["question"] = answered.plan.number;
            object["ask"] = words_of(answered.plan.question.ask, Language::english);
            object["answer"] =
                answer_names()[static_cast<std::size_t>(answered.plan.question.answer)];
            object["measure"] = row.measure;
            if (!row.component.empty())
                object["component"] = row.component;
            if (one.share)
                object["share"] = *one.share;
            object["group"] = row.group;
            object["from"] = row.from;
            object["year"] = row.year;
            object["unit"] = to_string(row.unit);
            object["difference"] = number(row.difference.mean);
            if (row.difference.interval)
                object["interval"] = {row.difference.interval->low, row.difference.interval->high};
            else
                object["interval"] = nullptr;
            object["level"] = number(row.level);
            object["against_level"] = number(row.against_level);
            object["replicates"] = row.difference.n;
            list.push_back(std::move(object));
        }
    return list;
}

} // namespace boligsim::analysis
