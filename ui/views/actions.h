/* What keys do: one table, from which come the keys, what they call, and the help screen.
 * X(name, key, second key, group, words of the help): the key calls do_NAME(stage).
 * Groups are the help's headings, in the order of their first row. */
#ifndef LOOPGLASS_UI_VIEWS_ACTIONS_H
#define LOOPGLASS_UI_VIEWS_ACTIONS_H

#include "ui/views/view.h"

#include <curses.h>

/* clang-format off */
#define ACTIONS(X)                                                                                 \
    X(step_forward,      KEY_RIGHT, 'n', "Move", "forward by one step of a task")                  \
    X(step_back,         KEY_LEFT,  'b', "Move", "back by one step")                               \
    X(line_forward,      KEY_DOWN,  'j', "Move", "forward by one line")                            \
    X(line_back,         KEY_UP,    'k', "Move", "back by one line")                               \
    X(over_forward,      'o',       0,   "Move", "a line, over calls and awaits: the same task")   \
    X(over_back,         'O',       0,   "Move", "back over calls and awaits")                     \
    X(act_forward,       '.',       0,   "Move", "forward by one act of the loop")                 \
    X(act_back,          ',',       0,   "Move", "back by one act")                                \
    X(iteration_forward, ']',       'i', "Move", "forward by one iteration of the loop")           \
    X(iteration_back,    '[',       'I', "Move", "back by one iteration")                          \
    X(first,             KEY_HOME,  'g', "Move", "to the start")                                   \
    X(last,              KEY_END,   'G', "Move", "to the last step; again: to the very end")       \
    X(go_to,             ':',       0,   "Move", "to a step, a time (0.5s), a line, a bookmark")   \
    X(play,              ' ',       0,   "Move", "play or pause")                                  \
    X(faster,            '+',       '=', "Move", "play faster")                                    \
    X(slower,            '-',       '_', "Move", "play slower")                                    \
    X(predict,           'p',       0,   "Move", "predict each step before it is shown; again: off")    \
    X(run_on,            '>',       0,   "Stop", "run on to the next breakpoint")                  \
    X(run_back,          '<',       0,   "Stop", "run back to the last one")                       \
    X(set_break,         't',       0,   "Stop", "stop at: line 12, Task-3 runs, raised, full ...") \
    X(list_breaks,       'T',       0,   "Stop", "take a breakpoint away")                         \
    X(last_change,       'V',       0,   "Stop", "run back to where a variable last changed")      \
    X(search,            '/',       0,   "Find", "a text in the source, the output, the sentences") \
    X(next_match,        '*',       0,   "Find", "forward to a step whose words have it")          \
    X(previous_match,    '#',       0,   "Find", "back to one")                                    \
    X(set_mark,          'm',       0,   "Find", "a bookmark here")                                \
    X(go_to_mark,        '\'',      0,   "Find", "to a bookmark; 1 to 9: to the first ones")       \
    X(choose_next,       'c',       0,   "Tasks", "show the next task: its variables and why")     \
    X(choose_previous,   'C',       0,   "Tasks", "show the task before")                          \
    X(follow,            'f',       0,   "Tasks", "follow the task shown; again: any task")        \
    X(next_of_task,      'N',       0,   "Tasks", "forward to the next step of this task")         \
    X(previous_of_task,  'B',       0,   "Tasks", "back to its step before")                       \
    X(sort_tasks,        's',       0,   "Tasks", "sort: as made, by state, by name, by waiting")   \
    X(filter_tasks,      'F',       0,   "Tasks", "show only tasks whose name or call has a text")  \
    X(timeline,          'l',       0,   "Time", "the timeline: lanes of tasks and threads, large") \
    X(zoom_in,           '}',       0,   "Time", "lanes: a shorter time, larger")                  \
    X(zoom_out,          '{',       0,   "Time", "lanes: a longer time")                           \
    X(pan_right,         ')',       0,   "Time", "lanes: later")                                   \
    X(pan_left,          '(',       0,   "Time", "lanes: earlier")                                 \
    X(focus_next,        '\t',      0,   "Panes", "to the next pane")                              \
    X(focus_previous,    KEY_BTAB,  0,   "Panes", "to the pane before")                            \
    X(enlarge,           '\r',      'z', "Panes", "enlarge the pane; again: back")                 \
    X(hide,              'x',       0,   "Panes", "hide the pane")                                 \
    X(show_all,          'X',       0,   "Panes", "show all panes again")                          \
    X(scroll_down,       KEY_NPAGE, 'J', "Panes", "scroll the pane down")                          \
    X(scroll_up,         KEY_PPAGE, 'K', "Panes", "scroll the pane up")                            \
    X(next_view,         'v',       0,   "Panes", "small screens: the next view in the last place") \
    X(present,           'P',       0,   "Show", "the presenter's layout")                      \
    X(hide_sentence,     'H',       0,   "Show", "hide the sentence: the class says it first")  \
    X(only_source,       'S',       0,   "Show", "hide all but sentence and source")            \
    X(mouse,             KEY_MOUSE, 0,   "Show", "a task, a line (breakpoint), the bar; wheel: scroll") \
    X(what_if,           'u',       0,   "If", "what if: cancel, hold, slower ... here")        \
    X(choose_who_runs,   'U',       0,   "If", "be the scheduler: say who runs next")           \
    X(beside,            'y',       0,   "If", "both runs side by side, and back")              \
    X(swap_runs,         'Y',       0,   "If", "wind the other run")                            \
    X(why,               'w',       0,   "More", "why: the causes, back to the root")              \
    X(warnings,          'W',       0,   "More", "warnings in full: what, the cost, the cure")     \
    X(theme,             'd',       0,   "More", "colours for a dark or a light background")      \
    X(redraw,            'L' - 64,  0,   "More", "draw the screen anew")                          \
    X(edit,              'e',       0,   "More", "the file in $EDITOR, at this line; then again")  \
    X(reload,            'r',       0,   "More", "read the file again, stay at this step")         \
    X(help,              '?',       'h', "More", "this help; again: explain a word")                \
    X(quit,              'q',       'Q', "More", "quit")
/* clang-format on */

#define X(name, key, second, group, words) void do_##name(struct stage *stage);
ACTIONS(X)
#undef X

struct action {
    int key, second;
    const char *group, *words;
    void (*command)(struct stage *stage);
};

#define ACTION_DIGITS "123456789" /* jump to bookmarks: not in the table */

/* NULL: the key does nothing. */
const struct action *action_of_key(int key);
/* The whole table in its order. */
const struct action *actions_all(size_t *count);
/* "Right", "n"; "" for no key. */
const char *action_key_name(int key);

#endif
