#include "study/catalogue.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "sim/files/records.hpp"
#include "study/person_filter_fields.hpp"

namespace boligsim {

namespace {

using sim::bind;
using sim::bind_range;
using sim::BoundField;
using sim::choice_field;
using sim::Field;
using sim::integer_field;
using sim::lift;
using sim::make_field;
using sim::number_field;
using sim::Record;
using sim::required_field;
using sim::YamlNode;
using Type = sim::Field::Type;

std::vector<std::string> const statuses{"register", "literature", "evaluation", "calibrated",
                                        "assumed"};

/// `source` and `status` of a number.
std::vector<BoundField<NumberSource>> source_keys()
{
    BoundField<NumberSource> source =
        bind(required_field(
                 make_field("source", Type::text, "a source", "Where the number comes from.")),
             &NumberSource::source);
    source.decode = [decode = source.decode](YamlNode const& node, NumberSource& to) {
        to.at = node.at();
        return decode(node, to);
    };
    return {std::move(source), bind(required_field(choice_field("status", statuses, "status",
                                                                "What kind of source it is.")),
                                    &NumberSource::status)};
}

Field range_field()
{
    return required_field(make_field("range", Type::range, "a range",
                                     "Its lowest and highest sensible value: [1, 4]."));
}

template <class T>
std::vector<BoundField<T>> joined(std::vector<BoundField<T>> keys,
                                  std::vector<BoundField<T>> const& more)
{
    keys.insert(keys.end(), more.begin(), more.end());
    return keys;
}

Record<Turnout> turnout_record(EntryNames const& names)
{
    return {joined<Turnout>(
        joined<Turnout>(
            {bind(required_field(number_field("odds", 0, largest_odds, "ratio", "a number",
                                              "How much more often they begin.")),
                  &Turnout::odds)},
            lift(&Turnout::who, person_filter_fields(names.attributes))),
        lift(&Turnout::from, source_keys()))};
}

Record<InterventionEffect> effect_record(EntryNames const& names)
{
    using Effect = InterventionEffect;
    Field transition =
        choice_field("transition", names.transitions, "transition", "What is made likelier.");
    if (names.transitions.empty())
        transition.type = Type::text;
    return {joined<Effect>(
        {bind(required_field(std::move(transition)), &Effect::transition),
         lift(&Effect::who, {sexes_field()}).front(),
         bind(required_field(number_field("odds", 0, largest_odds, "ratio", "a number",
                                          "What the odds are multiplied by.")),
              &Effect::odds),
         bind_range(range_field(), &Effect::lowest, &Effect::highest),
         bind(required_field(integer_field("delay_months", 0, longest_effect_months, "months",
                                           "a number", "From the start until it works.")),
              &Effect::delay_months),
         bind(required_field(integer_field("full_months", 0, longest_effect_months, "months",
                                           "a number", "How long it works fully.")),
              &Effect::full_months),
         bind(required_field(
                  number_field("half_life_months", 0, longest_effect_months, "months", "a number",
                               "In which the rest of it halves after that; 0: it ends at once.")),
              &Effect::half_life_months)},
        lift(&Effect::from, source_keys()))};
}

Record<Intervention> reach_record()
{
    return {joined<Intervention>(
        {bind(required_field(number_field("value", 0, 1, "share a year", "a number",
                                          "Who begins in a year, as a share of the target group.")),
              &Intervention::reach),
         bind_range(range_field(), &Intervention::reach_lowest, &Intervention::reach_highest)},
        lift(&Intervention::reach_from, source_keys()))};
}

Record<Intervention> cost_record()
{
    return {joined<Intervention>(
        {bind(required_field(number_field("dkk_per_participant", 0, largest_cost_dkk, "DKK",
                                          "a number", "Cost of one participant.")),
              &Intervention::cost_dkk_per_participant)},
        lift(&Intervention::cost_from, source_keys()))};
}

Field record_key(std::string key, std::string description)
{
    return required_field(make_field(std::move(key), Type::record, {}, std::move(description)));
}

Record<Intervention> entry_record(EntryNames const& names)
{
    return {{bind(required_field(
                      make_field("title", Type::text, "a title", "What it is, in a few words.")),
                  &Intervention::title),
             bind(required_field(make_field("description", Type::text, "a text",
                                            "What is done, in a sentence or two.")),
                  &Intervention::description),
             bind(record_key("target", "Whom it is for."), &Intervention::target,
                  Record<PersonFilter>(person_filter_fields(names.attributes))),
             sim::group<Intervention>(record_key("reach", "How many it reaches."), reach_record()),
             bind(make_field("turnout", Type::records, {}, "Who turns up."), &Intervention::turnout,
                  turnout_record(names)),
             bind(required_field(make_field("effects", Type::records, {}, "What it changes.")),
                  &Intervention::effects, effect_record(names)),
             sim::group<Intervention>(record_key("cost", "What it costs."), cost_record())}};
}

/// An entry's file says its id before all else.
Field file_fields(EntryNames const& names)
{
    Field file = entry_record(names).as_field("", Type::record, "An intervention.");
    file.fields.insert(file.fields.begin(),
                       required_field(make_field("id", Type::name, "a name",
                                                 "The name that studies use; the file's name.")));
    return file;
}

/// What the fields cannot tell: numbers within the ranges that the entry gives itself, and persons
/// whom there can be.
void check_entry(Intervention const& entry, YamlNode const& node, sim::Diagnostics& diagnostics)
{
    auto const check = [&](YamlNode const& at, std::string const& key, double value, double lowest,
                           double highest) {
        if (value < lowest || value > highest)
            diagnostics.error(at.at(),
                              fmt::format("{} = {} is outside its range", key, sim::to_yaml(value)),
                              fmt::format("between {} and {}, or write a wider range",
                                          sim::to_yaml(lowest), sim::to_yaml(highest)));
    };
    check(*node.find("reach")->find("value"), "reach", entry.reach, entry.reach_lowest,
          entry.reach_highest);
    for (std::size_t i = 0; i < entry.effects.size(); ++i)
        check(*node.find("effects")->items[i].find("odds"), "odds", entry.effects[i].odds,
              entry.effects[i].lowest, entry.effects[i].highest);
    check_person_filter(entry.target, *node.find("target"), diagnostics);
    for (std::size_t i = 0; i < entry.turnout.size(); ++i)
        check_person_filter(entry.turnout[i].who, node.find("turnout")->items[i], diagnostics);
    for (std::size_t i = 0; i < entry.effects.size(); ++i)
        check_person_filter(entry.effects[i].who, node.find("effects")->items[i], diagnostics);
}

} // namespace

std::vector<Field> catalogue_entry_fields(EntryNames const& names)
{
    return entry_record(names).fields();
}

Intervention read_entry(YamlNode const& node, std::string id, sim::Diagnostics& diagnostics,
                        EntryNames const& names)
{
    Record<Intervention> const record = entry_record(names);
    std::size_t const errors_before = diagnostics.size();
    sim::check_field(node, record.as_field(id, Type::record, {}), diagnostics);
    auto entry = diagnostics.size() == errors_before ? record.decode(node) : std::nullopt;
    if (!entry)
        return {};
    entry->id = std::move(id);
    check_entry(*entry, node, diagnostics);
    return *std::move(entry);
}

Intervention read_catalogue_entry(std::string_view text, std::string const& file,
                                  sim::Diagnostics& diagnostics, EntryNames const& names)
{
    auto const root = sim::read_yaml(text, file, diagnostics);
    if (!root || !sim::check_field(*root, file_fields(names), diagnostics))
        return {};
    auto entry = entry_record(names).decode(*root);
    if (!entry)
        return {};
    entry->id = root->find("id")->text;
    check_entry(*entry, *root, diagnostics);
    return *std::move(entry);
}

std::vector<Intervention> read_catalogue(std::vector<sim::EmbeddedFile> const& files,
                                         sim::Diagnostics& diagnostics, EntryNames const& names)
{
    constexpr std::string_view folder = "models/intervention/catalogue/";
    std::vector<Intervention> entries;
    for (sim::EmbeddedFile const& file : files) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(".yaml"))
            continue;
        Intervention entry =
            read_catalogue_entry(file.text, std::string(file.path), diagnostics, names);
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

std::string write_catalogue(std::vector<Intervention> const& entries)
{
    Record<Intervention> const record = entry_record({});
    std::string text;
    for (Intervention const& entry : entries)
        text += fmt::format("{}: {}\n", sim::to_yaml(entry.id), record.encode(entry));
    return text;
}

std::vector<Intervention> read_catalogue_text(std::string_view text, std::string const& file,
                                              sim::Diagnostics& diagnostics,
                                              EntryNames const& names)
{
    std::vector<Intervention> entries;
    auto const root = sim::read_yaml(text, file, diagnostics);
    if (root && root->is_map())
        for (std::size_t i = 0; i < root->keys.size(); ++i)
            entries.push_back(read_entry(root->items[i], root->keys[i].text, diagnostics, names));
    return entries;
}

} // namespace boligsim
