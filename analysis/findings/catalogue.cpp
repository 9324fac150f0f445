#include "analysis/findings/catalogue.hpp"

#include <algorithm>
#include <cassert>

#include "analysis/findings/margins.hpp"
#include "analysis/indicators/group.hpp"
#include "analysis/indicators/indicator.hpp"
#include "sim/core/embedded.hpp"
#include "sim/files/fields.hpp"
#include "sim/files/yaml.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

using sim::Field;
using sim::YamlNode;
using enum sim::Field::Type;

constexpr auto required = Field::Presence::required;

Field make(std::string key, Field::Type type, std::string noun,
           Field::Presence presence = Field::Presence::optional)
{
    Field field;
    field.key = std::move(key);
    field.type = type;
    field.noun = std::move(noun);
    field.presence = presence;
    return field;
}

Field one_of(std::string key, std::string noun, std::vector<std::string> allowed,
             Field::Presence presence = Field::Presence::optional)
{
    Field field = make(std::move(key), choice, std::move(noun), presence);
    field.choices = std::move(allowed);
    return field;
}

Field some_of(std::string key, std::string noun, std::vector<std::string> allowed,
              Field::Presence presence = Field::Presence::optional)
{
    Field field = one_of(std::move(key), std::move(noun), std::move(allowed), presence);
    field.type = choices;
    return field;
}

Field with_fields(Field field, std::vector<Field> fields)
{
    field.fields = std::move(fields);
    return field;
}

std::vector<std::string> indicator_names()
{
    std::vector<std::string> names;
    for (Indicator const& indicator : indicators())
        names.push_back(indicator.name);
    return names;
}

std::vector<std::string> group_names()
{
    std::vector<std::string> names{"rent support", "public housing", "population"};
    for (std::string const& programme : programme_names())
        names.push_back(std::string("programme ").append(programme));
    return names;
}

Field years_field(std::string key, Field::Presence presence)
{
    return with_fields(
        make(std::move(key), record, "years", presence),
        {make("from", integer, "a year", required), make("to", integer, "a year", required)});
}

Field effect_field()
{
    std::vector<std::string> comparisons = group_names();
    comparisons.emplace_back("similar departments");
    return with_fields(make("effect", record, "an effect to estimate"),
                       {some_of("measures", "indicator", indicator_names(), required),
                        with_fields(make("differences", records, "differences of two indicators"),
                                    {one_of("measure", "indicator", indicator_names(), required),
                                     one_of("less", "indicator", indicator_names(), required)}),
                        one_of("treated", "group", group_names(), required),
                        some_of("comparisons", "group", comparisons, required),
                        years_field("before", Field::Presence::optional),
                        years_field("after", required),
                        one_of("judged_by", "estimate", {"true_effect", "comparison"})});
}

Field balance_field()
{
    return with_fields(make("balance", record, "a balance of two letting tools"),
                       {one_of("measure", "indicator", indicator_names(), required),
                        one_of("treated", "group", group_names(), required),
                        years_field("years", required)});
}

Field figures_field()
{
    return with_fields(
        make("figures", records, "figures"),
        {make("label", text, "a label", required),
         one_of("measure", "indicator", indicator_names(), required),
         one_of("group", "group", group_names(), required), one_of("less", "group", group_names()),
         one_of("against", "scenario", {"baseline"}), one_of("of", "share", {"municipalities"}),
         make("from", integer, "a year"), make("year", integer, "a year", required),
         make("value", number, "a figure", required),
         make("tolerance", number, "a tolerance", required)});
}

Field finding_fields()
{
    std::vector<std::string> const features{"interventions", "rent_support", "letting_tools"};
    return with_fields(
        make("findings", records, "findings", required),
        {make("id", name, "an id", required), make("claim", text, "a claim", required),
         one_of("kind", "kind",
                {"input", "level", "trend", "gap", "effect", "association", "qualitative"},
                required),
         make("theme", text, "a theme", required),
         one_of("role", "role", {"input", "calibration", "check", "not_modelled"}, required),
         with_fields(make("reported", record, "what is reported", required),
                     {one_of("direction", "direction", {"increase", "decrease", "none"}),
                      one_of("strength", "strength", {"effect", "weak", "tendency", "none"}),
                      make("text", text, "words or figures")}),
         make("population", text, "a population"), make("conflict", text, "a contradiction"),
         make("missing", text, "what is missing"), make("enters", text, "where it enters"),
         make("simplifies", text, "a simplification"),
         with_fields(
             make("scenario", record, "what a scenario uses"),
             {some_of("with", "feature", features), some_of("preferring", "feature", features)}),
         effect_field(), balance_field(), figures_field()});
}

