#include "study/read_study.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "study/blocks.hpp"
#include "study/fields.hpp"
#include "study/own_interventions.hpp"
#include "study/questions.hpp"
#include "study/read_departments.hpp"
#include "study/resolved_text.hpp"
#include "study/values.hpp"
#include "study/warnings.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::YamlNode;

/// What the population at the start is known for: three years after January 2003.
constexpr sim::Month period_start(2006, 1);
constexpr int last_year = 2040;

/// A record of the study; an empty one where the study leaves it out.
YamlNode record_or_empty(YamlNode const* node)
{
    return node ? *node : YamlNode{};
}

std::optional<sim::Period> read_period(YamlNode const& defaults, Field const& field,
                                       sim::Diagnostics& diagnostics)
{
    YamlNode const node = record_or_empty(defaults.find("period"));
    Field const& own = *field.find("period");
    auto const first = month_of(node, own, "from");
    auto const last = month_of(node, own, "to");
    if (!first || !last)
        return std::nullopt;
    auto const at = [&](std::string_view key) {
        YamlNode const* const written = node.find(key);
        return written ? written->at() : node.at();
    };
    bool ok = true;
    if (*last < *first) {
        diagnostics.error(at("to"),
                          fmt::format("the period ends in {}, before it begins in {}",
                                      to_string(*last), to_string(*first)),
                          "write a later `to`");
        ok = false;
    }
    if (*first != period_start) {
        diagnostics.error(
            at("from"),
            fmt::format("from = {} (the world begins with the figures of January 2003 and "
                        "is settled for three years)",
                        to_string(*first)),
            fmt::format("write {}", to_string(period_start)));
        ok = false;
    }
    if (!last->is_december()) {
        diagnostics.error(at("to"),
                          fmt::format("to = {} (a period ends in December, when stocks are "
                                      "counted)",
                                      to_string(*last)),
                          fmt::format("write {:04}-12", last->year()));
        ok = false;
    }
    if (last->year() > last_year) {
        diagnostics.error(at("to"),
                          fmt::format("to = {} is after {} (the figures end long before)",
                                      to_string(*last), last_year),
                          fmt::format("write {}-12 or earlier", last_year));
        ok = false;
    }
    return ok ? std::optional(sim::Period{*first, *last}) : std::nullopt;
}

/// Puts a scenario together from its blocks, its `set` and the study's defaults.
class ScenarioBuilder {
public:
    ScenarioBuilder(std::map<std::string, Block> const& blocks, std::vector<Setting> defaults,
                    Field const& field, sim::ParameterBook const& book,
                    sim::Diagnostics& diagnostics)
        : blocks_(blocks),
          defaults_(std::move(defaults)),
          field_(field),
          book_(book),
          diagnostics_(diagnostics)
    {
    }

    Scenario build(std::string const& name, YamlNode const& node)
    {
        auto const set = read_settings(node.find("set"), *field_.find("set"), book_, diagnostics_);
        Block const merged = merge(node, set);
        check_shares(merged, name, diagnostics_);

        Scenario scenario;
        scenario.name = name;
        for (auto const& line : merged.letting)
            scenario.letting.push_back(line.value);
        for (auto const& line : merged.rent)
            scenario.rent.push_back(line.value);
        for (auto const& line : merged.interventions)
            scenario.interventions.push_back(line.value);
        std::vector<Setting const*> settings;
        for (auto const* const layer : {&defaults_, &merged.parameters, &set})
            for (Setting const& setting : *layer)
                settings.push_back(&setting);
        // Of several settings of a key the last holds.
        std::map<std::string_view, Setting const*> last;
        for (Setting const* const setting : settings)
            last[setting->key] = setting;
        for (Setting const& setting : set)
            win_over_lines(scenario, setting);
        std::erase_if(settings,
                      [&](Setting const* setting) { return last[setting->key] != setting; });
        check_together(settings, book_, diagnostics_);
        for (Setting const* const setting : settings)
            scenario.parameters.insert(scenario.parameters.end(), setting->changes.begin(),
                                       setting->changes.end());
        return scenario;
    }

private:
    Block merge(YamlNode const& node, std::vector<Setting> const& set)
    {
        Block merged;
        std::set<std::string_view> decided;
        for (Setting const& setting : set)
            decided.insert(setting.key);
        std::map<std::string_view, int> lines; // of what blocks set
        YamlNode const* const use = node.find("use");
        if (!use || !use->is_sequence())
            return merged;
        for (YamlNode const& name : use->items) {
            auto const block = blocks_.find(name.text);
            if (block == blocks_.end())
                continue;
            lines_ += block->second.letting.size() + block->second.rent.size() +
                      block->second.interventions.size();
            if (lines_ > most_lines) {
                if (!said_too_many_)
                    diagnostics_.error(name.at(),
                                       fmt::format("scenarios with more than {} lines in all (a "
                                                   "block's lines count for each that uses it)",
                                                   most_lines),
                                       "make several studies of it");
                said_too_many_ = true;
                return merged;
            }
            append(merged.letting, block->second.letting);
            append(merged.rent, block->second.rent);
            append(merged.interventions, block->second.interventions);
            for (Setting const& setting : block->second.parameters) {
                auto const [earlier, is_new] = lines.emplace(setting.key, setting.at.line);
                if (is_new)
                    merged.parameters.push_back(setting);
                else if (decided.count(setting.key) == 0)
                    diagnostics_.error(
                        name.at(),
                        fmt::format("block '{}' sets {}, which another block has set at line {}",
                                    name.text, setting.key, earlier->second),
                        fmt::format("decide in the scenario: set: {{{}: ...}}", setting.key));
            }
        }
        return merged;
    }

