#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include <unistd.h>

#include "analysis/show/file_description.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/format/sample/sample_trajectory.hpp"

namespace boligsim::analysis {
namespace {

using testing::HasSubstr;

TEST(FileDescription, SaysWhereAFileCameFromAndWhatIsInIt)
{
    std::filesystem::path const path =
        testing::TempDir() + "show-" + std::to_string(getpid()) + ".h5";
    sim::TrajectoryLayout const layout = sim::sample_layout(1, 2);
    {
        sim::TrajectoryWriter writer(path, layout, sim::sample_provenance(),
                                     sim::TrajectoryWriter::Existing::replace);
        writer.write_year(0, 0, sim::sample_counts(layout, 0, 0));
        writer.flush();
    }
    std::filesystem::path part = path;
    part += ".part";
    EXPECT_THAT(
        describe_file(sim::TrajectoryReader(part, sim::TrajectoryReader::Accept::incomplete_too)),
        HasSubstr("NOT COMPLETE: 1 of 2 years of replicates"));
    std::filesystem::remove(part);

    sim::TrajectoryWriter writer(path, layout, sim::sample_provenance());
    for (std::size_t y = 0; y < 2; ++y)
        writer.write_year(0, y, sim::sample_counts(layout, 0, y));
    std::string const digest = writer.finish();
    std::string const text = describe_file(sim::TrajectoryReader(path));
    std::filesystem::remove(path);
    EXPECT_THAT(text, HasSubstr(".h5: complete\n"));
    EXPECT_THAT(text, HasSubstr(digest));
    EXPECT_THAT(text, HasSubstr("boligsim run sample.yaml"));
    EXPECT_THAT(text, HasSubstr("2005 to 2006"));
    EXPECT_THAT(text, HasSubstr("women, men"));
    EXPECT_THAT(text, HasSubstr("Each also as elsewhere_MEASURE"));
    EXPECT_THAT(text, HasSubstr("DKK/month"));
}

} // namespace
} // namespace boligsim::analysis
