#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/compare_trajectories.hpp"
#include "sim/files/trajectory/digest.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"
#include "tests/unit/sim/files/trajectory/temporary_folder.hpp"

namespace sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr int replicates = 3;
constexpr int years = 4;
using Order = std::vector<std::pair<int, std::size_t>>;

Order in_order()
{
    Order order;
    for (int r = 0; r < replicates; ++r)
        for (std::size_t y = 0; y < years; ++y)
            order.emplace_back(r, y);
    return order;
}

/// Writes the sample; `change` may alter a year's counts before they are written.
template <class Change>
std::string write_sample(std::filesystem::path const& path, Order const& order, Change&& change)
{
    TrajectoryLayout const layout = sample_layout(replicates, years);
    TrajectoryWriter writer(path, layout, sample_provenance());
    for (auto const& [r, y] : order) {
        YearCounts counts = sample_counts(layout, static_cast<std::size_t>(r), y);
        change(r, y, counts);
        writer.write_year(r, y, counts);
    }
    return writer.finish();
}

std::string write_sample(std::filesystem::path const& path, Order const& order = in_order())
{
    return write_sample(path, order, [](int, std::size_t, YearCounts&) {});
}

TEST(TrajectoryFile, KeepsEveryNumber)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    TrajectoryReader const reader(folder / "a.h5");
    TrajectoryLayout const layout = sample_layout(replicates, years);
    std::size_t first_place = 0;
    for (PlaceGroup const& group : layout.places) {
        for (std::size_t m = 0; m < layout.measures.size(); ++m) {
            Measure const& measure = layout.measures[MeasureId{m}];
            Cube const cube = reader.read_cube(group.cube_prefix + measure.name);
            std::size_t const cells = layout.measures.cells(MeasureId{m});
            std::size_t i = 0;
            for (std::size_t r = 0; r < replicates; ++r)
                for (std::size_t y = 0; y < years; ++y)
                    for (std::size_t p = 0; p < group.labels.size(); ++p)
                        for (std::size_t c = 0; c < cells; ++c, ++i)
                            ASSERT_EQ(cube.values[i], sample_value(m, r, y, first_place + p, c))
                                << measure.name;
            EXPECT_EQ(i, cube.values.size());
        }
        first_place += group.labels.size();
    }
}

/// Every cube of a file, year by year: as `read_cube` has it and as `visit_years` gives it.
void expect_same_by_year(TrajectoryReader const& reader)
{
    for (CubeDescription const& cube : reader.cubes())
        for (std::size_t r = 0; r < reader.replicates(); ++r) {
            std::size_t years_seen = 0;
            reader.visit_years(cube.name, r,
                               [&](std::size_t year, std::span<CubeEntry const> entries) {
                                   EXPECT_EQ(year, years_seen++);
                                   Cube const all = reader.read_cube(cube.name, r, year);
                                   std::vector<std::int64_t> values(all.values.size(), 0);
                                   std::size_t const cells = values.size() / all.shape[0];
                                   for (CubeEntry const& entry : entries) {
                                       EXPECT_NE(entry.value, 0);
                                       EXPECT_LT(entry.cell, cells);
                                       values[entry.place * cells + entry.cell] = entry.value;
                                   }
                                   EXPECT_EQ(values, all.values) << cube.name;
                               });
            EXPECT_EQ(years_seen, reader.years().size());
        }
}

TEST(TrajectoryFile, GivesTheSameNumbersYearByYear)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    expect_same_by_year(TrajectoryReader(folder / "a.h5"));
}

TEST(TrajectoryFile, GivesTheSameNumbersYearByYearWhereAnotherProgramPackedThem)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    std::string const repack = "h5repack -f NONE -l CONTI " + (folder / "a.h5").string() + " " +
                               (folder / "b.h5").string();
    ASSERT_EQ(std::system(repack.c_str()), 0);
    expect_same_by_year(TrajectoryReader(folder / "b.h5"));
}

