#include "models/intervention/catalogue.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "sim/files/yaml.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::make_field;
using sim::required_field;
using sim::YamlNode;
using Type = sim::Field::Type;

std::vector<std::string> const sexes{"women", "men"};
std::vector<std::string> const origins{"danish", "western", "menapt", "other_non_western"};
std::vector<std::string> const states{
    "school",       "school_and_job", "employed",           "unemployed",
    "in_education", "outside",        "disability_pension", "retired"};
std::vector<std::string> const transitions{"employment.find_job", "employment.keep_job",
                                           "leisure_job.start", "leisure_job.keep"};
std::vector<std::string> const statuses{"register", "literature", "evaluation", "calibrated",
                                        "assumed"};
constexpr double largest_odds = 100;
constexpr double oldest = 150;
constexpr double highest_standing = 255;
constexpr double longest_effect_months = 120;

Field choices(std::string key, std::vector<std::string> known, std::string noun,
              std::string description)
{
    Field field =
        make_field(std::move(key), Type::choices, std::move(noun), std::move(description));
    field.choices = std::move(known);
    return field;
}

Field choice(std::string key, std::vector<std::string> known, std::string noun,
             std::string description)
{
    Field field =
        choices(std::move(key), std::move(known), std::move(noun), std::move(description));
    field.type = Type::choice;
    return field;
}

Field number(std::string key, double lowest, double highest, std::string unit,
             std::string description, Type type = Type::number)
{
    Field field = make_field(std::move(key), type, "a number", std::move(description));
    field.lowest = lowest;
    field.highest = highest;
    field.unit = std::move(unit);
    return field;
}

Field record(std::string key, Type type, std::vector<Field> fields, std::string description)
{
    Field field = make_field(std::move(key), type, {}, std::move(description));
    field.fields = std::move(fields);
    return field;
}

Field span(std::string key, double highest, std::string const& unit, std::string description)
{
    return record(std::move(key), Type::record,
                  {required_field(number("from", 0, highest, unit, "The lowest.", Type::integer)),
                   required_field(number("to", 0, highest, unit, "The highest.", Type::integer))},
                  std::move(description));
}

Field source()
{
    return required_field(
        make_field("source", Type::text, "a source", "Where the number comes from."));
}

Field status()
{
    return required_field(choice("status", statuses, "status", "What kind of source it is."));
}

/// A range is a list of two numbers; the field table has no such type, so it is read by hand.
std::optional<std::array<double, 2>> read_range(YamlNode const& map, sim::Diagnostics& diagnostics)
{
    YamlNode const* const range = map.find("range");
    if (range && range->is_sequence() && range->items.size() == 2) {
        auto const low = sim::as_number(range->items[0]);
        auto const high = sim::as_number(range->items[1]);
        if (low && high && *low <= *high)
            return std::array{*low, *high};
    }
    diagnostics.error(range ? range->at() : map.at(), "no range of the number",
                      "give its lowest and highest sensible value: range: [1, 4]");
    return std::nullopt;
}

double number_at(YamlNode const& map, std::string_view key, double otherwise = 0)
{
    YamlNode const* const node = map.find(key);
    return node ? sim::as_number(*node).value_or(otherwise) : otherwise;
}

std::string text_at(YamlNode const& map, std::string_view key)
{
    YamlNode const* const node = map.find(key);
    return node ? node->text : std::string();
}

NumberSource source_of(YamlNode const& map)
{
    return {text_at(map, "source"), text_at(map, "status")};
}

template <std::size_t N>
void read_set(YamlNode const& map, std::string_view key, std::vector<std::string> const& known,
              std::array<bool, N>& set)
{
    YamlNode const* const list = map.find(key);
    if (!list)
        return;
    set.fill(false);
    for (YamlNode const& item : list->items)
        set[static_cast<std::size_t>(std::find(known.begin(), known.end(), item.text) -
                                     known.begin())] = true;
}

PersonFilter read_filter(YamlNode const& map)
{
    PersonFilter filter;
    read_set(map, "sexes", sexes, filter.sexes);
    read_set(map, "origins", origins, filter.origins);
    read_set(map, "states", states, filter.states);
    if (YamlNode const* const ages = map.find("ages")) {
        filter.age_from = static_cast<int>(number_at(*ages, "from"));
        filter.age_to = static_cast<int>(number_at(*ages, "to"));
    }
    if (YamlNode const* const standing = map.find("standing")) {
        filter.standing_from = static_cast<int>(number_at(*standing, "from"));
        filter.standing_to = static_cast<int>(number_at(*standing, "to"));
    }
    return filter;
}