Field const& file_fields()
{
    static Field const fields =
        with_fields(make("", record, "a file of findings"),
                    {make("source", text, "a source", required), finding_fields()});
    return fields;
}

std::string text_of(YamlNode const& node, char const* key)
{
    YamlNode const* const found = node.find(key);
    return found == nullptr ? std::string{} : found->text;
}

double number_of(YamlNode const& node, char const* key)
{
    YamlNode const* const found = node.find(key);
    return found == nullptr ? 0 : sim::as_number(*found).value_or(0);
}

int integer_of(YamlNode const& node, char const* key)
{
    return static_cast<int>(number_of(node, key));
}

std::vector<std::string> texts_of(YamlNode const* list)
{
    std::vector<std::string> texts;
    if (list != nullptr)
        for (YamlNode const& item : list->items)
            texts.push_back(item.text);
    return texts;
}

Years years_of(YamlNode const& node)
{
    return {integer_of(node, "from"), integer_of(node, "to")};
}

Role role_of(std::string const& word)
{
    if (word == "input")
        return Role::input;
    if (word == "calibration")
        return Role::calibration;
    return word == "check" ? Role::check : Role::not_modelled;
}

std::vector<Feature> features_of(YamlNode const* list)
{
    std::vector<Feature> features;
    for (std::string const& word : texts_of(list))
        features.push_back(word == "interventions"  ? Feature::interventions
                           : word == "rent_support" ? Feature::rent_support
                                                    : Feature::letting_tools);
    return features;
}

EffectQuestion effect_of(YamlNode const& node)
{
    EffectQuestion effect;
    for (std::string const& measure : texts_of(node.find("measures")))
        effect.measures.push_back({measure, {}});
    if (YamlNode const* const differences = node.find("differences"))
        for (YamlNode const& difference : differences->items)
            effect.measures.push_back(
                {text_of(difference, "measure"), text_of(difference, "less")});
    effect.treated = text_of(node, "treated");
    effect.comparisons = texts_of(node.find("comparisons"));
    if (YamlNode const* const before = node.find("before"))
        effect.before = years_of(*before);
    effect.after = years_of(*node.find("after"));
    if (text_of(node, "judged_by") == "comparison")
        effect.judged_by = JudgedBy::comparison;
    return effect;
}

Figure figure_of(YamlNode const& node)
{
    Figure figure;
    figure.label = text_of(node, "label");
    figure.measure = text_of(node, "measure");
    figure.group = text_of(node, "group");
    figure.less = text_of(node, "less");
    figure.against_baseline = node.find("against") != nullptr;
    figure.of_municipalities = node.find("of") != nullptr;
    figure.year = integer_of(node, "year");
    figure.from = node.find("from") != nullptr ? integer_of(node, "from") : figure.year;
    figure.value = number_of(node, "value");
    figure.tolerance = number_of(node, "tolerance");
    return figure;
}

void read_reported(YamlNode const& node, Finding& finding)
{
    finding.reported = text_of(node, "text");
    finding.strength = text_of(node, "strength");
    std::string const direction = text_of(node, "direction");
    if (direction == "increase")
        finding.direction = Direction::increase;
    else if (direction == "decrease")
        finding.direction = Direction::decrease;
    else if (direction == "none")
        finding.direction = Direction::none;
    if (!finding.reported.empty() || direction.empty())
        return;
    finding.reported = finding.direction == Direction::none ? "no effect" : direction;
    if (finding.direction != Direction::none && !finding.strength.empty())
        finding.reported += " (" + finding.strength + ")";
}

