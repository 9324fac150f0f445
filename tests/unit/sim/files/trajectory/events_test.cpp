#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"
#include "tests/unit/sim/files/trajectory/temporary_folder.hpp"

namespace sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr int replicates = 2;
constexpr int years = 3;
/// So many that a year does not end with a chunk, and that there are several chunks.
constexpr std::size_t rows_a_year = 20'000;

using Order = std::vector<std::pair<int, std::size_t>>;

Order const in_order{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}};
Order const second_first{{1, 0}, {0, 0}, {1, 1}, {1, 2}, {0, 1}, {0, 2}};

enum class Record { no, yes };

/// Writes the sample, its worlds in this order; the digest.
std::string write(std::filesystem::path const& path, Order const& order, Record record)
{
    TrajectoryLayout layout = sample_layout(replicates, years);
    if (record == Record::yes)
        layout.events = {sample_events_table()};
    TrajectoryWriter writer(path, layout, sample_provenance());
    for (auto const& [r, y] : order) {
        auto const replicate = static_cast<std::size_t>(r);
        if (record == Record::yes)
            writer.write_events(r, {sample_events(replicate, y, rows_a_year)});
        writer.write_year(r, y, sample_counts(layout, replicate, y));
    }
    return writer.finish();
}

TEST(Events, AreReadAsTheyWereWrittenWhateverOrderWorldsWereFinishedIn)
{
    TemporaryFolder const folder;
    for (Order const& order : {in_order, second_first}) {
        std::filesystem::path const path =
            folder / (order == in_order ? "in-order.h5" : "second-first.h5");
        write(path, order, Record::yes);
        for (std::size_t r = 0; r < replicates; ++r) {
            ReadEvents const read =
                TrajectoryReader(path).events("visits", {"agent", "length", "kind"}, r);
            ASSERT_EQ(read.rows(), years * rows_a_year);
            for (std::size_t y = 0; y < years; ++y) {
                EventRows const right = sample_events(r, y, rows_a_year);
                for (std::size_t n = 0; n < rows_a_year; ++n) {
                    std::size_t const row = y * rows_a_year + n;
                    ASSERT_EQ(read["agent"][row], right.at(n, 0)) << row;
                    ASSERT_EQ(read["length"][row], right.at(n, 1)) << row;
                    ASSERT_EQ(read["kind"][row], right.at(n, 2)) << row;
                }
            }
        }
    }
}

TEST(Events, ValuesOfCategoriesHaveLabels)
{
    TemporaryFolder const folder;
    write(folder / "a.h5", in_order, Record::yes);
    ReadEvents const read = TrajectoryReader(folder / "a.h5").events("visits", {"kind"}, 0);
    EXPECT_THAT(read.labels.at("kind"), ElementsAre("short_visit", "long_visit"));
    EXPECT_EQ(read.label("kind", 1), "long_visit");
    EXPECT_EQ(read.label("kind", 2), "");
}

TEST(Events, DoNotEnterTheDigest)
{
    TemporaryFolder const folder;
    EXPECT_EQ(write(folder / "with.h5", in_order, Record::yes),
              write(folder / "without.h5", in_order, Record::no));
}

TEST(Events, ThatWereNotRecordedAreAskedForInVainWithAHint)
{
    TemporaryFolder const folder;
    std::filesystem::path const path = folder / "without.h5";
    write(path, in_order, Record::no);
    EXPECT_FALSE(TrajectoryReader(path).has_events());
    EXPECT_THAT([&] { TrajectoryReader(path).events("visits", {"agent"}, 0); },
                ThrowsMessage<RunFailed>(HasSubstr("boligsim run STUDY --events")));
    write(folder / "with.h5", in_order, Record::yes);
    EXPECT_TRUE(TrajectoryReader(folder / "with.h5").has_events());
    EXPECT_THAT([&] { TrajectoryReader(folder / "with.h5").events("visits", {"colour"}, 0); },
                ThrowsMessage<RunFailed>(HasSubstr("no column 'colour'")));
}

} // namespace
} // namespace sim
