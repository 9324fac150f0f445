#include "app/commands.hpp"

namespace boligsim {

namespace {

constexpr char const* init_options = "  DIR            a new folder for it\n";
constexpr char const* check_options =
    "  STUDY            a study, a YAML file\n"
    "  --set KEY=VALUE  another value, by its path: defaults.world.scale=0.2\n"
    "  --format json    errors as a JSON list\n";
constexpr char const* explain_options =
    "  -s NAME          of one scenario only\n"
    "  KEY              a key of the study, or a parameter's name or a part of it (letting);\n"
    "                   'parameters' for every parameter of the model\n"
    "  --assumed        only parameters with an assumed value\n"
    "  --set KEY=VALUE  another value, by its path: defaults.world.scale=0.2\n";
constexpr char const* run_options =
    "  -s NAME          this scenario only\n"
    "  -o DIR           folder for the files; left out, results/ and the study's name\n"
    "  -n REPLICATES    worlds a scenario, instead of the study's\n"
    "  --seed N         seed, instead of the study's\n"
    "  -j THREADS       left out, as many as the machine has; results do not depend on it\n"
    "  --set KEY=VALUE  another value, by its path: defaults.world.scale=0.2\n"
    "  --scale-parameter NAME=FACTOR\n"
    "                   a parameter of the model times a factor that keeps it within its\n"
    "                   range; with NAME:2 every second cell of its table. For trying what\n"
    "                   results depend on\n"
    "  --check-books    checks every month that nobody and no dwelling is lost; slower\n"
    "  --events         also every letting and move, as tables in the files (for trace and\n"
    "                   compare --full)\n"
    "  --dry-run        says what would be run\n"
    "  --force          replaces files that are there\n"
    "  --quiet          no progress\n"
    "  --progress WHEN  auto (left out), always, never; json: an object a line\n";
constexpr char const* verify_options = "  FILE.h5     a result file; its study is in it\n"
                                       "  -j THREADS  left out, as many as the machine has\n";
constexpr char const* show_options = "  FILE.h5  a result file\n";
constexpr char const* trace_options =
    "  FILE.h5             a result file of run --events\n"
    "  --household NUMBER  of this household; left out, those of which most is recorded\n"
    "  --replicate N       in this world, from 0\n";
constexpr char const* compare_options =
    "  FILE              result files of one run, or their folder\n"
    "  --against NAME    the scenario that the others are compared with, instead of the study's\n"
    "  --full            every table, instead of a headline\n"
    "  --about letting   all scenarios in one table: tools, newly housed, time waited\n"
    "  --group NAME      of these departments: 'municipality NAME', 'region NAME',\n"
    "                    'area NAME', 'department NAME', 'programme 2006-10', ...\n"
    "  --years A-B       means over these years, not those in which the policy is in force\n"
    "  --csv DIR         tables of every year into a folder, as a spreadsheet of the\n"
    "                    language opens them\n"
    "  --report FILE     also the report that the command report writes\n"
    "  --lang en|da      the language; left out, that of LC_ALL, LC_MESSAGES or LANG\n"
    "  --format json     the same as a JSON list\n";
constexpr char const* report_options =
    "  FILE           result files of one run, or their folder\n"
    "  -o FILE        the report; left out, report.html\n"
    "  --lang en|da   its language; left out, that of the system\n"
    "  --title TEXT   its title; left out, the study's name\n"
    "  --against NAME the scenario that the others are compared with\n"
    "  --group NAME   shows these departments instead of those that scenarios are for\n"
    "  --sections A,B only these: headline, questions, compared, over-time, through-whom,\n"
    "                 lettings, newly-housed, waiting, who-instead, by-place, dose, findings,\n"
    "                 validate, assumptions, reproduce, origin\n";
constexpr char const* findings_options =
    "  FILE                    result files of one run, or their folder\n"
    "  --against NAME          the scenario that the others are compared with\n"
    "  --full                  those that the files do not answer too, with the reason\n"
    "  --format json|csv       a list or table instead of text\n"
    "  --fail-on contradicted  ends with 6 where a finding comes out otherwise than reported\n";
constexpr char const* validate_options =
    "  FILE               result files, or their folder; each by itself\n"
    "  --about THEME      population, employment, sector (public housing as a whole) or\n"
    "                     places (who lives where), row by row\n"
    "  --format json|csv  a list or table instead of text\n";
constexpr char const* schema_options =
    "  --format markdown  the reference page of studies instead\n";

} // namespace

std::vector<Command> const& commands()
{
    static std::vector<Command> const table{
        {"init", "DIR", "a study to start from", init_options, run_init},
        {"check", "STUDY [--set KEY=VALUE]... [--format text|json]",
         "every error of a study at once; runs nothing", check_options, run_check},
        {"explain", "STUDY [-s NAME] [--assumed] [--set KEY=VALUE]... [KEY]",
         "values as resolved: value, unit, source, status, where it was set", explain_options,
         run_explain},
        {"run",
         "STUDY [-s NAME]... [-o DIR] [-n REPLICATES] [--seed N] [-j THREADS] [--set "
         "KEY=VALUE]...\n"
         "             [--scale-parameter NAME=FACTOR]... [--check-books] [--events] [--dry-run] "
         "[--force] [--quiet]\n"
         "             [--progress auto|always|never|json]",
         "runs a study and writes a trajectory file a scenario", run_options, run_run},
        {"verify", "FILE.h5 [-j THREADS]",
         "runs a file's study again: equal to the byte, or where not", verify_options, run_verify},
        {"show", "FILE.h5", "what a result file holds, and its headline table", show_options,
         run_show, Reads::result_files},
        {"trace", "FILE.h5 [--household NUMBER] [--replicate N]",
         "a household's moves and lettings, in sentences, where events were recorded",
         trace_options, run_trace, Reads::result_files},
        {"compare",
         "FILE... [--against NAME] [--full] [--about letting] [--group NAME]... [--years A-B]\n"
         "             [--csv DIR] [--report FILE] [--format table|json] [--lang en|da]",
         "what scenarios change against their baseline", compare_options, run_compare,
         Reads::result_files},
        {"report",
         "FILE... [-o report.html] [--lang en|da] [--title TEXT] [--against NAME]\n"
         "             [--group NAME]... [--sections A,B]",
         "one HTML file with charts and sentences, to look at and send on", report_options,
         run_report, Reads::result_files},
        {"findings",
         "FILE... [--against NAME] [--full] [--format table|json|csv] [--fail-on contradicted]",
         "the evaluations' findings beside what is simulated", findings_options, run_findings,
         Reads::result_files},
        {"validate",
         "FILE... [--about population|employment|sector|places] [--format table|json|csv]",
         "published figures beside what is simulated", validate_options, run_validate,
         Reads::result_files},
        {"schema", "[--format json|markdown]", "the JSON Schema of a study, for editors",
         schema_options, run_schema},
    };
    return table;
}

} // namespace boligsim
