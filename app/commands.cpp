#include "app/commands.hpp"

namespace boligsim {

std::vector<Command> const& commands()
{
    static std::vector<Command> const table{
        {"init", "DIR", "a study to start from", run_init},
        {"check", "STUDY [--set KEY=VALUE]... [--format text|json]",
         "every error of a study at once; runs nothing", run_check},
        {"explain", "STUDY [-s NAME] [KEY]",
         "values as resolved: value, unit, source, status, where it was set", run_explain},
        {"show", "FILE.h5", "what a result file holds, and its headline table", run_show},
        {"schema", "[--format json|markdown]", "the JSON Schema of a study, for editors",
         run_schema},
    };
    return table;
}

} // namespace boligsim
