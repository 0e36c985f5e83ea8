/* Linear mode: one table of commands, and the loop that reads them. */
#include "ui/linear/linear.h"

#include "ui/linear/lists.h"
#include "ui/linear/quiz.h"
#include "ui/linear/telling.h"
#include "ui/story/breaks.h"
#include "ui/story/sentence.h"

#include <stdlib.h>
#include <string.h>

struct session {
    struct runs *runs;
    struct reel *reel;
    const struct scenario *scenario;
    const struct linear_options *options;
    struct telling telling;
    FILE *out;
    bool predicts;
    uint64_t settled; /* steps up to here were seen: they are not asked about */
    struct linear_result result;
};

struct command_word {
    const char *name, *letter, *help;
    /* `rest` is what follows the word, "" when nothing does. */
    void (*run)(struct session *session, const char *rest);
};

static const struct command_word commands[];

/* --- moving */

static void say(struct session *session, bool moved, const char *otherwise)
{
    const struct story *story = &session->reel->story;
    if (!moved)
        fprintf(session->out, "%s\n", otherwise);
    else if (story->ended) {
        telling_position(&session->telling);
        telling_end(&session->telling, session->result.score, session->options->next_lesson);
    } else {
        telling_stop(&session->telling);
    }
}

/* Before going on, where something can be predicted: asks, once for each step. */
static void ask_first(struct session *session)
{
    uint64_t steps = session->reel->story.steps;
    if (session->settled < steps)
        session->settled = steps;
    if (!session->predicts || session->reel->line > 0)
        return;
    struct question question = question_find(session->reel);
    struct quiz_options options = {.in = session->options->in, .out = session->out};
    if (question.kind && question.step > session->settled)
        quiz_ask(&options, &question, &session->reel->story, &session->result.score, false);
    session->settled = steps + 1;
}

static void predict(struct session *session, const char *rest)
{
    struct score score = session->result.score;
    (void)rest;
    session->predicts = session->telling.hide_future = !session->predicts;
    session->settled = session->reel->story.steps;
    if (session->predicts)
        fprintf(session->out, "Before each step you are asked what it will be. An empty answer shows it.\n");
    else
        fprintf(session->out, "Predicting is off: %u of %u were right.\n", score.right, score.asked);
}

#define AT_END   "This is the end of the run."
#define AT_START "This is the start."

static void go_next(struct session *session, const char *rest)
{
    (void)rest;
    ask_first(session);
    say(session, reel_forward(session->reel, STOP_STEP), AT_END);
}

static void go_back(struct session *session, const char *rest)
{
    (void)rest;
    say(session, reel_back(session->reel, STOP_STEP), AT_START);
}

static void go_act(struct session *session, const char *rest)
{
    bool back = strcmp(rest, "back") == 0;
    if (!back)
        ask_first(session);
    say(session, back ? reel_back(session->reel, STOP_ACT) : reel_forward(session->reel, STOP_ACT),
        back ? AT_START : AT_END);
}

static void go_turn(struct session *session, const char *rest)
{
    bool back = strcmp(rest, "back") == 0;
    if (!back)
        ask_first(session);
    say(session,
        back ? reel_back(session->reel, STOP_ITERATION)
             : reel_forward(session->reel, STOP_ITERATION),
        back ? AT_START : AT_END);
}

static void go_first(struct session *session, const char *rest)
{
    (void)rest;
    say(session, reel_first(session->reel), AT_START);
}

static void go_last(struct session *session, const char *rest)
{
    (void)rest;
    say(session, reel_last(session->reel), AT_END);
}

/* --- lines */

static uint32_t current_line(const struct session *session)
{
    const struct reel *reel = session->reel;
    if (reel->line > 0)
        return reel->lines[reel->line - 1].line;
    return story_task(&reel->story, reel->story.step.task)->last_line;
}

static void say_line(struct session *session, bool moved, const char *otherwise)
{
    struct words words;
    if (!moved || session->reel->line == 0) {
        say(session, moved, otherwise);
        return;
    }
    uint32_t line = current_line(session);
    struct scenario_line at = scenario_line(session->scenario, line);
    while (at.size && (*at.text == ' ' || *at.text == '\t')) {
        at.text++;
        at.size--;
    }
    words_clear(&words);
    words_add(&words, "Line %u ran: ", line);
    words_add_text(&words, (phrase){at.text, at.size});
    fprintf(session->out, "%s\n", words.text);
}

static bool never_interrupts(void)
{
    return false;
}

/* To where the line runs next; else to where it ran last. */
static void go_to_line(struct session *session, const char *words)
{
    struct breaks one = {.count = 1};
    const char *reason;
    size_t which;
    bool is_line = breakpoint_read(&one.all[0], words, &reason) && one.all[0].kind == BREAK_LINE;
    bool runs = is_line && (breaks_run(&one, session->reel, true, never_interrupts, &which) ||
                            breaks_run(&one, session->reel, false, never_interrupts, &which));
    say_line(session, runs, is_line ? "That line never runs." : "Go to which line? As in: goto line 9.");
}

