#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include <unistd.h>

#include "analysis/trajectory/memory_trajectory.hpp"
#include "analysis/validate/validation.hpp"
#include "models/month/world_run.hpp"
#include "sim/files/trajectory/trajectory_writer.hpp"
#include "tests/contract/model/small_model.hpp"

namespace boligsim::testing {
namespace {

using analysis::MemoryTrajectory;

std::filesystem::path temporary_file(std::string const& name)
{
    return std::filesystem::temp_directory_path() /
           (name + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
            std::to_string(::getpid()) + ".h5");
}

/// A study of one replicate by the function, into a file.
TEST(ModelAsFunction, WritesTheBytesOfTheStudysRun)
{
    Study const study = one_year_study();
    ModelData const data = model_data();
    sim::ThreadPool const threads(2);
    auto const by_study = temporary_file("by_study");
    auto const by_function = temporary_file("by_function");
    Model const model(study, data);
    std::string digest;
    {
        sim::TrajectoryWriter writer(by_study, model.layout(), {});
        run_study(study, data, study.scenarios, {&writer}, threads, {});
        digest = writer.finish();
    }
    sim::TrajectoryWriter writer(by_function, model.layout(), {});
    for (int replicate = study.replicates - 1; replicate >= 0; --replicate)
        model.run({}, replicate, writer, threads);
    EXPECT_EQ(writer.finish(), digest);
    std::filesystem::remove(by_study);
    std::filesystem::remove(by_function);
}

/// Overrides reach the run that they are given to, and no other that runs beside it.
TEST(ModelAsFunction, KeepsOverridesToTheRunThatTheyAreGivenTo)
{
    sim::ThreadPool const threads(4);
    Model const model(one_year_study(), model_data());
    constexpr std::size_t runs = 12;
    std::vector<std::uint64_t> together(runs);
    threads.for_each(runs, [&](std::size_t i) {
        together[i] = hash_of(model, numbered_overrides(i), 0, threads);
    });
    for (std::size_t i = 0; i < runs; ++i) {
        // A model of its own, with the numbers as if they were its parameters.
        ModelData data = model_data();
        for (auto const& [name, value] : numbered_overrides(i))
            data.parameters = data.parameters.with(name, value);
        EXPECT_EQ(together[i], hash_of(Model(one_year_study(), data), {}, 0, threads)) << i;
    }
    EXPECT_EQ(together[0], together[4]); // no overrides
    EXPECT_NE(together[0], together[1]);
    EXPECT_NE(together[1], together[2]);
}

TEST(ModelAsFunction, RefusesNumbersThatAreNoneOfTheModel)
{
    sim::ThreadPool const threads(1);
    Model const model(one_year_study(), model_data());
    HashSink sink(model.layout());
    try {
        model.run({{"letting.acceptance_intercpt", 1}, {"letting.acceptance_intercept", 1e9}}, 0,
                  sink, threads);
        FAIL();
    } catch (sim::InvalidInput const& wrong) {
        std::string const text = wrong.diagnostics().to_text();
        EXPECT_NE(text.find("did you mean 'letting.acceptance_intercept'?"), std::string::npos)
            << text;
        EXPECT_NE(text.find("outside the parameter's range"), std::string::npos) << text;
    }
    Recording recording;
    recording.measures = {"residnts"};
    EXPECT_THROW(Model(one_year_study(), model_data(), recording), sim::InvalidInput);
}

/// All numbers of a trajectory's measure, departments before other homes.
std::vector<std::int64_t> numbers(analysis::Trajectory const& trajectory,
                                  std::string const& measure)
{
    std::vector<std::int64_t> all;
    for (auto const sector : {analysis::Sector::departments, analysis::Sector::elsewhere}) {
        analysis::Block const block = trajectory.read(measure, sector, 0);
        all.insert(all.end(), block.values.begin(), block.values.end());
    }
    return all;
}

MemoryTrajectory recorded(Model const& model, sim::ThreadPool const& threads)
{
    MemoryTrajectory trajectory(model.layout(), {});
    model.run({}, 0, trajectory, threads);
    return trajectory;
}

TEST(ModelAsFunction, CountsTheMeasuresAskedForAsAFullRunDoes)
{
    sim::ThreadPool const threads(2);
    Recording recording;
    recording.measures = {"adults", "moves_in", "rent"};
    MemoryTrajectory const all = recorded(Model(one_year_study(), model_data()), threads);
    MemoryTrajectory const some =
        recorded(Model(one_year_study(), model_data(), recording), threads);
    for (std::string const& measure : *recording.measures) {
        std::vector<std::int64_t> const counted = numbers(some, measure);
        EXPECT_EQ(counted, numbers(all, measure)) << measure;
        EXPECT_GT(std::count_if(counted.begin(), counted.end(), [](auto n) { return n > 0; }), 0);
    }
    EXPECT_TRUE(all.has("residents", analysis::Sector::departments));
    EXPECT_FALSE(some.has("residents", analysis::Sector::departments));
}

/// Adds up a measure's cells of all groups, by year.
class SumSink : public sim::TrajectorySink {
public:
    SumSink(sim::MeasureCatalogue const& measures, std::string const& name)
        : cells_(measures.cells(*measures.find(name))), id_(*measures.find(name))
    {
    }
    void write_year(int /*replicate*/, std::size_t year, sim::YearCounts const& counts) override
    {
        groups = counts.places();
        for (std::size_t group = 0; group < groups; ++group)
            for (std::size_t cell = 0; cell < cells_; ++cell)
                sums[group][year] += counts.at(id_, group, cell);
    }

