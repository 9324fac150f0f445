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
        {"run",
         "STUDY [-s NAME]... [-o DIR] [-n REPLICATES] [--seed N] [-j THREADS] [--set "
         "KEY=VALUE]...\n"
         "             [--scale-parameter NAME=FACTOR]... [--check-books] [--events] [--dry-run] "
         "[--force] [--quiet]\n"
         "             [--progress auto|always|never|json]",
         "runs a study and writes a trajectory file a scenario", run_run},
        {"verify", "FILE.h5 [-j THREADS]",
         "runs a file's study again: equal to the byte, or where not", run_verify},
        {"show", "FILE.h5", "what a result file holds, and its headline table", run_show},
        {"trace", "FILE.h5 [--household NUMBER] [--replicate N]",
         "a household's moves and lettings, in sentences, where events were recorded", run_trace},
        {"compare",
         "FILE... [--against NAME] [--full] [--about letting [--group NAME]...] [--csv DIR] "
         "[--format table|json]",
         "what scenarios change against their baseline", run_compare},
        {"findings", "FILE... [--against NAME] [--format table|json|csv] [--fail-on contradicted]",
         "the evaluations' findings beside what is simulated", run_findings},
        {"validate", "FILE... [--about population|employment|sector] [--format table|json|csv]",
         "published figures beside what is simulated", run_validate},
        {"schema", "[--format json|markdown]", "the JSON Schema of a study, for editors",
         run_schema},
    };
    return table;
}

} // namespace boligsim
