#include <fstream>
#include <span>

#include <gtest/gtest.h>

#include "app/study_input.hpp"
#include "app/study_run.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "sim/parameters/parameter_override.hpp"
#include "tests/unit/app/program.hpp"

namespace boligsim {
namespace {

/// What another version of the program might ship: other parameters, another catalogue with an
/// entry that is not here, another figure of a municipality.
Vocabulary other_vocabulary()
{
    Vocabulary const shipped = shipped_vocabulary();
    std::vector<Intervention> catalogue = shipped.catalogue;
    for (Intervention& entry : catalogue)
        if (entry.id == "leisure_job") {
            entry.reach = 0.4;
            entry.effects.front().odds = 7;
        }
    Intervention more = catalogue.front();
    more.id = "dropped_since";
    more.reach = 0.5;
    catalogue.push_back(more);
    sim::ParameterBook parameters;
    std::vector<sim::Parameter> own; // all but the catalogue's numbers
    for (auto const& [name, parameter] : shipped.parameters.contents().parameters)
        if (!name.starts_with("interventions."))
            own.push_back(*parameter);
    parameters = parameters.with_parameters(std::move(own))
                     .with("letting.acceptance_intercept", 0.9)
                     .scaled("moving.annual_rate", 1.3);
    sim::ParameterOverride larger;
    larger.name = "municipality.population_2020";
    larger.labels = {"Aarhus"};
    larger.number = 500000;
    Vocabulary vocabulary =
        make_vocabulary(parameters.with(std::span(&larger, 1)), catalogue, shipped.names);
    vocabulary.name_places = shipped.name_places;
    return vocabulary;
}

constexpr char const* study_text = R"(format: 1
study: elsewhere
defaults:
  world: {scale: 0.002}
  period: {to: 2007-12}
  replicates: 1
  parameters:
    moving.annual_rate: {times: 1.1, from: 2007-01}
interventions:
  club:
    title: A club
    description: Young people meet, and hear of jobs.
    target: {ages: {from: 13, to: 17}, states: [school]}
    reach: {value: 0.4, range: [0, 1], source: the plan, status: assumed}
    effects:
      - {transition: leisure_job.start, odds: 3, range: [1, 9], delay_months: 0, full_months: 12,
         half_life_months: 0, source: a guess, status: assumed}
    cost: {dkk_per_participant: 4000, source: the budget, status: assumed}
blocks:
  all:
    interventions:
      - {use: club, where: all, from: 2006-01}
      - {use: leisure_job, where: all, from: 2006-01, set: {effects.0.odds: 5}}
      - {use: dropped_since, where: all, from: 2006-01}
scenarios:
  baseline: {use: []}
  clubs:
    use: [all]
    set:
      interventions.club.effects.0.odds: 6
      municipality.population_2020[Odense]: {times: 1.5}
      letting.acceptance_intercept: 1.2
)";

TEST(Verify, NeedsTheFileAloneWhereTheProgramShipsOtherNumbers)
{
    Vocabulary const other = other_vocabulary();
    Study const study = load_study({"elsewhere.yaml", study_text, {}, {}}, other);
    Scratch const folder;
    sim::ThreadPool const threads(1);
    StudyRun const run = run_to_files(
        study, {other.parameters, other.catalogue}, study.scenarios, threads,
        {folder.path(), sim::TrajectoryWriter::Existing::refuse, "another program"}, {});
    for (ScenarioFile const& file : run.files) {
        Ended const ended = run_program(folder.path(), "verify " + file.path.string());
        EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
        EXPECT_NE(ended.out.find(": equal (" + file.digest + ")"), std::string::npos) << ended.out;
    }
    // This program could not have made the file from the study's text.
    std::ofstream(folder.path() / "elsewhere.yaml") << study_text;
    EXPECT_EQ(run_program(folder.path(), "check elsewhere.yaml").code, 3);
}

TEST(Provenance, HoldsWhatWasInForceInEachScenario)
{
    Vocabulary const shipped = shipped_vocabulary();
    Study const study = load_study(
        {"s.yaml",
         "{format: 1, study: s, defaults: {world: {scale: 0.001}, period: {to: 2006-12}, "
         "replicates: 1}, scenarios: {plain: {use: []}, "
         "keen: {use: [], set: {letting.acceptance_intercept: 3.3}}}}",
         {},
         {}},
        shipped);
    Scratch const folder;
    sim::ThreadPool const threads(1);
    StudyRun const run =
        run_to_files(study, {shipped.parameters, shipped.catalogue}, study.scenarios, threads,
                     {folder.path(), sim::TrajectoryWriter::Existing::refuse, "test"}, {});
    sim::TrajectoryReader const plain(run.files[0].path);
    sim::TrajectoryReader const keen(run.files[1].path);
    auto const in_force = [](sim::TrajectoryReader const& file) {
        sim::Diagnostics wrong;
        sim::ParameterBook const book = sim::read_parameters(
            {{"in.parameters.yaml", file.text_attribute("parameters_text")}}, wrong);
        EXPECT_TRUE(wrong.ok()) << wrong.to_text();
        return book.scalar("letting.acceptance_intercept", sim::Month(2006, 1));
    };
    EXPECT_EQ(in_force(plain),
              shipped.parameters.scalar("letting.acceptance_intercept", sim::Month(2006, 1)));
    EXPECT_EQ(in_force(keen), 3.3);
    EXPECT_NE(plain.text_attribute("parameters_hash"), keen.text_attribute("parameters_hash"));
    EXPECT_EQ(plain.text_attribute("parameters_before_text"), "");
    EXPECT_NE(keen.text_attribute("interventions_text").find("leisure_job:"), std::string::npos);
}

} // namespace
} // namespace boligsim
