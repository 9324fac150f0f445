#pragma once

#include <boost/program_options.hpp>

#include "analysis/language/language.hpp"
#include "app/commands.hpp"

namespace boligsim {

/// Reads a command's arguments. `positional` names the options that stand without their names.
/// Throws UsageError.
boost::program_options::variables_map
parse_options(Arguments const& arguments,
              boost::program_options::options_description const& options,
              boost::program_options::positional_options_description const& positional);

/// The value of an option that must be there; `what` names it in the message.
std::string required_option(boost::program_options::variables_map const& values,
                            std::string const& name, std::string const& what);

/// How many threads `-j` asks for, where it is left out as many as the machine has.
int thread_count(boost::program_options::variables_map const& values);

/// The value of an option that takes one of a few words, the first of them where it is left out.
std::string choice_option(boost::program_options::variables_map const& values,
                          std::string const& name, std::vector<std::string> const& allowed);

/// Adds `--lang en|da` to a command's options.
void add_language_option(boost::program_options::options_description& options);

/// The language of `--lang`; without it that of the first of LC_ALL, LC_MESSAGES and LANG that is
/// set, where it is one that results are written in, else English.
analysis::Language language_option(boost::program_options::variables_map const& values);

} // namespace boligsim