    template <class T> static void append(std::vector<T>& to, std::vector<T> const& from)
    {
        to.insert(to.end(), from.begin(), from.end());
    }

    /// A number of an intervention that the scenario sets wins over that of its lines.
    void win_over_lines(Scenario& scenario, Setting const& setting)
    {
        std::string const& key = setting.key;
        constexpr std::string_view before = "interventions.";
        std::size_t const dot = key.find('.', before.size());
        if (!key.starts_with(before) || dot == std::string::npos)
            return;
        std::string const use = key.substr(before.size(), dot - before.size());
        std::string const number = key.substr(dot + 1);
        bool found = false;
        for (InterventionUse& line : scenario.interventions)
            if (line.use == use) {
                line.set.erase(number);
                if (number == "reach")
                    line.reach.reset();
                found = true;
            }
        if (!found)
            diagnostics_.error(
                setting.at,
                fmt::format("{} is set, and scenario '{}' does not use {}", key, scenario.name,
                            use),
                "add a block with this intervention to `use`, or leave the value out");
    }

    std::map<std::string, Block> const& blocks_;
    std::vector<Setting> const defaults_;
    Field const& field_;
    sim::ParameterBook const& book_;
    sim::Diagnostics& diagnostics_;
    std::size_t lines_ = 0; ///< of all scenarios up to here
    bool said_too_many_ = false;
};

/// The user's own departments, of the file that `world` names.
std::vector<OwnDepartment> read_own_departments(StudySource const& source, YamlNode const& world,
                                                Field const& field, Vocabulary const& vocabulary,
                                                sim::Diagnostics& diagnostics)
{
    auto const written = text_of(world, field, "departments");
    if (!written)
        return {};
    if (written->find('\n') != std::string::npos)
        return read_departments(*written, source.file + " (its departments)", vocabulary,
                                diagnostics);
    auto const [path, text] = read_beside(source, *written);
    if (text)
        return read_departments(*text, path, vocabulary, diagnostics);
    diagnostics.error(
        world.find("departments")->at(),
        fmt::format("the departments' file {} cannot be read ({})", path, why_not_read()),
        "name a CSV file by its path from the study's folder");
    return {};
}

/// The names that the study may use, with those of the user's own departments.
Vocabulary with_own_places(Vocabulary const& vocabulary,
                           std::vector<OwnDepartment> const& departments)
{
    Vocabulary known = vocabulary;
    if (departments.empty())
        return known;
    if (known.name_places) {
        vocabulary.name_places(departments, known);
        return known;
    }
    // Where no names are known any name passes, and adding some would end that.
    auto const add = [](std::vector<std::string>& names, std::string const& name) {
        if (!names.empty() && !name.empty())
            names.push_back(name);
    };
    for (OwnDepartment const& d : departments) {
        add(known.organisations, d.organisation);
        add(known.areas, d.area);
        add(known.departments, d.name);
    }
    return known;
}

/// The names that the study may use where its table could not be read: one that stands in a wrong
/// row, or in rows below a wrong header, is not unknown.
Vocabulary with_any_place(Vocabulary known)
{
    known.organisations.clear();
    known.areas.clear();
    known.departments.clear();
    return known;
}