    std::size_t groups = 0;
    std::array<std::array<std::int64_t, 2>, 2> sums{};

private:
    std::size_t cells_;
    sim::MeasureId id_;
};

TEST(ModelAsFunction, HandsOutGroupsOfPlacesWhereTheyAreAskedFor)
{
    sim::ThreadPool const threads(2);
    Model const whole(one_year_study(), model_data());
    std::size_t const departments = whole.layout().places[0].labels.size();
    std::size_t const segments = whole.layout().places[1].labels.size();
    Recording recording;
    recording.measures = {"residents"};
    recording.places = sim::PlaceGrouping{std::vector<std::uint32_t>(departments + segments, 1), 2};
    for (std::size_t d = 0; d < departments; ++d)
        recording.places->of_place[d] = 0;
    Model const model(one_year_study(), model_data(), recording);
    SumSink sink(model.layout().measures, "residents");
    model.run({}, 0, sink, threads);
    EXPECT_EQ(sink.groups, 2u);

    MemoryTrajectory const places = recorded(whole, threads);
    for (auto const sector : {analysis::Sector::departments, analysis::Sector::elsewhere}) {
        analysis::Block const block = places.read("residents", sector, 0);
        for (std::size_t year = 0; year < 2; ++year) {
            std::int64_t sum = 0;
            for (std::size_t place = 0; place < block.places; ++place)
                for (std::size_t cell = 0; cell < block.cells; ++cell)
                    sum += block.at(year, place, cell);
            EXPECT_GT(sum, 0);
            EXPECT_EQ(sink.sums[sector == analysis::Sector::departments ? 0 : 1][year], sum);
        }
    }
}

/// What is validated of a run in memory is what is validated of its file.
TEST(ModelAsFunction, IsValidatedInMemoryAsItsFileIs)
{
    Study study = one_year_study();
    study.scale = 0.002;
    ModelData const data = model_data();
    sim::ThreadPool const threads(2);
    Model const model(study, data);
    sim::Provenance provenance;
    provenance.scenario = study.scenarios[0].name;
    provenance.scale = study.scale;
    provenance.seed = study.seed;
    auto const path = temporary_file("validated");
    sim::TrajectoryWriter writer(path, model.layout(), provenance);
    run_all(model, {&writer}, threads, {});
    writer.finish();
    MemoryTrajectory memory(model.layout(), provenance);
    run_all(model, {&memory}, threads, {});

    auto const file = analysis::open_trajectory(path);
    auto const targets = analysis::shipped_targets();
    std::string const of_file = analysis::validation_csv({analysis::validate_file(*file, targets)});
    EXPECT_EQ(analysis::validation_csv({analysis::validate_file(memory, targets)}), of_file);
    EXPECT_NE(of_file.find(",ok"), std::string::npos);
    std::filesystem::remove(path);
}

} // namespace
} // namespace boligsim::testing
