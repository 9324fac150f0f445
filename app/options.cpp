#include "app/options.hpp"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/core/diagnostics.hpp"

namespace boligsim {

namespace po = boost::program_options;

po::variables_map parse_options(Arguments const& arguments, po::options_description const& options,
                                po::positional_options_description const& positional)
{
    try {
        po::variables_map values;
        auto const style =
            po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(arguments)
                      .options(options)
                      .positional(positional)
                      .style(style)
                      .run(),
                  values);
        po::notify(values);
        return values;
    } catch (po::too_many_positional_options_error const&) {
        throw UsageError("there is more on the command line than the command takes");
    } catch (po::unknown_option const& e) {
        std::vector<std::string> known;
        for (auto const& option : options.options())
            known.push_back("--" + option->long_name());
        auto const near = sim::suggest(e.get_option_name(), known);
        throw UsageError(near ? fmt::format("{} (did you mean '{}'?)", e.what(), *near) : e.what());
    } catch (po::invalid_option_value const& e) {
        // The options that are not text are whole numbers.
        throw UsageError(
            fmt::format("{} (a whole number of at most 18 digits is needed)", e.what()));
    } catch (po::error const& e) {
        throw UsageError(e.what());
    }
}

int thread_count(po::variables_map const& values)
{
    if (!values.count("threads"))
        return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    int const threads = values["threads"].as<int>();
    if (threads < 1 || threads > 1024)
        throw UsageError(fmt::format("{} threads (a number from 1 to 1024)", threads));
    return threads;
}

std::string required_option(po::variables_map const& values, std::string const& name,
                            std::string const& what)
{
    if (!values.count(name))
        throw UsageError(fmt::format("{} is missing", what));
    return values[name].as<std::string>();
}

std::string choice_option(po::variables_map const& values, std::string const& name,
                          std::vector<std::string> const& allowed)
{
    if (!values.count(name))
        return allowed.front();
    auto const& value = values[name].as<std::string>();
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
        throw UsageError(
            fmt::format("--{} {} (allowed: {})", name, value, fmt::join(allowed, ", ")));
    return value;
}

void add_language_option(po::options_description& options)
{
    options.add_options()("lang", po::value<std::string>());
}

analysis::Language language_option(po::variables_map const& values)
{
    using enum analysis::Language;
    if (values.count("lang"))
        return *analysis::language_of(choice_option(values, "lang", {"en", "da"}));
    for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const locale = std::getenv(name);
        if (locale != nullptr && *locale != '\0')
            return analysis::language_of(locale).value_or(english);
    }
    return english;
}

} // namespace boligsim
