#include <filesystem>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include "app/options.hpp"
#include "app/shell_words.hpp"
#include "app/study_input.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/files/field_documents.hpp"
#include "study/fields.hpp"

namespace boligsim {

namespace {

constexpr std::string_view first_study =
    R"(# yaml-language-server: $schema=./boligsim-study.schema.json
format: 1
study: my-study
defaults:
  world: {population: denmark, scale: 0.01}   # one household in a hundred; 1 is everyone
  # With departments of your own (docs/guides/own-departments.md), instead of the line above:
  # world: {population: denmark, departments: departments.csv, scale: 0.2}
  period: {from: 2006-01, to: 2010-12}
  replicates: 4
  seed: 20060101
blocks:
  municipal:      # the municipality may let every fourth vacancy to a household in acute need
    letting:
      - {tool: municipal_allocation, where: all, from: 2006-01, share: 0.25}
  flexible:       # every second vacancy to applicants in work or education first
    letting:
      - {tool: flexible_letting, where: {programme: 2006-10}, from: 2007-01, share: 0.5,
         criteria: {any_of: [employed, in_education]}}
scenarios:
  baseline: {use: [municipal]}
  flexible: {use: [municipal, flexible]}
compare: {against: baseline}
)";

/// Invented departments that show how the table is filled; what is left empty is not known.
constexpr std::string_view first_departments =
    R"(department,municipality,organisation,area,kind,rooms_1,rooms_2,rooms_3,rooms_4,rooms_5,rooms_6,mean_m2,rent_dkk_m2_year,rent_year,programmes,employed_share,non_western_share,under_18_share,over_64_share,single_adult_share,residents_per_dwelling,mean_years_in_dwelling
Example Park 1,Esbjerg,Example Housing,Example Park,family,0,80,160,60,0,0,78,600,2006,2006-10|2011-14,0.52,0.35,0.28,0.10,0.58,,6
Example Park 2,Esbjerg,Example Housing,Example Park,family,20,90,70,20,0,0,,,,2006-10,0.55,0.28,,,,,
Example College,Esbjerg,Example Housing,,youth,90,30,0,0,0,0,,,,,,,,,,,
)";

void write_file(std::filesystem::path const& path, std::string_view text)
{
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream)
        throw sim::RunFailed(
            fmt::format("{} could not be written; name another folder", path.string()));
}

} // namespace

ExitCode run_init(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    options.add_options()("dir", po::value<std::string>());
    po::positional_options_description positional;
    positional.add("dir", 1);
    po::variables_map const values = parse_options(arguments, options, positional);
    std::filesystem::path const folder = required_option(values, "dir", "DIR");
    std::filesystem::path const study = folder / "study.yaml";
    std::filesystem::path const schema = folder / "boligsim-study.schema.json";
    std::filesystem::path const departments = folder / "departments.csv";
    for (auto const& path : {study, schema, departments})
        if (std::filesystem::exists(path)) {
            sim::Diagnostics diagnostics;
            diagnostics.error({path.string(), 0, 0},
                              "the file is there already (nothing is overwritten)",
                              "name a new folder");
            throw sim::InvalidInput(std::move(diagnostics));
        }
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        throw sim::RunFailed(fmt::format("{} could not be made ({}); name another folder",
                                         folder.string(), failed.message()));
    write_file(study, first_study);
    write_file(departments, first_departments);
    write_file(schema,
               sim::json_schema(study_fields(shipped_vocabulary(), {}), "A study of boligsim"));
    out << fmt::format("{}\n{}\n{}\nNext: {} check {}\n", study.string(), departments.string(),
                       schema.string(), program_as_typed(), shell_word(study.string()));
    return ExitCode::ok;
}

} // namespace boligsim
