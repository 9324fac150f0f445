#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "sim/files/field_documents.hpp"
#include "study/fields.hpp"
#include "study/read_study.hpp"
#include "tests/unit/study/test_vocabulary.hpp"

namespace boligsim {
namespace {

constexpr char const* whole = R"(format: 1
study: whole
defaults:
  world: {population: denmark, scale: 0.02}
  period: {from: 2006-01, to: 2012-12}
  replicates: 3
  seed: 4294967295
  parameters: {demo.wage: 100, demo.share: 0.1}
blocks:
  ordinary:
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.25}
  tools:
    letting:
      - {tool: flexible_letting, where: {programme: 2006-10}, from: 2007-01, to: 2009-12, share: 0.5,
         municipalities: 0.49, criteria: {any_of: [in_education, employed]}}
      - {tool: waiting_list, where: {municipality: København}, from: 2006-01, share: 0.1}
      - {tool: combined_letting, where: {area: Aarhus area 2}, from: 2006-01, share: 0.333333333333333}
    parameters: {demo.share: 0.3}
  support:
    rent:
      - {renovate: {programme: 2011-14, departments: 45}, year: 2010, rise_dkk_month: 1430,
         support_dkk_month: 620}
  plan:
    interventions:
      - {use: leisure_job, where: {region: hovedstaden, departments: 12}, from: 2008-01}
      - {use: employment_support, where: {department: Aarhus 2}, from: 2008-01, to: 2009-06, reach: 0.5}
scenarios:
  before: {use: []}
  after: {use: [ordinary, tools, support, plan], set: {interventions.leisure_job.reach: 0.2, demo.wage: 7}}
compare: {against: before}
)";

/// What a scenario sets, where it sets plain values.
std::map<std::string, double> values_of(Scenario const& scenario)
{
    std::map<std::string, double> values;
    for (sim::ParameterOverride const& change : scenario.parameters)
        values[change.key()] = change.number;
    return values;
}

std::optional<Study> read(std::string const& text, std::vector<std::string> sets = {})
{
    sim::Diagnostics diagnostics;
    auto study = read_study({"s.yaml", text, std::move(sets)}, test_vocabulary(), diagnostics);
    EXPECT_EQ(diagnostics.to_text(), "");
    return study;
}

TEST(Study, reads_what_was_written)
{
    Study const study = read(whole).value();
    EXPECT_EQ(study.name, "whole");
    EXPECT_EQ(study.scale, 0.02);
    EXPECT_EQ(study.period, (sim::Period{sim::Month(2006, 1), sim::Month(2012, 12)}));
    EXPECT_EQ(study.replicates, 3);
    EXPECT_EQ(study.seed, 4294967295u);
    EXPECT_EQ(study.against, "before");
    ASSERT_EQ(study.scenarios.size(), 2u);
    EXPECT_TRUE(study.scenarios[0].letting.empty());

    Scenario const& after = study.scenarios[1];
    ASSERT_EQ(after.letting.size(), 4u);
    EXPECT_EQ(after.letting[0].where.kind, Where::Kind::all);
    EXPECT_EQ(after.letting[0].to, std::nullopt);
    EXPECT_EQ(after.letting[0].municipalities, 1);
    EXPECT_EQ(after.letting[1].tool, "flexible_letting");
    EXPECT_EQ(after.letting[1].where.name, "2006-10");
    EXPECT_EQ(after.letting[1].to, sim::Month(2009, 12));
    EXPECT_EQ(after.letting[1].any_of,
              (std::vector<Criterion>{Criterion::in_education, Criterion::employed}));
    EXPECT_EQ(after.letting[2].where.name, "København");

    ASSERT_EQ(after.rent.size(), 1u);
    EXPECT_EQ(after.rent[0].where.departments, 45);
    EXPECT_EQ(after.rent[0].year, 2010);
    EXPECT_EQ(after.rent[0].rise_dkk_month, sim::Dkk(1430));
    EXPECT_EQ(after.rent[0].support_dkk_month, sim::Dkk(620));

    ASSERT_EQ(after.interventions.size(), 2u);
    EXPECT_EQ(after.interventions[0].to, sim::Month(2012, 12))
        << "left out: the period's last month";
    EXPECT_EQ(after.interventions[0].reach, std::nullopt) << "the scenario sets it";
    EXPECT_EQ(values_of(after).at("interventions.leisure_job.reach"), 0.2);
    EXPECT_EQ(after.interventions[1].reach, 0.5);
}

