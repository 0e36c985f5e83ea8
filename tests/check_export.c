/* What a run becomes for other eyes and tools: timelines, tables, graphs, traces; files written
 * whole or not at all. Drives the program as a person would. */
#include "sim/trace/event.h"

#include <check.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char said[1 << 16];

/* Runs `loopglass ARGUMENTS`; what it says on both streams is in `said`. The exit status. */
static int run(const char *arguments)
{
    char command[1024];
    snprintf(command, sizeof command,
             "LC_ALL=C.UTF-8 LOOPGLASS_LESSONS='%s/scenarios' COLUMNS=80 '%s' %s 2>&1", TOP_DIR,
             LOOPGLASS, arguments);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    size_t size = fread(said, 1, sizeof said - 1, pipe);
    said[size] = '\0';
    return WEXITSTATUS(pclose(pipe));
}

static void expect_words(const char *words)
{
    ck_assert_msg(strstr(said, words) != NULL, "without: %s\n%s", words, said);
}

START_TEST(a_timeline_in_characters)
{
    ck_assert_int_eq(run("timeline 3"), 0);
    ck_assert_str_eq(
        said,
        "Three fetches at once   0.300 s\n"
        "                          0.0               0.1              0.2               0.3 s\n"
        "Task-1 main()             █────────────────────────────────────────────────────█\n"
        "Task-2 fetch('ada', 0.3)  █────────────────────────────────────────────────────█\n"
        "Task-3 fetch('bob', 0.1)  █─────────────────█\n"
        "Task-4 fetch('cyd', 0.2)  █──────────────────────────────────█\n"
        "                          █ runs  ▒ ready, kept waiting  ─ waits\n");
}
END_TEST

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

