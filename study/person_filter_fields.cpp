#include "study/person_filter_fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/files/field_builders.hpp"

namespace boligsim {

namespace {

using sim::bind;
using sim::bind_set;
using sim::BoundField;
using sim::choices_field;
using sim::Field;
using sim::FieldCodec;
using sim::integer_field;
using sim::Record;
using sim::required_field;
using sim::YamlNode;
using Type = Field::Type;

Field bound(std::string key, int highest, std::string const& unit, std::string description)
{
    return required_field(
        integer_field(std::move(key), 0, highest, unit, "a number", std::move(description)));
}

/// `KEY: {from: ..., to: ...}`, both ends included.
BoundField<PersonFilter> span(std::string key, int highest, std::string const& unit,
                              std::string description, int PersonFilter::*from,
                              int PersonFilter::*to)
{
    return sim::group<PersonFilter>(
        sim::make_field(std::move(key), Type::record, {}, std::move(description)),
        Record<PersonFilter>({bind(bound("from", highest, unit, "The lowest."), from),
                              bind(bound("to", highest, unit, "The highest."), to)}));
}

/// The same of a member that may be empty.
BoundField<PersonFilter> children()
{
    Record<AgeSpan> const record(
        {bind(bound("from", PersonFilter::oldest, "years", "The lowest."), &AgeSpan::from),
         bind(bound("to", PersonFilter::oldest, "years", "The highest."), &AgeSpan::to)});
    return {record.as_field("children", Type::record,
                            "Ages of children: those who live with such a child, as its parent or "
                            "the parent's partner. Left out: all."),
            [record](YamlNode const& node, PersonFilter& to) {
                to.children = record.decode(node);
                return to.children.has_value();
            },
            [record](PersonFilter const& from) {
                return from.children ? std::optional(record.encode(*from.children)) : std::nullopt;
            }};
}

/// A set that, where it is given, also asks that there is a parent: naming all states is more than
/// leaving the key out.
BoundField<PersonFilter> parents()
{
    std::vector<std::string> const states = list_names<LabourState>();
    return {choices_field("parents", states, "labour state",
                          "States of parents: those who live with a parent, or a parent's partner, "
                          "in one of them. Left out: all."),
            [](YamlNode const& node, PersonFilter& to) {
                to.parents.emplace();
                for (YamlNode const& item : node.items) {
                    auto const state = named<LabourState>(item.text);
                    if (!item.is_scalar() || !state)
                        return false;
                    (*to.parents)[static_cast<std::size_t>(*state)] = true;
                }
                return node.is_sequence();
            },
            [states](PersonFilter const& from) -> std::optional<std::string> {
                if (!from.parents)
                    return std::nullopt;
                std::vector<std::string> wanted;
                for (std::size_t s = 0; s < states.size(); ++s)
                    if ((*from.parents)[s])
                        wanted.push_back(states[s]);
                return fmt::format("[{}]", fmt::join(wanted, ", "));
            }};
}

BoundField<PersonFilter> attributes_field(std::vector<std::string> const& offered)
{
    return {choices_field("attributes", offered, "attribute",
                          "Other characteristics, each as NAME.LABEL. Several labels of one name: "
                          "one of them holds. Several names: each holds. Left out: all."),
            [](YamlNode const& node, PersonFilter& to) {
                for (YamlNode const& item : node.items)
                    to.attributes.push_back(item.text);
                return node.is_sequence();
            },
            [](PersonFilter const& from) -> std::optional<std::string> {
                std::vector<std::string> items;
                for (std::string const& name : from.attributes)
                    items.push_back(sim::to_yaml(name));
                return items.empty() ? std::nullopt
                                     : std::optional(fmt::format("[{}]", fmt::join(items, ", ")));
            }};
}

} // namespace

BoundField<PersonFilter> sexes_field()
{
    return bind_set(choices_field("sexes", list_names<Sex>(), "sex", "Left out: both."),
                    &PersonFilter::sexes);
}

std::vector<BoundField<PersonFilter>>
person_filter_fields(std::vector<std::string> const& attributes)
{
    return {span("ages", PersonFilter::oldest, "years", "Ages, both ends included.",
                 &PersonFilter::age_from, &PersonFilter::age_to),
            sexes_field(),
            bind_set(choices_field("origins", list_names<Origin>(), "origin", "Left out: all."),
                     &PersonFilter::origins),
            bind_set(choices_field("states", list_names<LabourState>(), "labour state",
                                   "What they live by; left out: all."),
                     &PersonFilter::states),
            bind_set(choices_field("households", list_names<HouseholdType>(), "type of household",
                                   "The households that they live in; left out: all."),
                     &PersonFilter::households),
            children(),
            parents(),
            span("standing", PersonFilter::highest_standing, "256ths",
                 "Percentiles of standing, in 256ths.", &PersonFilter::standing_from,
                 &PersonFilter::standing_to),
            attributes_field(attributes)};
}

void check_person_filter(PersonFilter const& filter, YamlNode const& node,
                         sim::Diagnostics& diagnostics)
{
    auto const check_span = [&](std::string const& key, int from, int to) {
        YamlNode const* const span = node.find(key);
        if (span && to < from)
            diagnostics.error(span->at(), fmt::format("'{}' ends before it begins", key),
                              fmt::format("{}: {{from: {}, to: {}}}", key, to, from));
    };
    check_span("ages", filter.age_from, filter.age_to);
    if (filter.children)
        check_span("children", filter.children->from, filter.children->to);
    check_span("standing", filter.standing_from, filter.standing_to);
    for (std::string const key :
         {"sexes", "origins", "states", "households", "parents", "attributes"})
        if (YamlNode const* const list = node.find(key); list && list->items.empty())
            diagnostics.error(list->at(),
                              fmt::format("'{}' is an empty list (nobody would be meant)", key),
                              "name one or more, or leave the key out for all");
}

} // namespace boligsim
