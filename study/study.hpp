#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/core/units.hpp"
#include "sim/parameters/parameter_override.hpp"
#include "study/intervention.hpp"
#include "study/own_department.hpp"

namespace boligsim {

/// Which departments a rule is about.
struct Where {
    enum class Kind {
        all,
        programme,
        outside_programme,
        municipality,
        region,
        organisation,
        area,
        department
    };
    Kind kind = Kind::all;
    std::string name;               ///< "2006-10", "Aarhus", ...; empty for all
    std::optional<int> departments; ///< only the first so many, in the order of their selection
    std::vector<std::string> more_names = {}; ///< others beside `name`, of places

    /// Whether `place` is one of those named.
    bool names(std::string_view place) const
    {
        return place == name ||
               std::find(more_names.begin(), more_names.end(), place) != more_names.end();
    }
    /// "Aarhus", or "Aarhus, Odense".
    std::string all_names() const
    {
        std::string text = name;
        for (std::string const& other : more_names)
            text += ", " + other;
        return text;
    }

    friend bool operator==(Where const&, Where const&) = default;
};

/// What an applicant household must meet under flexible letting or public advertising.
enum class Criterion { employed, in_education, commuter, has_children, senior, young };

/// A line of `letting:`: from `from` to `to`, `share` of the vacancies of the departments named are
/// let by the tool: with one half, about every second vacancy (models/letting/agreements.hpp).
struct LettingRule {
    std::string tool;
    Where where;
    sim::Month from;
    std::optional<sim::Month> to;
    double share = 0;
    /// Share of the municipalities (of those that have departments in `where`) with an agreement.
    double municipalities = 1;
    std::vector<Criterion> any_of;
};

/// A line of `rent:`: a renovation with its rise of rent and the support that takes part of it.
struct RenovationRule {
    Where where;
    int year = 0;
    sim::Dkk rise_dkk_month;    ///< mean per dwelling, before support
    sim::Dkk support_dkk_month; ///< mean per dwelling
    double rehouse = 0;         ///< share of the dwellings that are emptied while works are done
    int works_months = 12;      ///< how long those are empty
};

/// A line of `interventions:`: an entry of the catalogue at work in some departments.
struct InterventionUse {
    std::string use;
    Where where;
    sim::Month from;
    sim::Month to;
    /// Participants a year as a share of the target group; empty: the catalogue's.
    std::optional<double> reach;
    /// Other numbers of the entry that are others here, by their keys (`numbers_of`).
    std::map<std::string, double> set = {};
};

/// One scenario, its blocks merged.
struct Scenario {
    std::string name;
    std::vector<LettingRule> letting;
    std::vector<RenovationRule> rent;
    std::vector<InterventionUse> interventions;
    /// Changes of parameters by this scenario or by the study, in the order in which they are made.
    std::vector<sim::ParameterOverride> parameters;
};

/// A question in the study's words.
struct QuestionText {
    std::string text; ///< where the study does not say in which language
    std::string en;
    std::string da;
};

/// What answers a question.
enum class Answer {
    over_time,    ///< a measure over time, and its mean over the years
    dose,         ///< a measure by the share that the scenarios differ in
    lettings,     ///< which tools let
    newly_housed, ///< a measure of newly housed households, by tool
    waiting,      ///< how long newly housed households waited
    who_instead,  ///< who lives where instead
    followed,     ///< those who lived there when a scenario's lines began
};

/// Calendar years, both included.
struct YearsAsked {
    int first = 0;
    int last = 0;
};

/// A question that the study is to answer. It changes no result.
struct Question {
    QuestionText ask;
    std::vector<std::string> scenarios;
    std::string against; ///< the scenario that these are compared with
    Answer answer = Answer::over_time;
    std::string measure;             ///< empty where `answer` needs none
    std::optional<Where> where;      ///< empty: the departments that the scenarios are for
    std::optional<YearsAsked> years; ///< empty: those in which the scenarios' lines are in force
};

/// A study as resolved: everything that a run needs, and nothing that depends on where it was read.
struct Study {
    std::string name;
    std::string population = "denmark";
    std::vector<OwnDepartment> departments; ///< the user's own; the rest is synthesised
    double scale = 0.05;
    sim::Period period{sim::Month(2006, 1), sim::Month(2021, 12)};
    int replicates = 8;
    std::uint32_t seed = 20060101;
    std::vector<Scenario> scenarios;
    std::vector<Intervention> interventions; ///< the study's own, beside the catalogue's
    std::string against;                     ///< the scenario that others are compared with
    std::vector<Question> questions;         ///< what the study is to answer
    /// The study as YAML, blocks and overrides resolved; reading it again gives this study.
    std::string resolved_text;
};

} // namespace boligsim