TEST(TrajectoryFile, DescribesItself)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    TrajectoryReader const reader(folder / "a.h5");
    EXPECT_TRUE(reader.complete());
    EXPECT_EQ(reader.replicates(), 3u);
    EXPECT_THAT(reader.years(), ElementsAre(2005, 2006, 2007, 2008));
    EXPECT_EQ(reader.seed(), 20060101u);
    EXPECT_EQ(reader.scale(), 0.05);
    EXPECT_EQ(reader.scenario(), "baseline");
    EXPECT_EQ(reader.text_attribute("study_text"), sample_provenance().study_text);
    EXPECT_EQ(reader.text_attribute("parameters_text"), sample_provenance().parameters_text);
    EXPECT_THAT(reader.axes(), ElementsAre("department", "segment", "age", "sex"))
        << "an axis that no measure uses is not written";
    EXPECT_THAT(reader.labels("sex"), ElementsAre("women", "men"));
    EXPECT_EQ(reader.labels("department")[1], "Sømarken 1");
    EXPECT_THAT(reader.columns(),
                ElementsAre("department_dwellings", "department_reputation", "department_region"));
    EXPECT_THAT(reader.int_column("department_dwellings"), ElementsAre(0, 10, 20, 30, 40));
    EXPECT_THAT(reader.real_column("department_reputation"), ElementsAre(0, 0.25, 0.5, 0.75, 1));
    EXPECT_EQ(reader.text_column("department_region")[0], "Sjælland");
    EXPECT_EQ(reader.column_axis("department_region"), "department");

    CubeDescription const& rent = reader.describe("elsewhere_rent");
    EXPECT_EQ(rent.units, "DKK/month");
    EXPECT_EQ(rent.long_name, "rent, summed over dwellings");
    EXPECT_EQ(rent.cells, CellType::sum);
    EXPECT_EQ(rent.kind, MeasureKind::stock);
    EXPECT_THAT(rent.axes, ElementsAre("replicate", "year", "segment", "sex"));
    EXPECT_THAT(rent.shape, ElementsAre(3u, 4u, 2u, 2u));
    EXPECT_EQ(reader.describe("births").kind, MeasureKind::flow);
}

TEST(TrajectoryFile, PartsOfACubeAreThoseOfTheWhole)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    TrajectoryReader const reader(folder / "a.h5");
    Cube const whole = reader.read_cube("residents");
    Cube const replicate = reader.read_cube("residents", 1);
    Cube const year = reader.read_cube("residents", 1, 2);
    EXPECT_THAT(year.axes, ElementsAre("department", "age", "sex"));
    std::array<std::size_t, 5> const of_whole{1, 2, 3, 2, 1};
    std::array<std::size_t, 4> const of_replicate{2, 3, 2, 1};
    std::array<std::size_t, 3> const of_year{3, 2, 1};
    EXPECT_EQ(replicate.at(of_replicate), whole.at(of_whole));
    EXPECT_EQ(year.at(of_year), whole.at(of_whole));
    EXPECT_EQ(whole.at(of_whole), sample_value(0, 1, 2, 3, 5));
}

TEST(TrajectoryFile, ChunksThatSplitTheDepartmentsKeepEveryNumber)
{
    TemporaryFolder const folder;
    constexpr int departments = 200'001; // 6 cells of 4 bytes each: two chunks, the last one short
    TrajectoryLayout const layout = sample_layout(1, 1, departments);
    TrajectoryWriter writer(folder / "a.h5", layout, sample_provenance());
    writer.write_year(0, 0, sample_counts(layout, 0, 0));
    std::string const digest = writer.finish();
    Cube const cube = TrajectoryReader(folder / "a.h5").read_cube("residents", 0, 0);
    for (std::size_t i = 0; i < cube.values.size(); ++i)
        ASSERT_EQ(cube.values[i], sample_value(0, 0, 0, i / 6, i % 6));
    EXPECT_EQ(compute_digest(folder / "a.h5").file, digest);
}

