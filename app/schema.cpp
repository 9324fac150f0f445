#include <ostream>

#include "app/options.hpp"
#include "app/study_input.hpp"
#include "sim/files/field_documents.hpp"
#include "study/fields.hpp"
#include "study/read_departments.hpp"

namespace boligsim {

namespace {

constexpr std::string_view reference_head =
    "# Study files: every key\n\n"
    "Written by `boligsim schema --format markdown` from "
    "the table that the program checks studies\n"
    "with. Where `parameters` and `set` stand, the keys are the names of the model's parameters:\n"
    "`boligsim explain STUDY parameters` lists them with unit, range and source.\n";

/// The table of a user's own departments: its columns as the keys of a record.
std::string departments_part(sim::Field const& table)
{
    sim::Field page;
    page.fields = {table};
    std::string const text = sim::markdown_reference(page);
    return text.substr(text.find("\n## `departments[]`"));
}

} // namespace

ExitCode run_schema(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    options.add_options()("format", po::value<std::string>());
    po::variables_map const values = parse_options(arguments, options, {});
    bool const as_markdown = choice_option(values, "format", {"json", "markdown"}) == "markdown";
    Vocabulary vocabulary = shipped_vocabulary();
    if (as_markdown)
        vocabulary.parameters = sim::ParameterBook();
    sim::Field const fields = study_fields(vocabulary, {});
    if (as_markdown)
        out << reference_head << sim::markdown_reference(fields)
            << departments_part(department_fields(vocabulary));
    else
        out << sim::json_schema(fields, "A study of boligsim");
    return ExitCode::ok;
}

} // namespace boligsim
