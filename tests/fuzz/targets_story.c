/* The targets that show what they are given: traces told in every way, keys on a screen that nobody
 * sees, words in linear mode. See targets.h. */
#include "tests/fuzz/targets.h"

#include "ui/export/handout.h"
#include "ui/export/lanes.h"
#include "ui/export/page.h"
#include "ui/export/perfetto.h"
#include "ui/export/tables.h"
#include "ui/export/timeline.h"
#include "ui/linear/linear.h"
#include "ui/story/breaks.h"
#include "ui/story/marks.h"
#include "ui/views/actions.h"
#include "ui/views/input.h"
#include "ui/views/terminal.h"
#include "ui/views/view.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TICKS = 3000, MEMORY = 16 << 20, MOST_KEYS = 4000 };

static void out_of_memory(void)
{
    fputs("the fuzz target is out of memory\n", stderr);
    abort();
}

/* --- traces */

static void tell_with_reel(FILE *null, const struct trace *trace, const struct scenario *scenario)
{
    static const struct page_options page = {100, "0"};
    for (int way = 0; way < 3; way++) {
        struct reel reel;
        if (!reel_open(&reel, NULL, trace, NULL))
            out_of_memory();
        if (way == 0)
            page_write(null, &reel, scenario, &page);
        else
            handout_write(null, &reel, scenario, way == 1 ? HANDOUT_HTML : HANDOUT_MARKDOWN);
        reel_close(&reel);
    }
}

static void tell_whole(FILE *null, const struct trace *trace)
{
    struct reel reel;
    struct lanes lanes;
    if (!reel_open(&reel, NULL, trace, NULL))
        out_of_memory();
    while (reel_forward(&reel, STOP_ACT))
        ;
    if (!lanes_open(&lanes, &reel.story))
        out_of_memory();
    struct timeline timeline = {.lanes = &lanes, .title = "fuzz", .end = lanes.end};
    csv_write(null, &lanes);
    perfetto_write(null, &lanes, trace, "fuzz");
    timeline_print(null, &timeline, 80, false);
    timeline_svg(null, &timeline, 1);
    graph_write_dot(null, &reel.story);
    graph_write_mermaid(null, &reel.story);
    lanes_close(&lanes);
    reel_close(&reel);
}

static void tell_trace(const struct trace *trace, const struct trace_header *header)
{
    struct scenario scenario;
    FILE *null = fopen("/dev/null", "w");
    char *text = malloc(header->scenario_size + 1);
    if (!null || !text)
        out_of_memory();
    memcpy(text, header->scenario_text, header->scenario_size + 1);
    if (!scenario_open(&scenario, header->scenario_path, text, header->scenario_size))
        out_of_memory();
    tell_with_reel(null, trace, &scenario);
    tell_whole(null, trace);
    if (!trace_write_header(null, header) || !trace_write_json(null, trace))
        abort();
    scenario_close(&scenario);
    fclose(null);
}

void fuzz_trace(const uint8_t *bytes, size_t size)
{
    char message[200];
    struct trace_header header;
    memset(&header, 0, sizeof header);
    FILE *file = size ? fmemopen((void *)(uintptr_t)bytes, size, "r") : NULL;
    if (!file)
        return;
    struct trace *trace = trace_read_json(file, &header, message, sizeof message);
    if (trace) {
        tell_trace(trace, &header);
        trace_header_free(&header);
        trace_free(trace);
    }
    fclose(file);
}

/* --- a run to look at; the first byte chooses it */

static const char *const programs[] = {
    "# sim: title Three\n# sim: ask Who?\nimport asyncio\n\nasync def f(n):\n    x = [n] * 3  #> note\n"
    "    await asyncio.sleep(n)\n    print(x)\n    return n\n\nasync def main():\n"
    "    print(await asyncio.gather(f(.3), f(.1), f(.2)))\n\nasyncio.run(main())\n",
    "import asyncio\nasync def a(p, q):\n    async with p:\n        await asyncio.sleep(1)\n"
    "        async with q: pass\nasync def main():\n    p, q = asyncio.Lock(), asyncio.Lock()\n"
    "    async with asyncio.TaskGroup() as g:\n        g.create_task(a(p, q), name='one')\n"
    "        g.create_task(a(q, p), name='\\x1b[2J')\nasyncio.run(main())\n",
    "import asyncio, time, httpx\ndef work(): time.sleep(.2)\nasync def main():\n"
    "    q = asyncio.Queue(1)\n    t = asyncio.create_task(asyncio.to_thread(work))\n"
    "    async with httpx.AsyncClient() as c:\n        print(await c.get('http://x/y'))\n"
    "    await q.put(1)\n    try:\n        async with asyncio.timeout(.1): await q.put(2)\n"
    "    except TimeoutError: print('late')\n    await t\n    1 / 0\nasyncio.run(main())\n",
};
#define PROGRAMS (sizeof programs / sizeof *programs)