TEST(Study, the_scenario_wins_over_its_blocks_and_they_over_the_defaults)
{
    Study const study = read(whole).value();
    using Parameters = std::map<std::string, double>;
    EXPECT_EQ(values_of(study.scenarios[0]), (Parameters{{"demo.wage", 100}, {"demo.share", 0.1}}));
    EXPECT_EQ(values_of(study.scenarios[1]),
              (Parameters{{"demo.wage", 7},
                          {"demo.share", 0.3},
                          {"interventions.leisure_job.reach", 0.2}}));
}

TEST(Study, resolved_text_reads_back_to_the_same_study)
{
    Study const study = read(whole).value();
    Study const again = read(study.resolved_text).value();
    EXPECT_EQ(again.resolved_text, study.resolved_text);
    EXPECT_EQ(again.scenarios[1].letting[3].share, study.scenarios[1].letting[3].share);
    EXPECT_EQ(again.scenarios[1].letting[3].where.name, "Aarhus area 2");
    EXPECT_EQ(again.scenarios[1].parameters, study.scenarios[1].parameters);
    EXPECT_EQ(again.against, "before");
    EXPECT_EQ(again.seed, study.seed);
    EXPECT_EQ(again.scale, study.scale);
}

TEST(Study, the_smallest_study_has_the_defaults_of_the_struct)
{
    Study const study = read("{format: 1, study: s, scenarios: {only: {use: []}}}").value();
    Study const defaults;
    EXPECT_EQ(study.scale, defaults.scale);
    EXPECT_EQ(study.period, defaults.period);
    EXPECT_EQ(study.replicates, defaults.replicates);
    EXPECT_EQ(study.seed, defaults.seed);
    EXPECT_EQ(study.population, defaults.population);
    EXPECT_EQ(study.against, "only");
}

TEST(Study, set_changes_any_value)
{
    Study const study =
        read(whole, {"defaults.world.scale=0.5", "defaults.parameters.demo.wage=12",
                     "blocks.tools.letting.0.share=0.2", "scenarios.after.set.demo.wage=8",
                     "scenarios.before.set.demo.share=0.9", "scenarios.before.use=[ordinary]"})
            .value();
    EXPECT_EQ(study.scale, 0.5);
    EXPECT_EQ(values_of(study.scenarios[0]).at("demo.wage"), 12);
    EXPECT_EQ(values_of(study.scenarios[0]).at("demo.share"), 0.9);
    EXPECT_EQ(study.scenarios[0].letting.size(), 1u);
    EXPECT_EQ(study.scenarios[1].letting[1].share, 0.2);
    EXPECT_EQ(values_of(study.scenarios[1]).at("demo.wage"), 8);
}

TEST(Study, set_reaches_records_that_the_study_leaves_out)
{
    Study const study = read("{format: 1, study: s, scenarios: {only: {use: []}}}",
                             {"defaults.world.scale=0.25", "defaults.period.to=2009-12"})
                            .value();
    EXPECT_EQ(study.scale, 0.25);
    EXPECT_EQ(study.period.last, sim::Month(2009, 12));
}

TEST(Study, shares_may_meet_where_they_add_to_one_or_not_at_once)
{
    std::string const text = R"(format: 1
study: s
blocks:
  b:
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.3}
      - {tool: waiting_list, where: {programme: 2006-10}, from: 2006-01, to: 2007-12, share: 0.7}
      - {tool: internal_list, where: {programme: 2006-10}, from: 2008-01, share: 0.7}
      - {tool: internal_list, where: {programme: 2011-14}, from: 2006-01, share: 0.7}
scenarios: {only: {use: [b]}}
)";
    EXPECT_TRUE(read(text).has_value());
}

