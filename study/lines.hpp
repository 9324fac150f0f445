#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/units.hpp"
#include "sim/files/records.hpp"
#include "study/study.hpp"
#include "study/vocabulary.hpp"

namespace sim {

template <> struct FieldCodec<Dkk> {
    static std::optional<Dkk> decode(YamlNode const& node)
    {
        auto const kroner = as_integer(node);
        return kroner ? std::optional(Dkk(*kroner)) : std::nullopt;
    }
    static std::optional<std::string> encode(Dkk value) { return std::to_string(value.kroner()); }
};

/// The word `all`, or a map with one of `boligsim::selection_keys` and perhaps `departments`.
template <> struct FieldCodec<boligsim::Where> {
    static std::optional<boligsim::Where> decode(YamlNode const& node);
    static std::optional<std::string> encode(boligsim::Where const& where);
};

} // namespace sim

namespace boligsim {

/// The keys by which a line names departments.
constexpr std::array<std::pair<std::string_view, Where::Kind>, 7> selection_keys{
    {{"programme", Where::Kind::programme},
     {"outside_programme", Where::Kind::outside_programme},
     {"municipality", Where::Kind::municipality},
     {"region", Where::Kind::region},
     {"organisation", Where::Kind::organisation},
     {"area", Where::Kind::area},
     {"department", Where::Kind::department}}};

/// The keys of a block's lines, each bound to the member that it is read into. The vocabulary gives
/// the names that are allowed; reading a line that was checked needs none.
sim::Record<LettingRule> letting_record(Vocabulary const& vocabulary = {});
sim::Record<RenovationRule> renovation_record(Vocabulary const& vocabulary = {});
/// `to` is left as it is where a line leaves it out: it is the period's last month then.
sim::Record<InterventionUse> intervention_record(Vocabulary const& vocabulary = {});

/// Whether a selection may be of all departments, or needs to name some.
enum class SelectionExtent { all_or_some, some };

/// The field of a selection of departments: `where`, `renovate`.
sim::Field selection_field(std::string key, SelectionExtent extent, Vocabulary const& vocabulary,
                           std::string description);

/// Whether a selection that is right for its field names departments in one way, and ones that
/// there are; says what is wrong.
bool check_selection(sim::YamlNode const& where, std::string_view key, Vocabulary const& vocabulary,
                     sim::Diagnostics& diagnostics);

/// The words for the criteria of flexible letting, in the order of `Criterion`.
std::vector<std::string> criterion_names();

/// "programme 2006-10, 45 departments": a selection in words.
std::string to_words(Where const& where);

} // namespace boligsim
