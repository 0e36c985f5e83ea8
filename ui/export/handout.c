/* Hand-outs: one walk through the run; what is marked up how stands in a table for each format. */
#include "ui/export/handout.h"

#include "ui/export/lanes.h"
#include "ui/export/timeline.h"
#include "ui/story/ending.h"
#include "ui/story/facts.h"

#include <stdlib.h>
#include <string.h>

/* What is written around a piece of the document. */
struct marks {
    const char *before, *after;
};
enum piece { TITLE, PART, STEP, PARAGRAPH, RAN, WHY, PRINTED, NOTE, WARNING, NEXT, END, PIECE_COUNT };

static const struct marks markdown[PIECE_COUNT] = {
    [TITLE] = {"# ", "\n\n"},        [PART] = {"## ", "\n\n"},     [STEP] = {"### ", "\n\n"},
    [PARAGRAPH] = {"", "\n\n"},      [RAN] = {"**", "**\n\n"},     [WHY] = {"", "\n\n"},
    [PRINTED] = {"", "\n\n"},        [NOTE] = {"> ", "\n\n"},      [WARNING] = {"> **Warning:** ", "\n\n"},
    [NEXT] = {"*", "*\n\n"},         [END] = {"- ", "\n"}};

static const struct marks html[PIECE_COUNT] = {
    [TITLE] = {"<h1>", "</h1>\n"},
    [PART] = {"<h2>", "</h2>\n"},
    [STEP] = {"<h3>", "</h3>\n"},
    [PARAGRAPH] = {"<p>", "</p>\n"},
    [RAN] = {"<p class=\"ran\">", "</p>\n"},
    [WHY] = {"<p>", "</p>\n"},
    [PRINTED] = {"<p>", "</p>\n"},
    [NOTE] = {"<p class=\"note\">", "</p>\n"},
    [WARNING] = {"<p class=\"warning\"><strong>Warning:</strong> ", "</p>\n"},
    [NEXT] = {"<p class=\"next\">", "</p>\n"},
    [END] = {"<p>", "</p>\n"}};

struct handout {
    FILE *file;
    struct reel *reel;
    const struct scenario *scenario;
    enum handout_format format;
    bool *said; /* notes by line */
};

/* --- marking up */

static void put_markdown(FILE *file, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (strchr("\\`*_[]<>#|&~", text[i]))
            putc('\\', file);
        putc(text[i], file);
    }
}

static void put_html(FILE *file, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        switch (text[i]) {
        case '<': fputs("&lt;", file); break;
        case '>': fputs("&gt;", file); break;
        case '&': fputs("&amp;", file); break;
        default: putc(text[i], file);
        }
    }
}

static void put_text(const struct handout *handout, const char *text, size_t size)
{
    (handout->format == HANDOUT_HTML ? put_html : put_markdown)(handout->file, text, size);
}

static void put(const struct handout *handout, enum piece piece, const char *text)
{
    const struct marks *marks = &(handout->format == HANDOUT_HTML ? html : markdown)[piece];
    if (!*text)
        return;
    fputs(marks->before, handout->file);
    put_text(handout, text, strlen(text));
    fputs(marks->after, handout->file);
}

/* --- the steps */

static void take_fact(void *host, const struct fact *fact)
{
    static const enum piece pieces[] = {
        [FACT_CHANGED] = RAN, [FACT_RAN] = RAN,         [FACT_WHY] = WHY,  [FACT_PRINTED] = PRINTED,
        [FACT_NOTE] = NOTE,   [FACT_WARNING] = WARNING, [FACT_NEXT] = NEXT};
    const struct handout *handout = host;
    if (fact->kind == FACT_NOTE && handout->said[fact->line])
        return;
    if (fact->kind == FACT_NOTE)
        handout->said[fact->line] = true;
    put(handout, pieces[fact->kind], fact->words->text);
}

/* "11      return name.upper()", at which the task stands now. */
static void put_line(const struct handout *handout)
{
    const struct story *story = &handout->reel->story;
    uint32_t number = story_task(story, story->step.task)->last_line;
    struct scenario_line line = scenario_line(handout->scenario, number);
    bool is_html = handout->format == HANDOUT_HTML;
    if (story->act != ACT_STEP || story->ended || !line.size)
        return;
    fprintf(handout->file, is_html ? "<pre><span class=\"number\">%4u</span>  " : "    %4u  ", number);
    if (is_html)
        put_html(handout->file, line.text, line.size);
    else
        fwrite(line.text, 1, line.size, handout->file);
    fputs(is_html ? "</pre>\n" : "\n\n", handout->file);
}

static void put_end(const struct handout *handout)
{
    struct ending ending;
    ending_make(&ending, &handout->reel->story, handout->scenario, (struct score){0}, NULL);
    for (int i = 0; i < ENDING_PARTS; i++)
        put(handout, END, ending.parts[i].text);
}

