#include "analysis/report/group_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/indicators/indicator.hpp"
#include "analysis/report/format_value.hpp"

namespace boligsim::analysis {

namespace {

/// Names that are a phrase as they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> whole_names{{
    {"public housing", "group.public_housing"},
    {"population", "group.population"},
    {"own departments", "group.own_departments"},
    {"rent support", "group.rent_support"},
    {"selected departments", "group.selected_departments"},
    {"other public housing", "group.other_public_housing"},
}};

/// Names that begin with a word: the rest is the value of the phrase.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> beginnings{{
    {"outside programme ", "group.outside_programme"},
    {"programme ", "group.programme"},
    {"municipality ", "group.municipality"},
    {"region ", "group.region"},
    {"organisation ", "group.organisation"},
    {"area ", "group.area"},
    {"department ", "group.department"},
}};

/// "programme 2011-14, 45 departments" ends in how many of them were selected.
constexpr std::string_view selected_end = " departments";

} // namespace

std::string describe_group(std::string const& name, Phrases const& say)
{
    for (auto const& [whole, key] : whole_names)
        if (name == whole)
            return say(key);
    std::size_t const comma = name.rfind(", ");
    if (comma != std::string::npos && name.ends_with(selected_end)) {
        std::string const count =
            name.substr(comma + 2, name.size() - comma - 2 - selected_end.size());
        return say("group.first_so_many", fmt::arg("count", count),
                   fmt::arg("group", describe_group(name.substr(0, comma), say)));
    }
    for (auto const& [beginning, key] : beginnings)
        if (name.starts_with(beginning))
            return say(key, fmt::arg("name", name.substr(beginning.size())));
    return in_words(name, say.language());
}

std::string describe_group_with_count(Group const& group, Phrases const& say)
{
    std::string const text = describe_group(group.name, say);
    auto const count = std::count(group.departments.begin(), group.departments.end(), 1);
    if (group.name == "public housing" || group.has_segments() || count < 2)
        return text;
    return text + " (" + say.counted("department", count) + ")";
}

std::string describe_measure(std::string const& measure, Phrases const& say)
{
    std::string const key = "indicator." + measure;
    if (say.has(key))
        return say(key);
    Indicator const* const indicator = find_indicator(measure);
    return indicator == nullptr ? measure : indicator->description;
}

} // namespace boligsim::analysis