Finding finding_of(YamlNode const& node, std::string const& source)
{
    Finding finding;
    finding.id = text_of(node, "id");
    finding.claim = text_of(node, "claim");
    finding.source = source;
    finding.kind = text_of(node, "kind");
    finding.theme = text_of(node, "theme");
    finding.role = role_of(text_of(node, "role"));
    read_reported(*node.find("reported"), finding);
    finding.population = text_of(node, "population");
    finding.conflict = text_of(node, "conflict");
    finding.missing = text_of(node, "missing");
    finding.enters = text_of(node, "enters");
    finding.simplifies = text_of(node, "simplifies");
    if (YamlNode const* const scenario = node.find("scenario")) {
        finding.with = features_of(scenario->find("with"));
        finding.preferring = features_of(scenario->find("preferring"));
    }
    if (YamlNode const* const effect = node.find("effect"))
        finding.effect = effect_of(*effect);
    if (YamlNode const* const balance = node.find("balance"))
        finding.balance =
            BalanceQuestion{text_of(*balance, "measure"), text_of(*balance, "treated"),
                            years_of(*balance->find("years"))};
    if (YamlNode const* const figures = node.find("figures"))
        for (YamlNode const& figure : figures->items)
            finding.figures.push_back(figure_of(figure));
    return finding;
}

/// The measures of effects and balances for which no smallest effect that counts was fixed.
std::vector<std::string> measures_without_margin(Finding const& finding)
{
    std::vector<std::string> measures;
    if (finding.balance)
        measures.push_back(finding.balance->measure);
    if (finding.effect)
        for (MeasureName const& name : finding.effect->measures)
            measures.push_back(name.measure);
    std::erase_if(measures, [](std::string const& m) { return margin_of(m).has_value(); });
    return measures;
}

/// A finding says what it needs to say in its role.
void check_role(YamlNode const& node, Finding const& finding, sim::Diagnostics& diagnostics)
{
    if (finding.role == Role::not_modelled && finding.missing.empty())
        diagnostics.error(node.at(), "finding " + finding.id + " does not say what is missing",
                          "add 'missing:', as its role is not_modelled");
    if (finding.role == Role::input && finding.enters.empty())
        diagnostics.error(node.at(), "finding " + finding.id + " does not say where it enters",
                          "add 'enters:', as its role is input");
    if ((finding.role == Role::check || finding.role == Role::calibration) && !finding.is_alive())
        diagnostics.error(node.at(), "finding " + finding.id + " is a check of nothing",
                          "add 'effect:', 'balance:' or 'figures:'");
    if (finding.balance && (finding.effect || !finding.figures.empty()))
        diagnostics.error(node.at(), "finding " + finding.id + " asks for a balance and for more",
                          "give the other questions a finding of their own");
    for (std::string const& measure : measures_without_margin(finding))
        diagnostics.error(node.at(),
                          "finding " + finding.id + " asks for an effect on " + measure +
                              ", which has no margin",
                          "add one to margins.yaml, with its reason");
    if (finding.effect && !finding.direction)
        diagnostics.error(node.at(), "finding " + finding.id + " has an effect of no direction",
                          "add 'direction:' to what is reported");
}

} // namespace

std::vector<Finding> read_findings(std::string_view text, std::string const& file,
                                   sim::Diagnostics& diagnostics)
{
    std::vector<Finding> findings;
    auto const root = sim::read_yaml(text, file, diagnostics);
    if (!root || !diagnostics.ok() || !sim::check_field(*root, file_fields(), diagnostics))
        return findings;
    std::string const source = text_of(*root, "source");
    for (YamlNode const& node : root->find("findings")->items) {
        findings.push_back(finding_of(node, source));
        check_role(node, findings.back(), diagnostics);
    }
    return findings;
}

std::vector<Finding> shipped_findings()
{
    std::vector<sim::EmbeddedFile> files;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data())
        if (file.path.starts_with("analysis/findings/evaluation_") ||
            file.path == "analysis/findings/programmes.yaml")
            files.push_back(file);
    // The file of the programmes' facts comes first, then the evaluations in the order of their
    // years.
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) {
        bool const first = a.path.ends_with("programmes.yaml");
        bool const second = b.path.ends_with("programmes.yaml");
        return first != second ? first : a.path < b.path;
    });
    std::vector<Finding> findings;
    sim::Diagnostics diagnostics;
    for (sim::EmbeddedFile const& file : files) {
        auto const more = read_findings(file.text, std::string(file.path), diagnostics);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return findings;
}

} // namespace boligsim::analysis