/* All of it at once, modules beside the program included; what the program can do without counts not. */
START_TEST(check_lists_what_is_refused)
{
    char folder[] = "/tmp/loopglass-check-XXXXXX", arguments[200], command[200];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file(folder, "main.py",
               "# sim: stub mydb\nimport asyncio, numpy\nimport helper, mydb, nothing_known\n"
               "try:\n    import uvloop\nexcept ImportError:\n    pass\n"
               "async def main():\n    await asyncio.create_subprocess_exec('ls')\n"
               "    asyncio.get_running_loop().add_reader(0, print)\n    asyncio.sleeep(1)\n"
               "    await mydb.connect()\n    open('x'), input()\n");
    write_file(folder, "helper.py", "import socket\ndef open(): pass\nopen()\n");
    snprintf(arguments, sizeof arguments, "check %s/main.py", folder);
    ck_assert_int_eq(run(arguments), 1);
    expect_words("main.py:2:17: import numpy: ");
    expect_words("main.py:3:22: import nothing_known: No module named 'nothing_known'; `# sim: stub");
    expect_words("main.py:5:12: import uvloop: ");
    expect_words("(the program can do without)");
    expect_words("main.py:9:11: asyncio.create_subprocess_exec: ");
    expect_words("main.py:10:5: .add_reader(): ");
    expect_words("main.py:11:5: asyncio.sleeep: the module 'asyncio' has no 'sleeep' here");
    expect_words("main.py:13:16: input(): ");
    expect_words("helper.py:1:8: import socket: ");
    expect_words("7 constructs are refused.\n");
    ck_assert_int_eq(run("check 3"), 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

/* A heartbeat goes on for ever while others wait for each other: said soon, not at the bound. */
START_TEST(a_partial_hang_is_explained)
{
    char folder[] = "/tmp/loopglass-hang-XXXXXX", arguments[200], command[200];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file(folder, "hang.py",
               "import asyncio\nasync def heart():\n    while True:\n        await asyncio.sleep(1)\n"
               "async def child(door):\n    async with door:\n        pass\n"
               "async def main():\n    beat = asyncio.create_task(heart())\n    door = asyncio.Lock()\n"
               "    async with door:\n        await asyncio.gather(child(door))\nasyncio.run(main())\n");
    snprintf(arguments, sizeof arguments, "deadlock %s/hang.py", folder);
    run(arguments);
    expect_words("others still run, but these wait for each other:");
    expect_words("Task-3, child(Lock()) waits for lock door, held by Task-1, line 6.");
    expect_words("A ring: Task-1 waits for gather 0 of 1; Task-3 waits for lock door, held by Task-1;");
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(lateness_is_drawn)
{
    ck_assert_int_eq(run("timeline --ascii --width 60 05_blocking_the_loop"), 0);
    expect_words("%%%%");
    ck_assert_ptr_null(strstr(said, "█"));
}
END_TEST

START_TEST(two_runs_on_one_scale)
{
    ck_assert_int_eq(run("compare 2 3"), 0);
    expect_words("One after another: 0.600 s");
    expect_words("Three fetches at once: 0.300 s");
    expect_words("They first differ in line 19:");
    expect_words("  fetch:12 > sleep(0.1)                             ──────────\n");
    expect_words("One after another: the waits add up to 0.600 s; it takes 0.600 s.\n");
    expect_words("Three fetches at once: the waits add up to 0.600 s; they overlap, so that it takes 0.300 s.\n");
    expect_words("No two steps ran at the same time: only the waits moved.\n");
    ck_assert_int_eq(run("compare 2"), 2);
}
END_TEST

static void expect_well_formed(void)
{
    size_t open = 0, closed = 0;
    for (const char *c = said; (c = strchr(c, '<')); c++) {
        const char *end = strchr(c, '>');
        ck_assert_ptr_nonnull(end);
        closed += c[1] == '/' || end[-1] == '/';
        open += c[1] != '/';
    }
    ck_assert_uint_eq(open, closed);
}

START_TEST(a_picture_is_well_formed)
{
    ck_assert_int_eq(run("timeline -o - 3"), 0);
    expect_words("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    expect_words("<title>waits sleep(0.1) 0.000 to 0.100 s</title>");
    expect_well_formed();
}
END_TEST

/* --- threads, processes, cores */

#define PROGRAM "/tmp/check_export_result.py"

static void write_program(const char *text)
{
    FILE *file = fopen(PROGRAM, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

static const char two_threads[] = "# sim: cost work=20ms\nimport threading\ndef work(): pass\n"
                                  "threads = [threading.Thread(target=work) for _ in 'ab']\n"
                                  "for t in threads: t.start()\nfor t in threads: t.join()\n";

/* The characters of a lane, behind its name; how many of them are `mark`. */
static size_t count_in_lane(const char *lane, const char *mark)
{
    const char *line = strstr(said, lane);
    ck_assert_msg(line != NULL, "no lane %s in\n%s", lane, said);
    const char *end = strchr(line, '\n');
    size_t count = 0;
    for (line += strlen(lane); (line = strstr(line, mark)) && line < end; line += strlen(mark))
        count++;
    return count;
}

START_TEST(who_holds_the_interpreter_lock)
{
    write_program(two_threads);
    ck_assert_int_eq(run("timeline --width 99 --ascii " PROGRAM), 0);
    size_t one = count_in_lane("interpreter lock", "1"), two = count_in_lane("interpreter lock", "2");
    ck_assert_uint_ge(one, 30);
    ck_assert_uint_ge(two, 30);
    /* 40 ms, the lock goes round every 5 ms */
    size_t forced = count_in_lane("Thread-1 (work)", "X") + count_in_lane("Thread-2 (work)", "X");
    ck_assert_uint_ge(forced, 4);
    ck_assert_uint_le(forced, 8);
    expect_words("X switched away by force");
    ck_assert_int_eq(run("timeline -o - " PROGRAM), 0);
    expect_words("<title>switched away by force at ");
    expect_words("class=\"holder\"");
    expect_well_formed();
}
END_TEST

START_TEST(without_the_lock_nobody_holds_it)
{
    char program[512] = "# sim: gil off\n";
    write_program(strcat(program, two_threads));
    ck_assert_int_eq(run("timeline --ascii " PROGRAM), 0);
    ck_assert_ptr_null(strstr(said, "interpreter lock"));
    ck_assert_ptr_null(strstr(said, "by force"));
    expect_words("core 2 ");
}
END_TEST

START_TEST(a_thread_of_the_programs_own_has_a_lane)
{
    ck_assert_int_eq(run("timeline --ascii --width 60 61_the_lost_update"), 0);
    ck_assert_uint_ge(count_in_lane("Thread-1 (pay)", "-"), 15);
    ck_assert_uint_eq(count_in_lane("Thread-2 (pay)", "#"), 2);
}
END_TEST

/* --- models: the sums that a person can check by hand */

static const struct {
    const char *program, *totals[4], *branch;
} workloads[] = {
    {"import asyncio, time\nJOBS = 3\nWORKERS = 3\ndef work(n):\n    time.sleep(0.1)\n"
     "async def work_async(n):\n    await asyncio.sleep(0.1)\n",
     {"0.300 s", "0.100 s", "0.100 s", "0.150 s"},
     "Fewer operations: threading or async   <== this workload"},
    {"import asyncio, time\nJOBS = 101\nWORKERS = 101\ndef work(n):\n    time.sleep(0.1)\n"
     "async def work_async(n):\n    await asyncio.sleep(0.1)\n",
     {"10.100 s", "0.100 s", "0.100 s", "1.36"}, /* 101 times 50 ms to begin a process, on 4 cores */
     "Many concurrent operations (>100): async   <== this workload"},
    {"import time\nJOBS = 4\nWORKERS = 2\ndef work(n):\n    time.sleep(0.1)\n",
     {"0.400 s", "0.200 s", "0.400 s", "0.250 s"},
     "Must use sync libraries: threading with run_in_executor   <== this workload"},
    {"# sim: cost work=1s\n# sim: cores 4\nJOBS = 4\nWORKERS = 4\ndef work(n):\n    return n\n",
     {"4.000 s", "4.000 s", "4.000 s", "1.050 s"},
     "Use multiprocessing   <== this workload"},
    {"# sim: cost work=1s\n# sim: cores 2\nJOBS = 4\nWORKERS = 4\ndef work(n):\n    return n\n",
     {"4.000 s", "4.000 s", "4.000 s", "2.100 s"}, /* two on a core, and their start-up */
     "Use multiprocessing   <== this workload"},
};

START_TEST(models_add_up)
{
    static const char *const names[] = {"\nsequential ", "\nthreads ", "\nasync ", "\nprocesses "};
    write_program(workloads[_i].program);
    ck_assert_int_eq(run("models " PROGRAM), 0);
    for (int i = 0; i < 4; i++) {
        const char *row = strstr(said, names[i]);
        ck_assert_ptr_nonnull(row);
        row += strlen(names[i]);
        row += strspn(row, " ");
        ck_assert_msg(strncmp(row, workloads[_i].totals[i], strlen(workloads[_i].totals[i])) == 0,
                      "workload %d,%s: not %s\n%s", _i, names[i], workloads[_i].totals[i], said);
    }
    expect_words(workloads[_i].branch);
}
END_TEST

START_TEST(the_trace_event_format)
{
    json_error_t error;
    ck_assert_int_eq(run("export --perfetto 3"), 0);
    json_t *root = json_loads(said, 0, &error);
    ck_assert_msg(root != NULL, "%s", error.text);
    json_t *events = json_object_get(root, "traceEvents"), *event;
    size_t index, slices = 0, begins = 0, ends = 0;
    json_array_foreach(events, index, event) {
        const char *phase = json_string_value(json_object_get(event, "ph"));
        slices += strcmp(phase, "X") == 0;
        begins += strcmp(phase, "s") == 0;
        ends += strcmp(phase, "f") == 0;
        if (strcmp(phase, "X") == 0)
            ck_assert(json_number_value(json_object_get(event, "dur")) >= 0);
    }
    ck_assert_uint_eq(slices, 12); /* four tasks, each: a step, a wait, a step */
    ck_assert_uint_gt(begins, 0);
    ck_assert_uint_eq(begins, ends);
    json_decref(root);
}
END_TEST

START_TEST(a_table_of_tasks_and_waits)
{
    ck_assert_int_eq(run("export --csv 3"), 0);
    expect_words("task,call,what,label,from,to,step\r\n");
    expect_words("Task-3,\"fetch('bob', 0.1)\",waits,sleep(0.1),0.000000,0.100000,3\r\n");
}
END_TEST

START_TEST(who_waits_for_whom)
{
    ck_assert_int_eq(run("export --dot 08_deadlock"), 0);
    expect_words("  r2 -> t3 [label=\"held by\"];\n");
    ck_assert_int_eq(run("export --mermaid 08_deadlock"), 0);
    expect_words("  t2 -->|waits for| r2\n");
}
END_TEST

START_TEST(a_deadlock_in_words)
{
    ck_assert_int_eq(run("deadlock 08_deadlock"), 1);
    expect_words("Deadlock at ");
    expect_words("waits for lock right, held by Task-3, line ");
    expect_words("A ring: ");
    ck_assert_int_eq(run("deadlock 3"), 0);
    expect_words("no deadlock");
}
END_TEST

START_TEST(where_the_time_goes)
{
    ck_assert_int_eq(run("slow 05_blocking_the_loop"), 0);
    expect_words("kept waiting");
    expect_words("blocking call");
    ck_assert_int_eq(run("slow 3"), 0);
    expect_words("Nothing here looks slower than it must be.");
}
END_TEST

START_TEST(a_lesson_can_be_copied_once)
{
    char folder[] = "/tmp/check_export.XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(run("copy 3"), 0);
    expect_words("03_all_at_once.py is yours now");
    ck_assert_int_eq(run("copy 3"), 2);
    expect_words("File exists");
    snprintf(path, sizeof path, "%s/03_all_at_once.py", folder);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* --- traces, written and read again */

static void write_trace(const char *path, const char *lines)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("{\"format\":\"loopglass trace\",\"version\":1,\"loopglass\":\"elsewhere\","
          "\"path\":\"app.py\",\"seed\":0,\"options\":\"\",\"text\":\"print(1)\\n\"}\n",
          file);
    fputs(lines, file);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(a_written_trace_tells_the_same)
{
    char *of_the_file;
    ck_assert_int_eq(run("run --trace /tmp/check_export.trace 7"), 0);
    ck_assert_int_eq(run("explain 7"), 0);
    of_the_file = strdup(said);
    ck_assert_int_eq(run("explain /tmp/check_export.trace"), 0);
    ck_assert_str_eq(said, of_the_file);
    ck_assert_int_eq(run("timeline 7"), 0);
    free(of_the_file);
    of_the_file = strdup(said);
    ck_assert_int_eq(run("timeline /tmp/check_export.trace"), 0);
    ck_assert_str_eq(said, of_the_file);
    ck_assert_int_eq(run("run 7"), 0);
    free(of_the_file);
    of_the_file = strdup(said);
    ck_assert_int_eq(run("run /tmp/check_export.trace"), 0);
    ck_assert_str_eq(said, of_the_file);
    free(of_the_file);
    ck_assert_int_eq(run("verify /tmp/check_export.trace"), 2);
    unlink("/tmp/check_export.trace");
}
END_TEST

START_TEST(a_broken_trace_is_refused_with_its_line)
{
    static const char *const broken[][2] = {
        {"{\"tick\":1}\n", "line 2: \"event\" is missing or unknown"},
        {"nonsense\n", "line 2: "},
        {"{\"tick\":1,\"event\":\"loop_created\",\"loop\":1}", "line 2: the line is cut off"},
        {"{\"tick\":1,\"event\":\"step_begun\",\"task\":900000000000}\n",
         "line 2: field \"task\" is far beyond what was named before"},
        {"{\"tick\":5,\"event\":\"loop_created\",\"loop\":1}\n"
         "{\"tick\":4,\"event\":\"loop_run\",\"loop\":1}\n",
         "line 3: \"tick\" goes back"},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        write_trace("/tmp/check_export.trace", broken[i][0]);
        ck_assert_int_eq(run("explain /tmp/check_export.trace"), 2);
        expect_words(broken[i][1]);
    }
    unlink("/tmp/check_export.trace");
}
END_TEST

START_TEST(a_trace_that_makes_no_sense_does_no_harm)
{
    write_trace("/tmp/check_export.trace",
                "{\"tick\":1,\"event\":\"step_ended\",\"task\":77,\"outcome\":9,\"line\":5,"
                "\"result\":\"\"}\n"
                "{\"tick\":2,\"event\":\"step_waits\",\"task\":3,\"place\":4000,\"wait\":99,"
                "\"what\":60000,\"label\":9}\n"
                "{\"tick\":3,\"event\":\"handle_begun\",\"handle\":12}\n"
                "{\"tick\":3,\"event\":\"handle_ended\",\"handle\":13}\n"
                "{\"tick\":4,\"event\":\"clock\",\"cause\":7,\"line\":0,\"time\":-1e300}\n"
                "{\"tick\":5,\"event\":\"timer_due\",\"timer\":5}\n"
                "{\"tick\":6,\"event\":\"group_counted\",\"group\":8,\"done\":99}\n"
                "{\"tick\":7,\"event\":\"resource_item\",\"resource\":3,\"change\":2,"
                "\"item\":\"x\"}\n"
                "{\"tick\":8,\"event\":\"place\",\"id\":1,\"outer\":1,\"function\":1,"
                "\"file\":1,\"line\":1,\"native\":0}\n"
                "{\"tick\":9,\"event\":\"step_waits\",\"task\":3,\"place\":1,\"wait\":3,"
                "\"what\":3,\"label\":0}\n");
    static const char *const commands[] = {"explain", "timeline", "slow", "deadlock", "run",
                                           "export --perfetto", "export --csv", "export --dot"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char arguments[128];
        snprintf(arguments, sizeof arguments, "%s /tmp/check_export.trace", commands[i]);
        ck_assert_int_lt(run(arguments), 3);
    }
    unlink("/tmp/check_export.trace");
}
END_TEST

START_TEST(the_manual_lists_every_event_with_its_fields)
{
    static char manual[1 << 16];
    FILE *file = fopen(TOP_DIR "/ui/man/loopglass-trace.5", "r");
    ck_assert_ptr_nonnull(file);
    size_t size = fread(manual, 1, sizeof manual - 1, file);
    manual[size] = '\0';
    fclose(file);
    for (int kind = 1; kind < EVENT_KIND_COUNT; kind++) {
        char line[512];
        size_t count, at = (size_t)snprintf(line, sizeof line, "    %s:", event_name(kind));
        const struct event_field *fields = event_fields(kind, &count);
        for (size_t i = 0; i < count; i++)
            at += (size_t)snprintf(line + at, sizeof line - at, "%s %s", i ? "," : "",
                                   fields[i].name);
        strcpy(line + at, "\n");
        ck_assert_msg(strstr(manual, line) != NULL, "the manual does not have: %s", line);
    }
}
END_TEST

/* --- the page: tests/browser/check_page uses it in a browser, where there is one */

/* The data between the two lines of the page that hold them. */
static json_t *page_data(void)
{
    static const char begin[] = "<script type=\"application/json\" id=\"data\">";
    json_error_t error;
    char *data = strstr(said, begin);
    ck_assert_ptr_nonnull(data);
    data += sizeof begin - 1;
    char *end = strstr(data, "</script>");
    ck_assert_ptr_nonnull(end);
    *end = '\0';
    json_t *root = json_loads(data, 0, &error);
    ck_assert_msg(root != NULL, "%s", error.text);
    *end = '<';
    return root;
}

/* Every fact that the page has, in order, is in what `explain` says, which is in `said`. */
static size_t compare_with_explain(json_t *stops)
{
    size_t index, inner, facts = 0;
    json_t *stop, *fact;
    const char *at = said;
    json_array_foreach(stops, index, stop)
        json_array_foreach(json_object_get(stop, "facts"), inner, fact) {
            const char *kind = json_string_value(json_array_get(fact, 0));
            if (index == 0 || strcmp(kind, "note") == 0)
                continue; /* explain begins after the first step, and tells a note once */
            at = strstr(at, json_string_value(json_array_get(fact, 1)));
            ck_assert_msg(at != NULL, "explain does not say: %s",
                          json_string_value(json_array_get(fact, 1)));
            facts++;
        }
    return facts;
}

START_TEST(a_page_tells_what_explain_tells)
{
    ck_assert_int_eq(run("export --html 7"), 0);
    json_t *root = page_data(), *stops = json_object_get(root, "stops");
    ck_assert_int_eq(run("explain 7"), 0);
    ck_assert_uint_gt(compare_with_explain(stops), json_array_size(stops) * 2);
    json_t *whole = json_object_get(root, "run"), *source = json_object_get(whole, "source");
    ck_assert_uint_gt(json_array_size(source), 15);
    ck_assert_str_eq(json_string_value(json_object_get(whole, "left_out")), "");
    ck_assert_uint_ge(json_array_size(json_object_get(whole, "lanes")), 2);
    json_decref(root);
}
END_TEST

START_TEST(a_page_needs_nothing_from_elsewhere)
{
    ck_assert_int_eq(run("export --html " TOP_DIR "/tests/browser/fetches.py"), 0);
    static const char *const foreign[] = {"src=\"", "@import", "url(", "fetch(", "XMLHttp", "<link",
                                          "https:", "<b>markup", "import("};
    json_t *root = page_data();
    char *data = strstr(said, "id=\"data\""), *end = strstr(data, "</script>");
    ck_assert_ptr_null(memchr(strchr(data, '\n'), '<', (size_t)(end - strchr(data, '\n'))));
    memset(data, ' ', (size_t)(end - data)); /* the program may say what it likes */
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        ck_assert_msg(!strstr(said, foreign[i]), "the page has %s", foreign[i]);
    json_decref(root);
}
END_TEST

START_TEST(a_page_of_a_long_run_is_bounded_and_says_so)
{
    FILE *file = fopen("/tmp/check_export_page.py", "w");
    ck_assert_ptr_nonnull(file);
    fputs("import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
          "asyncio.run(main())\n",
          file);
    fclose(file);
    ck_assert_int_eq(run("export --html --first 7 /tmp/check_export_page.py"), 0);
    expect_words("This page holds the first 7 steps; the run goes on.");
    json_t *root = page_data();
    ck_assert_uint_eq(json_array_size(json_object_get(root, "stops")), 8);
    json_decref(root);
    ck_assert_int_eq(run("export --html --first none /tmp/check_export_page.py"), 2);
    unlink("/tmp/check_export_page.py");
}
END_TEST

START_TEST(a_run_can_be_handed_out)
{
    ck_assert_int_eq(run("explain --markdown 7"), 0);
    expect_words("# Stop, but tidy up first\n\n");
    expect_words("```python\nimport asyncio\n");
    expect_words("### Step 5, 0.500 s, iteration 8\n\n      ");
    expect_words("**Task-1, main(), went on after line ");
    expect_words("\n> A clean-up may wait as well");
    expect_words("- Answer: At 0.6 s");
    ck_assert_int_eq(run("explain --html " TOP_DIR "/tests/browser/fetches.py"), 0);
    expect_words("<p>With &lt;b&gt;markup&lt;/b&gt; in it and &lt;/script&gt;.</p>");
    expect_words("<h3>Step 5, 0.100 s, iteration 4</h3>");
    expect_words("<svg xmlns=");
    ck_assert_ptr_null(strstr(said, "<script"));
    ck_assert_ptr_null(strstr(said, "<img"));
    ck_assert_ptr_nonnull(strstr(said, "</main>\n</body>\n</html>\n"));
}
END_TEST

START_TEST(a_picture_of_the_screen)
{
    ck_assert_int_eq(run("screenshot --step 5 --size 100x30 3"), 0);
    expect_words("viewBox=\"0 0 864.0 564\"");
    expect_words("step 5 of 10");
    expect_words(">got bob</text>");
    expect_words("font-weight=\"700\">return name.upper()</text>");
    char *dark = strdup(said);
    ck_assert_int_eq(run("screenshot --step 5 --size 100x30 3"), 0);
    ck_assert_str_eq(said, dark);
    ck_assert_int_eq(run("screenshot --step 5 --size 100x30 --light 3"), 0);
    expect_words("fill=\"#ffffff\"");
    ck_assert_str_ne(said, dark);
    free(dark);
    ck_assert_int_eq(run("screenshot --size 100 3"), 2);
    expect_words("'100' is no size");
}
END_TEST

START_TEST(a_recording_of_a_played_run)
{
    ck_assert_int_eq(run("cast --size 80x24 1"), 0);
    double before = -1;
    size_t frames = 0;
    char *next, *line = strtok_r(said, "\n", &next);
    json_t *header = json_loads(line, 0, NULL);
    ck_assert_int_eq(json_integer_value(json_object_get(header, "version")), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(header, "width")), 80);
    json_decref(header);
    while ((line = strtok_r(NULL, "\n", &next))) {
        json_t *frame = json_loads(line, 0, NULL);
        ck_assert_uint_eq(json_array_size(frame), 3);
        double time = json_real_value(json_array_get(frame, 0));
        ck_assert_double_gt(time, before);
        ck_assert_str_eq(json_string_value(json_array_get(frame, 1)), "o");
        if (frames == 0)
            ck_assert_ptr_nonnull(
                strstr(json_string_value(json_array_get(frame, 2)), "01_hello.py"));
        before = time;
        frames++;
        json_decref(frame);
    }
    ck_assert_uint_gt(frames, 4);
}
END_TEST

/* --- for graders and teachers */

static json_t *result_of(const char *arguments, int status)
{
    json_error_t error;
    ck_assert_int_eq(run(arguments), status);
    json_t *result = json_loads(said, 0, &error);
    ck_assert_msg(result != NULL, "%s: %s\n%s", arguments, error.text, said);
    ck_assert_int_eq(json_integer_value(json_object_get(result, "status")), status);
    return result;
}

static const char *string_in(const json_t *result, const char *key)
{
    const char *string = json_string_value(json_object_get(result, key));
    return string ? string : "(null)";
}

START_TEST(a_result_for_graders)
{
    json_t *result = result_of("run --json 5", 0);
    ck_assert_ptr_eq(strstr(string_in(result, "output"), "beat 0, 0.0 s late\n"),
                     string_in(result, "output"));
    ck_assert_str_eq(string_in(result, "errors"), "");
    ck_assert(json_is_null(json_object_get(result, "error")));
    ck_assert(json_is_false(json_object_get(result, "deadlock")));
    ck_assert_double_eq(json_real_value(json_object_get(result, "virtual_time")), 0.5);
    ck_assert_int_eq(json_integer_value(json_object_get(result, "tasks")), 3);
    json_t *warning = json_array_get(json_object_get(result, "warnings"), 0);
    ck_assert_str_eq(string_in(warning, "name"), "blocking call");
    ck_assert_int_eq(json_integer_value(json_object_get(warning, "step")), 5);
    json_decref(result);
    result = result_of("run --json 8", 1);
    ck_assert(json_is_true(json_object_get(result, "deadlock")));
    ck_assert_ptr_nonnull(strstr(string_in(result, "error"), "RuntimeError: deadlock"));
    json_decref(result);
}
END_TEST

START_TEST(a_result_tells_what_went_wrong)
{
    static const struct {
        const char *program, *arguments, *error;
        int status;
    } runs[] = {
        {"x = (\n", "run --json ", "SyntaxError: '(' was never closed", 2},
        {"import sys\nprint('a')\nsys.exit(7)\n", "run --json ", "(null)", 7},
        {"def f():\n    1/0\nf()\n", "run --json ", "ZeroDivisionError: division by zero", 1},
        {"try:\n    1/0\nexcept ZeroDivisionError:\n    raise ExceptionGroup('two', [KeyError(1)])\n",
         "run --json ", "ExceptionGroup: two (1 sub-exception)", 1},
        {"while True:\n    pass\n", "run --work 10000 --json ", "(null)", 3},
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        char arguments[128];
        write_program(runs[i].program);
        snprintf(arguments, sizeof arguments, "%s /tmp/check_export_result.py", runs[i].arguments);
        json_t *result = result_of(arguments, runs[i].status);
        ck_assert_str_eq(string_in(result, "error"), runs[i].error);
        ck_assert_int_eq(json_is_string(json_object_get(result, "bound")), runs[i].status == 3);
        json_decref(result);
    }
    unlink("/tmp/check_export_result.py");
    ck_assert_int_eq(run("run --json --summary 3"), 2);
}
END_TEST

START_TEST(every_lesson_has_what_lessons_need)
{
    ck_assert_msg(run("lint-lesson " TOP_DIR "/scenarios/*/*.py") == 0, "%s", said);
    size_t good = 0;
    for (const char *c = said; (c = strstr(c, ": good\n")); c++)
        good++;
    ck_assert_uint_ge(good, 60);
}
END_TEST

START_TEST(what_a_lesson_lacks_is_said)
{
    write_program("# sim: title A lesson\n# sim: ask Tell me.\nwhile True:\n\tpass\n");
    ck_assert_int_eq(run("lint-lesson /tmp/check_export_result.py"), 1);
    expect_words("no `# sim: about`");
    expect_words("no `# sim: answer`");
    expect_words("no `# sim: try`");
    ck_assert_ptr_null(strstr(said, "no `# sim: title`"));
    expect_words("it has no question mark");
    expect_words("4 lines; a lesson has 10 to 60");
    expect_words("no teaching note");
    expect_words("check_export_result.py:4: a tab");
    expect_words("no place in the order");
    expect_words("it does not end");
    expect_words("it prints nothing");
    ck_assert_int_eq(run("lint-lesson /no/such/lesson.py"), 2);
    unlink("/tmp/check_export_result.py");
}
END_TEST

START_TEST(a_failed_export_leaves_what_was_there)
{
    struct stat status;
    FILE *file = fopen("/tmp/check_export.csv", "w");
    ck_assert_ptr_nonnull(file);
    fputs("before", file);
    fclose(file);
    ck_assert_int_eq(run("export --csv -o /tmp/check_export.csv no_such_file.py"), 2);
    ck_assert_int_eq(stat("/tmp/check_export.csv", &status), 0);
    ck_assert_int_eq(status.st_size, 6);
    unlink("/tmp/check_export.csv");
    ck_assert_int_eq(run("export --csv -o /no/such/folder/x.csv 3"), 2);
    expect_words("cannot write '/no/such/folder/x.csv'");
    ck_assert_int_eq(run("export --csv -o /dev/full 3"), 2);
    expect_words("No space left on device");
}
END_TEST

START_TEST(a_program_without_an_end_is_cut_off)
{
    FILE *file = fopen("/tmp/check_export.py", "w");
    ck_assert_ptr_nonnull(file);
    fputs("import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
          "asyncio.run(main())\n",
          file);
    fclose(file);
    ck_assert_int_eq(run("timeline --until 10 /tmp/check_export.py"), 0);
    expect_words("of a run that goes on");
    unlink("/tmp/check_export.py");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("export");
    TCase *tests = tcase_create("export");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_timeline_in_characters);
    tcase_add_test(tests, check_lists_what_is_refused);
    tcase_add_test(tests, a_partial_hang_is_explained);
    tcase_add_test(tests, lateness_is_drawn);
    tcase_add_test(tests, two_runs_on_one_scale);
    tcase_add_test(tests, a_picture_is_well_formed);
    tcase_add_test(tests, who_holds_the_interpreter_lock);
    tcase_add_test(tests, without_the_lock_nobody_holds_it);
    tcase_add_test(tests, a_thread_of_the_programs_own_has_a_lane);
    tcase_add_loop_test(tests, models_add_up, 0, sizeof workloads / sizeof *workloads);
    tcase_add_test(tests, the_trace_event_format);
    tcase_add_test(tests, a_table_of_tasks_and_waits);
    tcase_add_test(tests, who_waits_for_whom);
    tcase_add_test(tests, a_deadlock_in_words);
    tcase_add_test(tests, where_the_time_goes);
    tcase_add_test(tests, a_lesson_can_be_copied_once);
    tcase_add_test(tests, a_written_trace_tells_the_same);
    tcase_add_test(tests, a_broken_trace_is_refused_with_its_line);
    tcase_add_test(tests, a_trace_that_makes_no_sense_does_no_harm);
    tcase_add_test(tests, the_manual_lists_every_event_with_its_fields);
    tcase_add_test(tests, a_page_tells_what_explain_tells);
    tcase_add_test(tests, a_page_needs_nothing_from_elsewhere);
    tcase_add_test(tests, a_page_of_a_long_run_is_bounded_and_says_so);
    tcase_add_test(tests, a_run_can_be_handed_out);
    tcase_add_test(tests, a_picture_of_the_screen);
    tcase_add_test(tests, a_recording_of_a_played_run);
    tcase_add_test(tests, a_result_for_graders);
    tcase_add_test(tests, a_result_tells_what_went_wrong);
    tcase_add_test(tests, every_lesson_has_what_lessons_need);
    tcase_add_test(tests, what_a_lesson_lacks_is_said);
    tcase_add_test(tests, a_failed_export_leaves_what_was_there);
    tcase_add_test(tests, a_program_without_an_end_is_cut_off);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