TEST(TrajectoryFile, TakesYearsFromSeveralThreads)
{
    TemporaryFolder const folder;
    TrajectoryLayout const layout = sample_layout(8, 20);
    std::string const one_thread = [&] {
        TrajectoryWriter writer(folder / "one.h5", layout, sample_provenance());
        for (int r = 0; r < 8; ++r)
            for (std::size_t y = 0; y < 20; ++y)
                writer.write_year(r, y, sample_counts(layout, static_cast<std::size_t>(r), y));
        return writer.finish();
    }();
    TrajectoryWriter writer(folder / "eight.h5", layout, sample_provenance());
    std::vector<std::jthread> threads;
    for (int r = 0; r < 8; ++r) {
        threads.emplace_back([&, r] {
            for (std::size_t y = 0; y < 20; ++y)
                writer.write_year(r, y, sample_counts(layout, static_cast<std::size_t>(r), y));
        });
    }
    threads.clear();
    EXPECT_EQ(writer.finish(), one_thread);
    EXPECT_TRUE(compare_trajectories(TrajectoryReader(folder / "one.h5"),
                                     TrajectoryReader(folder / "eight.h5"))
                    .empty());
}

TEST(TrajectoryFile, IsNotThereUntilItIsFinished)
{
    TemporaryFolder const folder;
    TrajectoryLayout const layout = sample_layout(replicates, years);
    {
        TrajectoryWriter writer(folder / "a.h5", layout, sample_provenance());
        for (std::size_t y = 0; y < years; ++y)
            writer.write_year(1, y, sample_counts(layout, 1, y));
        EXPECT_THAT([&] { writer.finish(); },
                    ThrowsMessage<RunFailed>(HasSubstr("8 years of replicates are missing")));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "a.h5"));
    EXPECT_THAT([&] { TrajectoryReader(folder / "a.h5.part"); },
                ThrowsMessage<RunFailed>(HasSubstr("is not complete")));

    TrajectoryReader const part(folder / "a.h5.part", TrajectoryReader::Accept::incomplete_too);
    EXPECT_FALSE(part.complete());
    EXPECT_FALSE(part.written(0, 0));
    EXPECT_TRUE(part.written(1, 3));
    EXPECT_EQ(part.text_attribute("digest"), "");
    EXPECT_THAT(part.read_cube("births", 0, 0).values, ElementsAre(-1, -1, -1, -1, -1));
    EXPECT_EQ(part.read_cube("births", 1, 0).values[2], sample_value(1, 1, 0, 2, 0));
}

TEST(TrajectoryFile, IsNotOverwrittenUnasked)
{
    TemporaryFolder const folder;
    write_sample(folder / "a.h5");
    TrajectoryLayout const layout = sample_layout(1, 1);
    EXPECT_THAT([&] { TrajectoryWriter(folder / "a.h5", layout, sample_provenance()); },
                ThrowsMessage<RunFailed>(HasSubstr("the file exists")));
    TrajectoryWriter writer(folder / "a.h5", layout, sample_provenance(),
                            TrajectoryWriter::Existing::replace);
    writer.write_year(0, 0, sample_counts(layout, 0, 0));
    writer.finish();
    EXPECT_EQ(TrajectoryReader(folder / "a.h5").replicates(), 1u);
}

TEST(TrajectoryFile, RefusesWhatIsNotATrajectory)
{
    TemporaryFolder const folder;
    std::ofstream(folder / "text.h5") << "not HDF5\n";
    EXPECT_THAT([&] { TrajectoryReader(folder / "text.h5"); },
                ThrowsMessage<RunFailed>(HasSubstr("is no result file")));
    EXPECT_THAT([&] { TrajectoryReader(folder / "none.h5"); },
                ThrowsMessage<RunFailed>(HasSubstr("no such file")));
    write_sample(folder / "a.h5");
    std::filesystem::copy(folder / "a.h5", folder / "cut.h5");
    std::filesystem::resize_file(folder / "cut.h5",
                                 std::filesystem::file_size(folder / "a.h5") / 2);
    EXPECT_THAT([&] { TrajectoryReader(folder / "cut.h5"); },
                ThrowsMessage<RunFailed>(HasSubstr("is damaged or cut short")));
    TrajectoryReader const reader(folder / "a.h5");
    EXPECT_THAT([&] { reader.read_cube("resident"); },
                ThrowsMessage<RunFailed>(HasSubstr("has no measure 'resident'")));
    EXPECT_THAT([&] { reader.labels("ages"); },
                ThrowsMessage<RunFailed>(HasSubstr("has no axis 'ages'")));
    EXPECT_THAT([&] { reader.int_column("department_region"); },
                ThrowsMessage<RunFailed>(HasSubstr("has no integers")));
}

