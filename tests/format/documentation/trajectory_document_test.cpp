#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "models/month/month.hpp"

/// docs/formats/trajectory.md lists the measures and axes as the catalogue has them. Run with
/// BOLIGSIM_UPDATE_DOCUMENTS=1 to write them into the page.
namespace boligsim {
namespace {

sim::MeasureCatalogue catalogue()
{
    return shape_of().schema.measures();
}

std::string in_code(std::vector<std::string> const& names, std::string const& separator)
{
    std::string text;
    for (std::string const& name : names)
        text += (text.empty() ? "" : separator) + "`" + name + "`";
    return text;
}

std::string measures_table()
{
    std::string text =
        "| measure | axes | units | kind | what it counts |\n|---|---|---|---|---|\n";
    sim::MeasureCatalogue const known = catalogue();
    for (sim::Measure const& m : known.measures())
        text += fmt::format("| `{}` | {} | {}{} | {} | {} |\n", m.name, in_code(m.axes, ", "),
                            m.units, m.cells == sim::CellType::sum ? " (int64)" : "",
                            m.kind == sim::MeasureKind::flow ? "flow" : "stock", m.long_name);
    return text;
}

std::string axes_table()
{
    std::string text = "| axis | what it is | labels |\n|---|---|---|\n";
    sim::MeasureCatalogue const known = catalogue();
    for (sim::Axis const& axis : known.axes())
        text += fmt::format("| `{}` | {} | {} |\n", axis.name, axis.long_name,
                            in_code(axis.labels, ", "));
    return text;
}

std::string page_path()
{
    return BOLIGSIM_SOURCE_DIR "/docs/formats/trajectory.md";
}

std::string read_page()
{
    std::ifstream file(page_path());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The page with what stands between the marks replaced.
std::string with_part(std::string page, std::string const& part, std::string const& text)
{
    std::string const begin = "<!-- " + part + ": made from what subjects declare -->\n";
    std::string const end = "<!-- end of " + part + " -->\n";
    auto const from = page.find(begin);
    auto const to = page.find(end);
    if (from == std::string::npos || to == std::string::npos) {
        ADD_FAILURE() << "the page has no marks for " << part;
        return page;
    }
    return page.replace(from + begin.size(), to - from - begin.size(), text);
}

TEST(TrajectoryDocument, ListsEveryMeasureAndAxis)
{
    std::string const page = read_page();
    std::string const right =
        with_part(with_part(page, "measures", measures_table()), "axes", axes_table());
    if (std::getenv("BOLIGSIM_UPDATE_DOCUMENTS") != nullptr)
        std::ofstream(page_path()) << right;
    else
        EXPECT_EQ(page, right)
            << "run with BOLIGSIM_UPDATE_DOCUMENTS=1 to bring the page up to date";
}

TEST(MeasureCatalogue, HasNoNameTwice)
{
    // Cubes and axes of a file share one set of names.
    sim::MeasureCatalogue const measures = catalogue();
    for (sim::Measure const& m : measures.measures())
        for (sim::Axis const& axis : measures.axes())
            EXPECT_NE(m.name, axis.name);
}

} // namespace
} // namespace boligsim
