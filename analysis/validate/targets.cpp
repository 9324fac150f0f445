#include "analysis/validate/targets.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analysis/validate/csv_row.hpp"
#include "sim/core/embedded.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

namespace boligsim::analysis {

namespace {

constexpr std::array<std::string_view, 4> place_names{"population", "public_housing",
                                                      "population_outside_public_housing",
                                                      "public_housing_of_population"};

constexpr std::array<std::string_view, 4> themes{"population", "employment", "sector", "places"};

void read_group(CsvRow const& row, Target& target)
{
    if (row.text("group").empty())
        return;
    for (std::string const& part : split(row.text("group"), ';')) {
        std::size_t const equals = part.find('=');
        if (equals == std::string::npos) {
            row.refuse("group", fmt::format("'{}' names no axis", part),
                       "write axis=label, as in age=0-9;sex=women");
            continue;
        }
        std::string const axis = part.substr(0, equals);
        std::string const labels = part.substr(equals + 1);
        bool const is_column = axis == "kind" || axis == "region";
        (is_column ? target.columns : target.categories).emplace_back(axis, split(labels, '|'));
        if (axis == "kind" && target.place != TargetPlace::public_housing)
            row.refuse("group", fmt::format("'{}' is of departments, the place is not", axis),
                       "write public_housing as the place");
    }
}

Target read_target(CsvRow const& row)
{
    constexpr std::array<std::string_view, 2> tolerance_kinds{"relative", "absolute"};
    constexpr std::array<std::string_view, 3> roles{"input", "calibration", "check"};
    Target target;
    target.id = row.text("id");
    target.theme = TargetTheme{static_cast<int>(row.choice("theme", themes))};
    target.measure = row.text("measure");
    target.place = TargetPlace{static_cast<int>(row.choice("place", place_names))};
    read_group(row, target);
    target.year = static_cast<int>(row.number("year"));
    target.value = row.number("value");
    target.unit = row.text("unit");
    target.tolerance = row.number("tolerance");
    target.tolerance_kind = row.choice("tolerance_kind", tolerance_kinds) == 0
                                ? ToleranceKind::relative
                                : ToleranceKind::absolute;
    target.source = row.text("source");
    target.role = std::string(roles[row.choice("role", roles)]);
    target.label = row.text_or_empty("label");
    target.published = row.text_or_empty("published");
    target.note = row.text_or_empty("note");
    return target;
}

} // namespace

std::vector<std::string> const& theme_names()
{
    static std::vector<std::string> const names(themes.begin(), themes.end());
    return names;
}

std::string series_name(Target const& target)
{
    std::string name = target.measure;
    for (auto const& [column, labels] : target.columns)
        if (column == "kind")
            name += fmt::format(" of {} dwellings", fmt::join(labels, " or "));
        else
            name += fmt::format(" in {}", fmt::join(labels, ", "));
    for (auto const& [axis, labels] : target.categories)
        name += fmt::format(" {} {}", axis, fmt::join(labels, " or "));
    std::string place(place_names[static_cast<std::size_t>(target.place)]);
    std::replace(place.begin(), place.end(), '_', ' ');
    return name.append(", ").append(place);
}

std::vector<Target> read_targets(std::string_view text, std::string const& file,
                                 sim::Diagnostics& diagnostics)
{
    std::vector<Target> targets;
    sim::CsvTable const table = sim::read_csv(text, file, diagnostics);
    constexpr std::array<std::string_view, 12> columns{
        "id",    "theme", "measure",   "group",          "place",  "year",
        "value", "unit",  "tolerance", "tolerance_kind", "source", "role"};
    if (has_columns(table, columns, diagnostics))
        for (auto const& cells : table.rows)
            targets.push_back(read_target(CsvRow(table, cells, diagnostics)));
    return targets;
}

std::vector<Target> shipped_targets()
{
    std::vector<Target> targets;
    sim::Diagnostics diagnostics;
    for (sim::EmbeddedFile const& file : sim::embedded_analysis_data())
        if (file.path.starts_with("analysis/validate/") && file.path.ends_with(".csv") &&
            !file.path.ends_with("/orderings.csv")) {
            auto const more = read_targets(file.text, std::string(file.path), diagnostics);
            targets.insert(targets.end(), more.begin(), more.end());
        }
    if (!diagnostics.ok())
        throw sim::InvalidInput(diagnostics);
    return targets;
}

} // namespace boligsim::analysis
