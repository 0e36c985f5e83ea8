/* The command line: picks the sub-command and hands it the rest. */
#include "ui/cli/cli.h"
#include "ui/cli/harmless.h"

#include <locale.h>
#include <stdarg.h>
#include <string.h>

const struct command commands[] = {
    {"step", "FILE", "open the stepper (what `loopglass FILE` does)", command_step},
    {"replay", "FILE ...", "open a written trace; or run a program with a file of interventions",
     command_replay},
    {"run", "FILE", "run a scenario and print what it prints", command_run},
    {"check", "FILE", "list at once what of a program is refused, and what to do", command_check},
    {"explain", "FILE", "tell a run in words: text, Markdown, a page", command_explain},
    {"slow", "FILE", "say where the time of a run goes", command_slow},
    {"deadlock", "FILE", "say why a run hangs", command_deadlock},
    {"quiz", "FILE", "be asked before each step: who runs, when, what is printed", command_quiz},
    {"timeline", "FILE", "draw tasks over virtual time, here or as SVG", command_timeline},
    {"compare", "FILES", "two runs side by side; several on one scale", command_compare},
    {"models", "FILE", "a workload one by one, in threads, as tasks, in processes", command_models},
    {"export", "FILE", "write a run as a web page, or for Perfetto, CSV, DOT, Mermaid", command_export},
    {"screenshot", "FILE", "the stepper's screen at a step, as SVG", command_screenshot},
    {"cast", "FILE", "a played run, as a recording for asciinema", command_cast},
    {"record", "PROGRAM", "record a real program on its real loop", command_record},
    {"verify", "FILE", "compare a run with the machine's own CPython", command_verify},
    {"copy", "LESSON", "put a lesson into this folder, to be changed", command_copy},
    {"list", "", "list the lessons", command_list},
    {"lint-lesson", "FILES", "check whether lessons have all that lessons need", command_lint},
    {0},
};

int usage_error(const char *format, ...)
{
    va_list list;
    fputs("loopglass: ", stderr);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fputs("\nTry 'loopglass --help'.\n", stderr);
    return STATUS_USAGE;
}

static int print_help(void)
{
    puts("Usage: loopglass [COMMAND] [OPTION]... [FILE]\n"
         "A looking glass on the asyncio event loop: runs a plain Python asyncio program on a\n"
         "virtual clock and lets you step through it, forward and back.\n"
         "\n"
         "  loopglass                  list the lessons and choose one\n"
         "  loopglass FILE             open the stepper; without a terminal, run FILE");
    for (const struct command *command = commands; command->name; command++)
        printf("  loopglass %-11s %-7s %s\n", command->name, command->arguments, command->summary);
    puts("\n"
         "FILE is a Python file, the name or number of a lesson, or a written trace.\n"
         "\n"
         "      --seed N          seed of the run, instead of the file's\n"
         "      --debug           asyncio's debug mode\n"
         "      --memory MIB      bound on the memory of the program (default 8192)\n"
         "      --ticks N         bound on lines and events (default none)\n"
         "      --work N          bound on lines, events and elements touched (default 1000000000)\n"
         "      --max-time S      bound on virtual time, seconds (default none)\n"
         "      --max-output N    bound on the bytes that the program prints (default 1 GiB)\n"
         "      --max-tasks N     bound on the tasks that it makes (default 10000000)\n"
         "      --max-int N       bound on the bytes of one int (default 32 MiB)\n"
         "      --max-trace N     bound on the bytes of the trace (default 4 GiB); 0 lifts a bound\n"
         "      --interventions FILE\n"
         "                        change the run as the file says: replay FILE INTERVENTIONS\n"
         "      --steps FILE      run: write the step log (iteration, time, task)\n"
         "      --trace FILE      run: write the trace as JSON Lines\n"
         "      --summary         run: virtual time, tasks and steps, on standard error\n"
         "  -o, --output FILE     timeline: write SVG there; export, explain, screenshot, cast:\n"
         "                        write there, not here\n"
         "      --size WxH        screenshot, cast: columns and rows (default 80x24)\n"
         "      --light           screenshot: on white paper\n"
         "      --speed N         cast: faster or slower\n"
         "      --until SECONDS   timeline, compare, export: up to this virtual time\n"
         "      --plain           compare: print it, in a terminal too\n"
         "      --width N         timeline, compare: columns (default: the terminal's)\n"
         "      --markdown, --html\n"
         "                        explain: as a document to hand out\n"
         "      --html, --perfetto, --csv, --dot, --mermaid\n"
         "                        export: the format\n"
         "      --first N         export --html: so many steps at most (default 2000)\n"
         "      --questions N     quiz: so many at most (default 20)\n"
         "      --answers FILE    quiz: take the answers from there, one a line\n"
         "      --json            run: the result as JSON; quiz: only the score\n"
         "      --python PROGRAM  verify, lint-lesson: the CPython to compare with (3.11 or\n"
         "                        newer)\n"
         "      --verify          lint-lesson: compare with the machine's CPython\n"
         "      --timeout N       verify: seconds of real time for each run (default 20)\n"
         "      --ascii           stepper: no characters outside ASCII\n"
         "      --no-color        stepper: no colours (as the variable NO_COLOR)\n"
         "      --linear          stepper: in words, without a screen (as LOOPGLASS_LINEAR=1)\n"
         "      --step N          stepper: begin at step N\n"
         "      --time T          stepper: begin at a virtual time, 0.5s\n"
         "      --line L          stepper: begin where line L runs first\n"
         "      --bookmark NAME   stepper: begin at a bookmark\n"
         "      --layout present  stepper: the layout for a projector\n"
         "      --help            this help\n"
         "      --version         which loopglass this is\n"
         "\n"
         "Exit status of run: the program's own; 2 for a usage error, an unreadable file or one that\n"
         "does not compile; 3 when a bound of the sandbox ended the run. Of verify: 0 when the runs are the same,\n"
         "1 when they differ.");
    return 0;
}

static int print_version(void)
{
    printf("loopglass %s\n"
           "Runs asyncio programs as CPython 3.13 does.\n"
           "License MIT. There is no warranty.\n",
           sim_version());
    return 0;
}

static const struct command *find_command(const char *name)
{
    for (const struct command *command = commands; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* Those that tell of a program, and write no control characters of their own. */
static bool tells(const struct command *command)
{
    static const char *const names[] = {"check", "explain", "slow", "deadlock", "quiz", "timeline",
                                        "models", "export", "verify", "screenshot", "lint-lesson"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(command->name, names[i]) == 0)
            return true;
    return false;
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    if (argc < 2 || (argc == 2 && strcmp(argv[1], "--linear") == 0)) {
        char *list[] = {(char[]){"list"}, (char[]){"--choose"}, argv[1], NULL};
        return command_list(argc + 1, list);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_help();
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    const struct command *command = find_command(argv[1]);
    if (command && tells(command))
        harmless_terminal();
    if (command)
        return command->run(argc - 1, argv + 1);
    return command_step(argc, argv);
}