static void go_to(struct session *session, const char *rest)
{
    char *end;
    if (strncmp(rest, "line ", 5) == 0) {
        go_to_line(session, rest);
        return;
    }
    if (strncmp(rest, "step ", 5) == 0 || strncmp(rest, "time ", 5) == 0)
        rest += 5;
    double number = strtod(rest, &end);
    bool time = strcmp(end, "s") == 0;
    if (end == rest || (*end && !time) || !(number >= 0) || number > 1e15) {
        fprintf(session->out, "Go to which step? As in: goto 12, to a time: goto 0.5s, to a line: goto line 9.\n");
        return;
    }
    say(session,
        time ? reel_to_time(session->reel, number)
             : reel_to_step(session->reel, (uint64_t)number),
        "The run has no such step.");
}

static void go_line(struct session *session, const char *rest)
{
    bool back = strcmp(rest, "back") == 0;
    if (!back)
        ask_first(session);
    say_line(session, back ? reel_line_back(session->reel) : reel_line_forward(session->reel),
             back ? AT_START : AT_END);
}

/* --- looking */

static void show_tasks(struct session *session, const char *rest)
{
    (void)rest;
    list_tasks(session->out, &session->reel->story);
}

static void show_ready(struct session *session, const char *rest)
{
    (void)rest;
    list_ready(session->out, &session->reel->story);
}

static void show_timers(struct session *session, const char *rest)
{
    (void)rest;
    list_timers(session->out, &session->reel->story);
}

static void show_things(struct session *session, const char *rest)
{
    (void)rest;
    list_resources(session->out, &session->reel->story);
}

static void show_output(struct session *session, const char *rest)
{
    (void)rest;
    list_output(session->out, &session->reel->story);
}

/* A task by its name or number; 0: none of that name. */
static uint64_t find_task(const struct story *story, const char *name)
{
    char *end;
    unsigned long long number = strtoull(name, &end, 10);
    if (*end == '\0' && number <= story_task_count(story))
        return number;
    for (number = 1; number <= story_task_count(story); number++) {
        phrase its = story_task(story, number)->name;
        if (its.size == strlen(name) && memcmp(its.text, name, its.size) == 0)
            return number;
    }
    return 0;
}

static uint64_t task_that_ran(const struct session *session)
{
    const struct reel *reel = session->reel;
    return reel->line > 0 ? reel->lines[reel->line - 1].task : reel->story.step.task;
}

static void show_variables(struct session *session, const char *rest)
{
    const struct reel *reel = session->reel;
    uint64_t task = *rest ? find_task(&reel->story, rest) : task_that_ran(session);
    if (*rest && !task) {
        fprintf(session->out, "There is no such task. The word tasks lists them.\n");
        return;
    }
    list_variables(session->out, session->reel, task);
}

static void show_source(struct session *session, const char *rest)
{
    unsigned long line = *rest ? strtoul(rest, NULL, 10) : current_line(session);
    list_source(session->out, session->scenario, &session->reel->story,
                line && line <= session->scenario->line_count ? (uint32_t)line : 1);
}

static void show_why(struct session *session, const char *rest)
{
    (void)rest;
    telling_why(&session->telling);
}

/* --- what if */

static void take_run(struct session *session)
{
    session->reel = session->runs->now.reel;
    session->scenario = session->runs->now.scenario;
    session->telling.reel = session->reel;
    session->telling.scenario = session->scenario;
}

static void what_if(struct session *session, const char *rest)
{
    struct words words;
    if (!*rest)
        runs_list(session->runs, &words);
    else if (strcmp(rest, "undo") == 0)
        runs_undo(session->runs, &words);
    else if (strcmp(rest, "save") == 0 || strncmp(rest, "save ", 5) == 0)
        runs_save(session->runs, rest + 4 + (rest[4] == ' '), &words);
    else
        runs_change(session->runs, task_that_ran(session), rest, &words);
    fprintf(session->out, "%s\n", words.text);
    if (!*rest)
        fprintf(session->out, "You can say whatif and: %s; undo; save; save FILE.\n", WHATIF_HELP);
    take_run(session);
}

static void choose(struct session *session, const char *rest)
{
    const struct story *story = &session->reel->story;
    uint64_t tasks[20], task = *rest ? find_task(story, rest) : 0;
    struct words words;
    if (!task) {
        size_t count = choice_tasks(story, tasks, sizeof tasks / sizeof *tasks);
        words_clear(&words);
        words_add(&words, *rest ? "There is no such task." : "Say who runs next, as in choose Task-2.");
        for (size_t i = 0; i < count; i++) {
            words_add(&words, i ? ", " : " There are ");
            words_add_task(&words, story, tasks[i]);
        }
        fprintf(session->out, "%s%s\n", words.text, count ? "." : "");
        return;
    }
    bool moved = runs_choose(session->runs, task, &words);
    fprintf(session->out, "%s\n", words.text);
    if (session->runs->now.reel != session->reel) {
        runs_difference(session->runs, &words, false);
        fprintf(session->out, "%s\n", words.text);
    }
    take_run(session);
    if (moved)
        telling_stop(&session->telling);
}