static void put_stop(const struct handout *handout)
{
    struct words where;
    facts_position(&where, handout->reel, false);
    put(handout, STEP, where.text);
    put_line(handout);
    facts_at_stop(handout->reel, handout->scenario, take_fact, (void *)handout);
}

static void put_steps(const struct handout *handout)
{
    struct reel *reel = handout->reel;
    put(handout, PART, "Step by step");
    put(handout, PARAGRAPH, "A step is one uninterrupted run of one task. The line is where the task "
                            "stands when the step is over; time is virtual.");
    while (reel->story.steps < HANDOUT_STEPS && reel_forward(reel, STOP_STEP) && !reel->story.ended)
        put_stop(handout);
    put(handout, PART, "At the end");
    if (reel->story.ended)
        put_end(handout);
    else
        put(handout, PARAGRAPH, "The run goes on: here are its first 2000 steps.");
}

/* --- what stands around them */

static void put_source(const struct handout *handout)
{
    bool is_html = handout->format == HANDOUT_HTML;
    put(handout, PART, "The program");
    fputs(is_html ? "<pre class=\"source\">" : "```python\n", handout->file);
    for (uint32_t number = 1; number <= handout->scenario->line_count; number++) {
        struct scenario_line line = scenario_line(handout->scenario, number);
        if (line.size >= 6 && memcmp(line.text, "# sim:", 6) == 0 && number < 12)
            continue; /* title and the like stand above */
        if (is_html)
            fprintf(handout->file, "<span class=\"number\">%4u</span>  ", number);
        if (is_html)
            put_html(handout->file, line.text, line.size);
        else
            fwrite(line.text, 1, line.size, handout->file);
        putc('\n', handout->file);
    }
    fputs(is_html ? "</pre>\n" : "```\n\n", handout->file);
}

/* The picture for a page, characters for Markdown. */
static bool put_timeline(const struct handout *handout, const char *title)
{
    struct lanes lanes;
    if (!lanes_open(&lanes, &handout->reel->story))
        return false;
    struct timeline timeline = {.lanes = &lanes, .title = title, .end = lanes.end};
    put(handout, PART, "Over time");
    if (lanes.count > 100) {
        put(handout, PARAGRAPH, "There are too many tasks to draw them all: loopglass timeline does.");
    } else if (handout->format == HANDOUT_HTML) {
        timeline_svg(handout->file, &timeline, 1);
    } else {
        fputs("```\n", handout->file);
        timeline_print(handout->file, &timeline, 80, false);
        fputs("```\n\n", handout->file);
    }
    lanes_close(&lanes);
    return true;
}

static void put_head(const struct handout *handout, const char *title)
{
    if (handout->format == HANDOUT_MARKDOWN)
        return;
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
          handout->file);
    put_html(handout->file, title, strlen(title));
    fputs("</title>\n<style>\n"
          ":root { color-scheme: light dark; --ink: #1a1d21; --soft: #565e68; --paper: #fff; "
          "--panel: #f5f6f8; --note: #6f2da8; --error: #b3261e; }\n"
          "@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a3acb7; "
          "--paper: #14161a; --panel: #1b1e23; --note: #cf9df5; --error: #ff8a80; } }\n"
          "body { font: 17px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); "
          "max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }\n"
          "h2 { margin-top: 2.5rem; } h3 { margin: 1.75rem 0 .25rem; font-size: 1rem; "
          "color: var(--soft); }\n"
          "p { margin: .35rem 0; } .ran { font-weight: 600; } .next { color: var(--soft); }\n"
          ".note, .warning { border-left: 4px solid var(--note); padding-left: .75rem; "
          "color: var(--note); }\n.warning { border-color: var(--error); color: var(--error); }\n"
          "pre { background: var(--panel); padding: .3rem .75rem; overflow-x: auto; "
          "font: 14px/1.5 ui-monospace, monospace; }\n.number { color: var(--soft); }\n"
          "svg { max-width: 100%; height: auto; }\n"
          "@media print { body { margin: 0; font-size: 11pt; } h3, pre, .ran { break-after: avoid; } }\n"
          "</style>\n</head>\n<body>\n<main>\n",
          handout->file);
}

bool handout_write(FILE *file, struct reel *reel, const struct scenario *scenario,
                   enum handout_format format)
{
    struct handout handout = {file, reel, scenario, format,
                              calloc(scenario->line_count + 2, sizeof(bool))};
    const char *title = *scenario->title ? scenario->title : scenario->file;
    if (!handout.said)
        return false;
    put_head(&handout, title);
    put(&handout, TITLE, title);
    put(&handout, PARAGRAPH, scenario->about);
    if (*scenario->ask)
        put(&handout, PART, "Before you read on");
    put(&handout, PARAGRAPH, scenario->ask);
    put_source(&handout);
    put_steps(&handout);
    bool ok = put_timeline(&handout, title);
    if (format == HANDOUT_HTML)
        fputs("</main>\n</body>\n</html>\n", file);
    free(handout.said);
    return ok && !reel->failed && !ferror(file);
}