std::string read_against(YamlNode const& root, std::vector<Scenario> const& scenarios,
                         sim::Diagnostics& diagnostics)
{
    std::vector<std::string> names(scenarios.size());
    std::transform(scenarios.begin(), scenarios.end(), names.begin(),
                   [](Scenario const& scenario) { return scenario.name; });
    YamlNode const* const compare = root.find("compare");
    YamlNode const* const against = compare ? compare->find("against") : nullptr;
    if (against && against->is_scalar() && !names.empty()) {
        if (std::find(names.begin(), names.end(), against->text) == names.end())
            diagnostics.error(against->at(), fmt::format("unknown scenario '{}'", against->text),
                              sim::allowed_hint(against->text, names));
        return against->text;
    }
    if (std::find(names.begin(), names.end(), "baseline") != names.end() || names.empty())
        return "baseline";
    return names.front();
}

} // namespace

std::optional<StudyTree> read_study_tree(StudySource const& source, Vocabulary const& vocabulary,
                                         sim::Diagnostics& diagnostics)
{
    auto root = sim::read_yaml(source.text, source.file, diagnostics);
    if (!root)
        return std::nullopt;
    std::vector<std::string> block_names;
    if (YamlNode const* const blocks = root->find("blocks"))
        for (YamlNode const& key : blocks->keys)
            block_names.push_back(key.text);
    // The study's own interventions give names and numbers that the rest may use, and `--set` may
    // change them, so they are read before and after.
    sim::Diagnostics said_later;
    auto const before = read_own_interventions(*root, source, vocabulary, said_later);
    sim::Field const fields = study_fields(with_interventions(vocabulary, before), block_names);
    for (std::string const& assignment : source.sets)
        sim::set_value(*root, fields, assignment, diagnostics);
    StudyTree tree{std::move(*root), {}, {}, {}};
    tree.interventions = read_own_interventions(tree.root, source, vocabulary, diagnostics);
    tree.vocabulary = with_interventions(vocabulary, tree.interventions);
    if (sim::YamlNode const* const own = tree.root.find("interventions"))
        for (sim::YamlNode const& name : own->keys) // One that is wrong is not unknown too.
            if (std::find(tree.vocabulary.interventions.begin(),
                          tree.vocabulary.interventions.end(),
                          name.text) == tree.vocabulary.interventions.end())
                tree.vocabulary.interventions.push_back(name.text);
    tree.fields = study_fields(tree.vocabulary, block_names);
    sim::check_field(tree.root, tree.fields, diagnostics);
    return tree;
}

std::optional<Study> read_study(StudySource const& source, Vocabulary const& vocabulary,
                                sim::Diagnostics& diagnostics)
{
    std::size_t const errors_before = diagnostics.size();
    auto const tree = read_study_tree(source, vocabulary, diagnostics);
    if (!tree || !tree->root.is_map())
        return std::nullopt;
    YamlNode const& root = tree->root;
    Field const& fields = tree->fields;
    Vocabulary const& names = tree->vocabulary;

    YamlNode const defaults = record_or_empty(root.find("defaults"));
    Field const& default_fields = *fields.find("defaults");
    YamlNode const world = record_or_empty(defaults.find("world"));
    Field const& world_fields = *default_fields.find("world");
    std::optional<sim::Period> const period = read_period(defaults, default_fields, diagnostics);

    Study study;
    std::size_t const errors_before_table = diagnostics.size();
    study.departments = read_own_departments(source, world, world_fields, names, diagnostics);
    Vocabulary const known = diagnostics.size() == errors_before_table
                                 ? with_own_places(names, study.departments)
                                 : with_any_place(names);

    std::map<std::string, Block> blocks;
    if (YamlNode const* const nodes = root.find("blocks"))
        for (std::size_t i = 0; i < nodes->keys.size(); ++i)
            blocks[nodes->keys[i].text] =
                read_block(nodes->items[i], *fields.find("blocks"), known, period, diagnostics);

    ScenarioBuilder builder(blocks,
                            read_settings(defaults.find("parameters"),
                                          *default_fields.find("parameters"), names.parameters,
                                          diagnostics),
                            *fields.find("scenarios"), names.parameters, diagnostics);
    if (YamlNode const* const nodes = root.find("scenarios"))
        for (std::size_t i = 0; i < nodes->keys.size(); ++i)
            study.scenarios.push_back(builder.build(nodes->keys[i].text, nodes->items[i]));
    study.against = read_against(root, study.scenarios, diagnostics);
    study.questions =
        read_questions(root, *fields.find("questions"), known, study, period, diagnostics);
    if (diagnostics.size() > errors_before)
        return std::nullopt;

    study.interventions = tree->interventions;
    study.name = *text_of(root, fields, "study");
    world_record().decode_into(world, study);
    run_record().decode_into(defaults, study);
    study.resolved_text = write_study(study);
    warn_of_no_effect(study, root, blocks, known, diagnostics);
    return study;
}

} // namespace boligsim