TEST(Study, allocation_of_all_vacancies_leaves_other_tools_their_shares)
{
    std::string const text = R"(format: 1
study: s
blocks:
  b:
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.3}
      - {tool: municipal_allocation, where: {programme: 2006-10}, from: 2007-01, share: 1}
      - {tool: waiting_list, where: {programme: 2006-10}, from: 2007-01, share: 0.9}
scenarios: {only: {use: [b]}}
)";
    EXPECT_TRUE(read(text).has_value());
}

TEST(Study, every_value_is_listed_with_its_place)
{
    sim::Diagnostics diagnostics;
    auto const tree = read_study_tree({"s.yaml", whole, {"defaults.world.scale=0.5"}},
                                      test_vocabulary(), diagnostics);
    ASSERT_TRUE(tree.has_value());
    std::map<std::string, sim::FieldValue> values;
    for (sim::FieldValue const& value : sim::list_values(tree->root, tree->fields))
        values.emplace(value.path, value);
    EXPECT_EQ(values.at("defaults.world.scale").value, "0.5");
    EXPECT_EQ(values.at("defaults.world.scale").at->file, "--set defaults.world.scale=0.5");
    EXPECT_EQ(values.at("blocks.ordinary.letting.0.share").at->line, 12);
    EXPECT_EQ(values.at("blocks.ordinary.letting.0.municipalities").at, std::nullopt);
    EXPECT_EQ(values.at("scenarios.after.set.demo.wage").unit, "DKK/month");
}