static void tell_difference(struct session *session, const char *rest)
{
    struct words words;
    (void)rest;
    runs_difference(session->runs, &words, true);
    fprintf(session->out, "%s\n", words.size ? words.text : "There is one run only. The word whatif changes it.");
}

static void go_other(struct session *session, const char *rest)
{
    (void)rest;
    if (!session->runs->other.reel) {
        fprintf(session->out, "There is one run only. The word whatif changes it.\n");
        return;
    }
    runs_swap(session->runs);
    take_run(session);
    fprintf(session->out, "This is the run called: %s.\n", session->runs->now.name);
    telling_stop(&session->telling);
}

static void repeat(struct session *session, const char *rest)
{
    (void)rest;
    telling_stop(&session->telling);
}

static void help(struct session *session, const char *rest)
{
    (void)rest;
    for (const struct command_word *word = commands; word->name; word++)
        fprintf(session->out, "%s, or %s: %s.\n", word->name, word->letter, word->help);
    fprintf(session->out, "quit, or q: end. An empty line is next.\n");
}

static const struct command_word commands[] = {
    {"next", "n", "forward by one step of a task", go_next},
    {"back", "b", "back by one step", go_back},
    {"line", "j", "forward by one line; line back: back", go_line},
    {"act", ".", "forward by one act of the loop; act back: back", go_act},
    {"turn", "]", "forward by one iteration of the loop; turn back: back", go_turn},
    {"first", "g", "to the start", go_first},
    {"last", "G", "to the last step; again: through asyncio.run's closing", go_last},
    {"goto", "s", "to a step, as in goto 12, to a time, as in goto 0.5s, to a line, as in goto line 9", go_to},
    {"tasks", "t", "every task, what it does or waits for", show_tasks},
    {"ready", "r", "the ready queue, in order", show_ready},
    {"timers", "m", "the timers, earliest first", show_timers},
    {"things", "x", "locks, queues and the like, and who waits for them", show_things},
    {"vars", "v", "variables of the task that ran, or of a task named, as in vars Task-2",
     show_variables},
    {"source", "l", "the source around the line, or around a line named", show_source},
    {"output", "o", "what was printed so far", show_output},
    {"why", "w", "why the task could run", show_why},
    {"whatif", "u", "change the run from here on, as in whatif cancel Task-2; alone: what there is", what_if},
    {"choose", "U", "be the scheduler: say who runs next, as in choose Task-2", choose},
    {"differ", "y", "where the changed run and the one before first differ, and totals", tell_difference},
    {"other", "Y", "to the other of the two runs, at the same moment", go_other},
    {"predict", "p", "be asked before each step what it will be; again: no more", predict},
    {"repeat", ",", "this stop once more", repeat},
    {"help", "h", "these words", help},
    {0},
};

/* --- reading */

static const struct command_word *find_word(const char *name)
{
    for (const struct command_word *word = commands; word->name; word++)
        if (strcmp(word->name, name) == 0 || strcmp(word->letter, name) == 0)
            return word;
    return strcmp(name, "?") == 0 ? find_word("help") : NULL;
}

/* False: quit. `line` is cut into the word and the rest. */
static bool obey(struct session *session, char *line)
{
    line += strspn(line, " \t");
    line[strcspn(line, "\r\n")] = '\0';
    size_t size = strcspn(line, " \t");
    char *rest = line + size + strspn(line + size, " \t");
    line[size] = '\0';
    if (strcmp(line, "quit") == 0 || strcmp(line, "q") == 0)
        return false;
    const struct command_word *word = find_word(*line ? line : "next");
    if (word)
        word->run(session, rest);
    else
        fprintf(session->out, "That is no command. The word help lists them.\n");
    return true;
}

static void tell_beginning(struct session *session)
{
    const struct scenario *scenario = session->scenario;
    if (*scenario->title)
        fprintf(session->out, "%s.\n", scenario->title);
    if (*scenario->about)
        fprintf(session->out, "%s\n", scenario->about);
    if (*scenario->ask)
        fprintf(session->out, "Question: %s\n", scenario->ask);
    telling_stop(&session->telling);
    fprintf(session->out, "An empty line is the next step. The word help lists the commands.\n");
}

struct linear_result linear_run(struct runs *runs, const struct linear_options *options)
{
    struct session session = {.runs = runs, .options = options, .out = options->out};
    char line[512];
    session.telling = (struct telling){options->out, NULL, NULL, "", NULL, false};
    take_run(&session);
    if (options->step)
        reel_to_step(session.reel, options->step);
    tell_beginning(&session);
    if (options->go_to)
        go_to(&session, options->go_to);
    for (;;) {
        if (options->prompt)
            fputs("> ", options->out);
        fflush(options->out);
        if (!fgets(line, sizeof line, options->in) || !obey(&session, line))
            return session.result;
        session.result.saw_the_end |= reel_at_last(session.reel);
    }
}
