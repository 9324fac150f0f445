#include <ostream>

#include "analysis/validate/validation.hpp"
#include "app/trajectory_files.hpp"

namespace boligsim {

ExitCode run_validate(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    options.add_options()("format", po::value<std::string>());
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const format = choice_option(values, "format", {"table", "json", "csv"});

    TrajectoryFiles const files = open_files(values);
    auto const targets = analysis::shipped_targets();
    std::vector<analysis::Validation> validations;
    for (analysis::Trajectory const* const file : files.all)
        validations.push_back({file->scenario(), analysis::validate(*file, targets)});
    if (format == "json")
        out << analysis::validation_json(validations);
    else if (format == "csv")
        out << analysis::validation_csv(validations);
    else
        for (analysis::Validation const& validation : validations)
            out << analysis::validation_text(validation) << "\n";
    return ExitCode::ok;
}

} // namespace boligsim
