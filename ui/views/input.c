/* Keys, and lines of text. */
#include "ui/views/input.h"

#include "ui/views/layout.h"
#include "ui/views/terminal.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#define COMPUTE_AHEAD ((uint64_t)200000) /* units of work between two looks at the keys */
#define STOPS_AHEAD   50000 /* known ahead of the position: an endless run must not fill the memory */
#define ESCAPE        27
#define LEAST_ANSWER  16 /* cells */
#define MOST_AHEAD    64 /* keys typed ahead that are looked through for an Escape */

/* --- drawing */

/* By the position alone, however it was reached. */
static void choose_task(struct stage *stage)
{
    if (stage->followed)
        stage->chosen = stage->followed;
    else if (stage->reel->line > 0)
        stage->chosen = stage->reel->lines[stage->reel->line - 1].task;
    else
        stage->chosen = stage->story->step.task;
}

static void draw_all(struct stage *stage)
{
    choose_task(stage);
    stage_predict(stage);
    erase();
    layout_make(&stage->layout, stage, LINES, COLS);
    for (int i = 0; i < stage->layout.count; i++)
        stage->layout.panes[i].view->draw(stage, stage->layout.panes[i].area);
}

void input_draw(struct stage *stage)
{
    draw_all(stage);
    /* The cursor rests on the sentence, where a screen reader reads on, or on the pane that has just
     * got the focus. */
    int row = LINES > 1 ? 1 : 0, column = 0;
    for (int i = 0; stage->at_focus && i < stage->layout.count; i++) {
        if (stage->layout.panes[i].view->id == stage->focus) {
            row = stage->layout.panes[i].area.row;
            column = stage->layout.panes[i].area.column;
        }
    }
    move(row, column);
    refresh();
}

/* --- keys */

/* A key that is there, or ERR. */
static int key_at_hand(void)
{
    timeout(0);
    int key = getch();
    if (key == KEY_RESIZE)
        clearok(curscr, TRUE);
    return key == '\n' || key == KEY_ENTER ? '\r' : key;
}

bool input_interrupts(void)
{
    int keys[MOST_AHEAD], count = 0, key;
    bool escape = false;
    timeout(0);
    while (count < MOST_AHEAD && (key = getch()) != ERR) {
        if (key == ESCAPE)
            escape = true;
        else
            keys[count++] = key;
    }
    while (count > 0)
        ungetch(keys[--count]);
    return escape || terminal_asked_to_end();
}

static bool knows_enough(const struct stage *stage)
{
    const struct reel *reel = stage->reel;
    return reel->whole || reel->stops.count > reel->stop + STOPS_AHEAD;
}

/* Milliseconds to wait for a key: for ever, or until the next step is played. While little of the
 * run is known, what lies ahead is computed in the pauses. */
static int patience(const struct stage *stage)
{
    if (stage->playing)
        return (int)(1000 / stage->speed);
    return knows_enough(stage) ? -1 : 0;
}

int input_key(struct stage *stage)
{
    for (;;) {
        int key = key_at_hand();
        if (key != ERR || terminal_asked_to_end())
            return key;
        if (terminal_wait(patience(stage)))
            continue;
        if (stage->playing)
            return ERR;
        reel_compute(stage->reel, SIZE_MAX, COMPUTE_AHEAD);
        if (knows_enough(stage))
            input_draw(stage);
    }
}

/* --- a line of text */

static void draw_line(struct stage *stage, const char *question, const char *text)
{
    draw_all(stage);
    struct area area = {LINES - 1, 0, 1, COLS};
    move(LINES - 1, 0);
    clrtoeol();
    struct area asked = area; /* the answer has room, however long the question */
    asked.width = COLS > 2 * LEAST_ANSWER ? COLS - LEAST_ANSWER : COLS / 2;
    int column = draw(&stage->canvas, asked, 0, 1, STYLE_KEY, "%s", question) + 1;
    int room = COLS - column - 2, cells = text_cells(text, strlen(text));
    while (cells > room && *text) { /* the end of a long line is seen */
        text++;
        cells = text_cells(text, strlen(text));
    }
    column = draw(&stage->canvas, area, 0, column, STYLE_PLAIN, "%s", text);
    move(LINES - 1, column < COLS ? column : COLS - 1);
    refresh();
}

static void drop_last(char *text)
{
    size_t size = strlen(text);
    while (size && ((unsigned char)text[size - 1] & 0xc0) == 0x80)
        size--;
    text[size ? size - 1 : 0] = '\0';
}

static void edit(char *text, size_t size, int key)
{
    size_t length = strlen(text);
    if (key == KEY_BACKSPACE || key == 127 || key == 8)
        drop_last(text);
    else if (key == 'U' - 64)
        *text = '\0';
    else if (key >= ' ' && key < 256 && length + 1 < size) {
        text[length] = (char)key;
        text[length + 1] = '\0';
    }
}

bool input_line(struct stage *stage, const char *question, char *text, size_t size)
{
    bool played = stage->playing, done = false;
    stage->playing = false;
    curs_set(1);
    while (!done) {
        draw_line(stage, question, text);
        int key = key_at_hand();
        while (key == ERR && !terminal_asked_to_end()) {
            terminal_wait(-1);
            key = key_at_hand();
        }
        if (key == ESCAPE || terminal_asked_to_end())
            break;
        done = key == '\r';
        if (!done)
            edit(text, size, key);
    }
    curs_set(0);
    stage->playing = played;
    return done;
}