/// The warnings of a study of four scenarios in which each line could be one that changes nothing.
std::string warnings_of(std::string const& text)
{
    sim::Diagnostics diagnostics;
    Vocabulary vocabulary = test_vocabulary();
    vocabulary.parameters =
        sim::read_parameters({{"usual.parameters.yaml", R"(letting.municipal_share:
  description: What municipalities take without an agreement
  unit: share
  axes: [region]
  labels: {region: [hovedstaden, sjaelland, syddanmark, midtjylland, nordjylland]}
  values:
    - {from: 2000-01, value: [0.6, 0.1, 0.1, 0.1, 0.1], source: none, status: assumed, range: [0, 1]}
    - {from: 2012-01, value: [0.2, 0.2, 0.2, 0.2, 0.2], source: none, status: assumed, range: [0, 1]}
)"}},
                             diagnostics);
    vocabulary.regions = {Region::midtjylland, Region::hovedstaden, Region::syddanmark};
    std::string const table = "department,municipality,organisation,rooms_3\n"
                              "A,København,Housing,200\nB,København,Housing,2000\n";
    StudySource const source{
        "s.yaml", text, {}, [&](std::string const&) { return std::optional<std::string>(table); }};
    EXPECT_TRUE(read_study(source, vocabulary, diagnostics).has_value());
    return diagnostics.to_text();
}

std::string with_line(std::string const& line)
{
    return "format: 1\nstudy: s\ndefaults:\n  world: {departments: d.csv, scale: 0.02}\n"
           "blocks:\n  b:\n    letting:\n      - " +
           line + "\nscenarios:\n  baseline: {use: []}\n  other: {use: [b]}\n";
}

TEST(Study, warns_of_what_changes_nothing)
{
    EXPECT_EQ(
        warnings_of("format: 1\nstudy: s\ndefaults:\n  world: {scale: 0.0002}\nblocks:\n"
                    "  b: {parameters: {letting.municipal_share: {times: 1.1}}}\n"
                    "  c: {}\nscenarios:\n  baseline: {use: [c]}\n  other: {use: []}\n"),
        "s.yaml:4:18: warning: scale = 0.0002 simulates about 1080 persons in a world (most "
        "departments have no dwelling)\n   write 0.001 or more, and 0.01 or more to read "
        "results\n"
        "s.yaml:6:3: warning: no scenario uses block 'b'\n"
        "   add it to `use` of a scenario, or delete it\n"
        "s.yaml:10:3: warning: scenario 'other' is the same as 'baseline' (the same lines and "
        "values), so every difference is 0\n"
        "   give it a block or a value that the other has not\n");
}

TEST(Study, warns_of_an_agreement_on_less_than_is_usual)
{
    auto const agreed = [](std::string const& where, std::string const& dates, double share) {
        return warnings_of(with_line("{tool: municipal_allocation, where: {" + where + "}, " +
                                     dates + ", share: " + std::to_string(share) + "}"));
    };
    std::string const until_2011 = "from: 2006-01, to: 2011-12";
    EXPECT_NE(agreed("municipality: København", until_2011, 0.25).find("changes nothing"),
              std::string::npos);
    EXPECT_NE(agreed("region: hovedstaden", until_2011, 0.6).find("takes 0.6 or more"),
              std::string::npos);
    EXPECT_NE(agreed("department: B", until_2011, 0.25).find("changes nothing"), std::string::npos);
    EXPECT_EQ(agreed("municipality: København", until_2011, 0.7), "");
    EXPECT_EQ(agreed("municipality: København", "from: 2006-01", 0.25), "") << "more from 2012";
    EXPECT_EQ(agreed("municipality: [København, Odense]", until_2011, 0.25), "");
}

TEST(Study, warns_of_a_tool_where_hardly_a_dwelling_is_simulated)
{
    EXPECT_EQ(
        warnings_of(with_line("{tool: waiting_list, where: {department: A}, from: 2006-01, "
                              "share: 0.5}")),
        "s.yaml:8:9: warning: waiting_list for department A (about 4.0 simulated dwellings at "
        "scale 0.02, so hardly one falls vacant)\n"
        "   raise the scale, or select more departments\n");
    EXPECT_EQ(
        warnings_of(with_line("{tool: waiting_list, where: {department: [A, B]}, from: 2006-01, "
                              "share: 0.5}")),
        "");
}

TEST(Study, a_selection_may_list_several_places)
{
    std::string text = whole;
    text.replace(text.find("{department: Aarhus 2}"), 22, "{department: [Aarhus 2, Aarhus 1]}");
    Study const study = read(text).value();
    Where const where = study.scenarios[1].interventions[1].where;
    EXPECT_TRUE(where.names("Aarhus 1"));
    EXPECT_TRUE(where.names("Aarhus 2"));
    EXPECT_FALSE(where.names("Aarhus 3"));
    Study const again = read(study.resolved_text).value();
    EXPECT_EQ(again.scenarios[1].interventions[1].where, where);
}

/// Each of these would take minutes if names were looked for one by one.
TEST(Study, takes_time_in_proportion_to_its_length)
{
    std::string const head = "format: 1\nstudy: s\nblocks: ";
    std::string blocks = "{";
    std::string same = "{";
    std::string use;
    for (int i = 0; i < 20000; ++i) {
        blocks += fmt::format("b{}: {{}}, ", i);
        same += "b: {}, ";
        use += fmt::format("b{}, ", i);
    }
    std::string const tail = "\nscenarios: {one: {use: [";
    auto const start = std::chrono::steady_clock::now();
    sim::Diagnostics diagnostics;
    read_study({"s.yaml", head + blocks + "}" + tail + use + "]}}", {}}, test_vocabulary(),
               diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.to_text();
    read_study({"s.yaml", head + same + "}" + tail + "]}}", {}}, test_vocabulary(), diagnostics);
    EXPECT_EQ(diagnostics.size(), 19999u);
    read_study({"s.yaml", head + "{}" + tail + use + "]}}", {}}, test_vocabulary(), diagnostics);
    EXPECT_EQ(diagnostics.size(), 39999u);
    EXPECT_LT(diagnostics.to_text().size(), 10000u);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Study, the_schema_knows_every_key)
{
    std::string const schema = sim::json_schema(study_fields(test_vocabulary(), {}), "A study");
    for (std::string const key :
         {"draft-07", "\"replicates\"", "\"rise_dkk_month\"", "\"demo.wage\"", "\"any_of\"",
          "\"interventions.leisure_job.reach\"", "\"minimum\": 0.0001", "\"minItems\": 1"})
        EXPECT_NE(schema.find(key), std::string::npos) << key;
}

} // namespace
} // namespace boligsim