TEST(TrajectoryFile, SaysWhyItCannotBeMade)
{
    TemporaryFolder const folder;
    EXPECT_THAT(
        [&] {
            TrajectoryWriter(folder / "no-such-folder/a.h5", sample_layout(1, 1),
                             sample_provenance());
        },
        ThrowsMessage<RunFailed>(HasSubstr("No such file or directory")));
}

TEST(Digest, IsTheFilesAndCanBeComputedFromIt)
{
    TemporaryFolder const folder;
    std::string const digest = write_sample(folder / "a.h5");
    EXPECT_EQ(digest.size(), 32u);
    EXPECT_EQ(TrajectoryReader(folder / "a.h5").text_attribute("digest"), digest);
    EXPECT_EQ(compute_digest(folder / "a.h5").file, digest);
}

TEST(Digest, DoesNotDependOnTheOrderOfWriting)
{
    TemporaryFolder const folder;
    Order reversed = in_order();
    std::reverse(reversed.begin(), reversed.end());
    EXPECT_EQ(write_sample(folder / "a.h5"), write_sample(folder / "b.h5", reversed));
}

TEST(Digest, MovesWithASingleCellAndNamesItsMeasure)
{
    TemporaryFolder const folder;
    std::string const first = write_sample(folder / "a.h5");
    std::string const second =
        write_sample(folder / "b.h5", in_order(), [](int r, std::size_t y, YearCounts& counts) {
            if (r == 2 && y == 1)
                counts.add(MeasureId{1}, 6, 0); // births in the second segment
        });
    EXPECT_NE(first, second);
    auto const a = compute_digest(folder / "a.h5").cubes;
    auto const b = compute_digest(folder / "b.h5").cubes;
    for (auto const& [name, digest] : a)
        EXPECT_EQ(digest != b.at(name), name == "elsewhere_births") << name;

    auto const differences =
        compare_trajectories(TrajectoryReader(folder / "a.h5"), TrajectoryReader(folder / "b.h5"));
    ASSERT_EQ(differences.size(), 1u);
    EXPECT_EQ(differences[0].what, "measure elsewhere_births");
    EXPECT_EQ(differences[0].where, "replicate 2, year 2006, segment 'Ærø owner'");
    EXPECT_EQ(differences[0].cells, 1u);
    EXPECT_THAT(to_text(differences[0]),
                HasSubstr("1 cell differs, at replicate 2, year 2006, segment 'Ærø owner'"));
}

TEST(Digest, CoversLabelsAndColumnsButNotProvenance)
{
    TemporaryFolder const folder;
    auto const digest_with = [&](auto&& change_layout, auto&& change_provenance) {
        TrajectoryLayout layout = sample_layout(1, 1);
        Provenance provenance = sample_provenance();
        change_layout(layout);
        change_provenance(provenance);
        TrajectoryWriter writer(folder / "a.h5", layout, provenance,
                                TrajectoryWriter::Existing::replace);
        writer.write_year(0, 0, sample_counts(layout, 0, 0));
        return writer.finish();
    };
    auto const as_is = [](auto&) {};
    std::string const plain = digest_with(as_is, as_is);
    EXPECT_EQ(plain, digest_with(as_is, [](Provenance& p) { p.scenario = "other"; }));
    EXPECT_NE(plain, digest_with([](TrajectoryLayout& l) { l.places[1].labels[0] = "x"; }, as_is));
    EXPECT_NE(plain, digest_with([](TrajectoryLayout& l) { l.years[0] = 2020; }, as_is));
    auto const reputation = [](double value) {
        return [value](TrajectoryLayout& l) {
            std::get<std::vector<double>>(l.places[0].columns[1].values)[1] = value;
        };
    };
    EXPECT_NE(plain, digest_with(reputation(0.2500001), as_is));
    EXPECT_EQ(plain, digest_with(reputation(0.25 + 1e-15), as_is))
        << "the last bits of a real may differ between mathematical libraries";
}

} // namespace
} // namespace sim