/// A copy of the node without the key, for what the field table does not describe.
YamlNode without(YamlNode node, std::string_view key)
{
    for (std::size_t i = 0; i < node.keys.size(); ++i)
        if (node.keys[i].text == key) {
            node.keys.erase(node.keys.begin() + static_cast<std::ptrdiff_t>(i));
            node.items.erase(node.items.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    return node;
}

YamlNode without_ranges(YamlNode root)
{
    if (YamlNode* const reach = root.find("reach"))
        *reach = without(*reach, "range");
    if (YamlNode* const effects = root.find("effects"))
        for (YamlNode& effect : effects->items)
            effect = without(effect, "range");
    return root;
}

InterventionEffect read_effect(YamlNode const& map, sim::Diagnostics& diagnostics)
{
    InterventionEffect effect;
    effect.transition = text_at(map, "transition");
    effect.who = read_filter(map);
    effect.odds = number_at(map, "odds", 1);
    effect.delay_months = static_cast<int>(number_at(map, "delay_months"));
    effect.full_months = static_cast<int>(number_at(map, "full_months"));
    effect.half_life_months = number_at(map, "half_life_months");
    effect.from = source_of(map);
    if (auto const range = read_range(map, diagnostics)) {
        effect.lowest = (*range)[0];
        effect.highest = (*range)[1];
        if (effect.odds < effect.lowest || effect.odds > effect.highest)
            diagnostics.error(map.find("odds")->at(),
                              fmt::format("odds = {} outside their range", effect.odds),
                              fmt::format("between {} and {}", effect.lowest, effect.highest));
    }
    return effect;
}

} // namespace

sim::Field catalogue_entry_fields()
{
    return record(
        "", Type::record,
        {required_field(
             make_field("id", Type::name, "a name", "The name that studies use; the file's name.")),
         required_field(make_field("title", Type::text, "a title", "What it is, in a few words.")),
         required_field(make_field("description", Type::text, "a text",
                                   "What is done, in a sentence or two.")),
         required_field(record(
             "target", Type::record,
             {required_field(span("ages", oldest, "years", "Ages, both ends included.")),
              choices("sexes", sexes, "sex", "Left out: both."),
              choices("origins", origins, "origin", "Left out: all."),
              required_field(choices("states", states, "labour state", "What they live by."))},
             "Whom it is for.")),
         required_field(record(
             "reach", Type::record,
             {required_field(number("value", 0, 1, "share a year",
                                    "Who begins in a year, as a share of the target group.")),
              source(), status()},
             "How many it reaches.")),
         record(
             "turnout", Type::records,
             {required_field(
                  number("odds", 0, largest_odds, "ratio", "How much more often they begin.")),
              span("ages", oldest, "years", "Ages, both ends included."),
              choices("sexes", sexes, "sex", "Left out: both."),
              choices("origins", origins, "origin", "Left out: all."),
              choices("states", states, "labour state", "Left out: all."),
              span("standing", highest_standing, "256ths", "Percentiles of standing, in 256ths."),
              source(), status()},
             "Who turns up."),
         required_field(
             record("effects", Type::records,
                    {required_field(
                         choice("transition", transitions, "transition", "What is made likelier.")),
                     choices("sexes", sexes, "sex", "For whom; left out: both."),
                     required_field(number("odds", 0, largest_odds, "ratio",
                                           "What the odds are multiplied by.")),
                     required_field(number("delay_months", 0, longest_effect_months, "months",
                                           "From the start until it works.", Type::integer)),
                     required_field(number("full_months", 0, longest_effect_months, "months",
                                           "How long it works fully.", Type::integer)),
                     required_field(
                         number("half_life_months", 0, longest_effect_months, "months",
                                "In which the rest of it halves after that; 0: it ends at once.")),
                     source(), status()},
                    "What it changes.")),
         required_field(record("cost", Type::record,
                               {required_field(number("dkk_per_participant", 0, 1e7, "DKK",
                                                      "Cost of one participant.")),
                                source(), status()},
                               "What it costs."))},
        "An intervention.");
}

Intervention read_catalogue_entry(std::string_view text, std::string const& file,
                                  sim::Diagnostics& diagnostics)
{
    Intervention entry;
    auto const root = sim::read_yaml(text, file, diagnostics);
    if (!root || !sim::check_field(without_ranges(*root), catalogue_entry_fields(), diagnostics))
        return entry;
    entry.id = text_at(*root, "id");
    entry.title = text_at(*root, "title");
    entry.description = text_at(*root, "description");
    entry.target = read_filter(*root->find("target"));
    YamlNode const& reach = *root->find("reach");
    entry.reach = number_at(reach, "value");
    entry.reach_from = source_of(reach);
    if (auto const range = read_range(reach, diagnostics))
        if (entry.reach < (*range)[0] || entry.reach > (*range)[1])
            diagnostics.error(reach.find("value")->at(), "reach outside its range");
    if (YamlNode const* const turnout = root->find("turnout"))
        for (YamlNode const& item : turnout->items)
            entry.turnout.push_back(
                {read_filter(item), number_at(item, "odds", 1), source_of(item)});
    for (YamlNode const& item : root->find("effects")->items)
        entry.effects.push_back(read_effect(item, diagnostics));
    YamlNode const& cost = *root->find("cost");
    entry.cost_dkk_per_participant = number_at(cost, "dkk_per_participant");
    entry.cost_from = source_of(cost);
    return entry;
}

std::vector<Intervention> read_catalogue(std::vector<sim::EmbeddedFile> const& files,
                                         sim::Diagnostics& diagnostics)
{
    constexpr std::string_view folder = "models/intervention/catalogue/";
    std::vector<Intervention> entries;
    for (sim::EmbeddedFile const& file : files) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(".yaml"))
            continue;
        Intervention entry = read_catalogue_entry(file.text, std::string(file.path), diagnostics);
        if (!entry.id.empty() && file.path != fmt::format("{}{}.yaml", folder, entry.id))
            diagnostics.error(
                {std::string(file.path), 0, 0},
                fmt::format("the entry's id is '{}' (an entry's file bears its id)", entry.id),
                fmt::format("name the file {}.yaml", entry.id));
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(),
              [](Intervention const& a, Intervention const& b) { return a.id < b.id; });
    return entries;
}

} // namespace boligsim
