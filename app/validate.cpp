#include <ostream>

#include "analysis/validate/place_tables.hpp"
#include "analysis/validate/validation.hpp"
#include "app/trajectory_files.hpp"

namespace boligsim {

ExitCode run_validate(Arguments const& arguments, std::ostream& out, std::ostream&)
{
    namespace po = boost::program_options;
    po::options_description options;
    po::positional_options_description positional;
    add_file_options(options, positional);
    options.add_options()("format", po::value<std::string>())("about", po::value<std::string>());
    po::variables_map const values = parse_options(arguments, options, positional);
    std::string const format = choice_option(values, "format", {"table", "json", "csv"});

    TrajectoryFiles const files = open_files(values);
    auto targets = analysis::shipped_targets();
    auto orderings = analysis::shipped_orderings();
    bool const by_theme = values.count("about") > 0;
    bool about_places = false;
    if (by_theme) {
        std::vector<std::string> const& themes = analysis::theme_names();
        std::string const about = choice_option(values, "about", themes);
        about_places = about == "places";
        auto const is_of_another = [&](auto const& published) {
            return themes[static_cast<std::size_t>(published.theme)] != about;
        };
        std::erase_if(targets, is_of_another);
        std::erase_if(orderings, is_of_another);
    }
    std::vector<analysis::Validation> validations;
    for (analysis::Trajectory const* const file : files.all)
        validations.push_back(analysis::validate_file(*file, targets, orderings));
    if (format == "json")
        out << analysis::validation_json(validations);
    else if (format == "csv")
        out << analysis::validation_csv(validations);
    else
        for (std::size_t i = 0; i < validations.size(); ++i)
            out << (by_theme ? analysis::validation_rows_text(validations[i])
                             : analysis::validation_text(validations[i]))
                << (about_places ? "\n" + analysis::place_tables(*files.all[i]) : std::string())
                << "\n";
    return ExitCode::ok;
}

} // namespace boligsim