struct look {
    struct scenario scenario;
    struct sim_options options;
    struct sim *sim;
    struct reel reel;
};

static void look_open(struct look *look, const char *program)
{
    memset(look, 0, sizeof *look);
    if (!scenario_open(&look->scenario, "/nowhere/fuzz.py", strdup(program), strlen(program)))
        out_of_memory();
    look->options = (struct sim_options){
        .path = look->scenario.path, .text = look->scenario.text, .size = look->scenario.size,
        .memory_limit = MEMORY, .tick_limit = TICKS,
    };
    look->sim = sim_open(&look->options);
    if (!look->sim || !reel_open(&look->reel, look->sim, sim_trace(look->sim), &look->options))
        out_of_memory();
}

static void look_close(struct look *look)
{
    reel_close(&look->reel);
    sim_close(look->sim);
    scenario_close(&look->scenario);
}

/* --- keys */

/* The keys come through a pipe; when they are used up, its end asks the stepper to end. */
static void put_in_pipe(const uint8_t *keys, size_t size)
{
    int ends[2];
    if (pipe(ends) != 0 || write(ends[1], keys, size) != (ssize_t)size)
        out_of_memory();
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
}

static void press_all(struct stage *stage)
{
    while (!stage->quit) {
        input_draw(stage);
        int key = input_key(stage);
        if (terminal_asked_to_end())
            return;
        stage->message = NULL;
        const struct action *action = action_of_key(key);
        if (key == ERR)
            stage->playing = stage_may_go_on(stage) && reel_forward(stage->reel, STOP_STEP);
        else if (action)
            action->command(stage);
    }
}

void fuzz_keys(const uint8_t *bytes, size_t size)
{
    static const int sizes[][2] = {{24, 80}, {50, 200}, {15, 45}, {1, 1}, {2, 200}, {100, 3}};
    static FILE *nowhere;
    if (!nowhere) {
        nowhere = fopen("/dev/null", "w");
        setlocale(LC_CTYPE, "C.UTF-8");
        setenv("EDITOR", "true", 1);
        unsetenv("VISUAL");
    }
    if (size < 2 || size > MOST_KEYS)
        return;
    put_in_pipe(bytes + 1, size - 1);
    SCREEN *screen = newterm("xterm-256color", nowhere, stdin);
    if (!screen)
        out_of_memory();
    keypad(stdscr, TRUE);
    const int *shape = sizes[bytes[0] / 16 % (sizeof sizes / sizeof *sizes)];
    resizeterm(shape[0], shape[1]);
    struct look look;
    look_open(&look, programs[bytes[0] % 16 % PROGRAMS]);
    struct breaks breaks = {.count = 0};
    struct marks marks;
    memset(&marks, 0, sizeof marks);
    struct runs runs = {.now = {.reel = &look.reel, .scenario = &look.scenario}};
    struct stage stage = {.runs = &runs, .reel = &look.reel, .story = &look.reel.story, .scenario = &look.scenario,
                          .breaks = &breaks, .marks = &marks, .speed = 1000};
    canvas_open(&stage.canvas, false, true);
    press_all(&stage);
    terminal_take_back(); /* forgets that it was asked to end */
    variables_forget(&stage);
    endwin();
    delscreen(screen);
    look_close(&look);
}

/* --- linear mode */

void fuzz_linear(const uint8_t *bytes, size_t size)
{
    struct look look;
    if (size < 2)
        return;
    FILE *in = fmemopen((void *)(uintptr_t)(bytes + 1), size - 1, "r");
    FILE *out = fopen("/dev/null", "w");
    if (!in || !out)
        out_of_memory();
    look_open(&look, programs[bytes[0] % PROGRAMS]);
    struct linear_options options = {in, out, true, 0, NULL, NULL};
    struct runs runs = {.now = {.reel = &look.reel, .scenario = &look.scenario}};
    linear_run(&runs, &options);
    look_close(&look);
    fclose(in);
    fclose(out);
}
