/* What keys do: one table, from which come the keys, their meaning and the help screen.
 * X(NAME, key, second key, words of the help) */
#ifndef LOOPGLASS_UI_VIEWS_ACTIONS_H
#define LOOPGLASS_UI_VIEWS_ACTIONS_H

#include <curses.h>

/* clang-format off */
#define ACTIONS(X)                                                                                 \
    X(STEP_FORWARD,      KEY_RIGHT, 'n',  "forward by one step of a task")                         \
    X(STEP_BACK,         KEY_LEFT,  'b',  "back by one step")                                      \
    X(LINE_FORWARD,      KEY_DOWN,  'j',  "forward by one line")                                   \
    X(LINE_BACK,         KEY_UP,    'k',  "back by one line")                                      \
    X(ACT_FORWARD,       '.',       0,    "forward by one act of the loop: wait, timer, callback") \
    X(ACT_BACK,          ',',       0,    "back by one act")                                       \
    X(ITERATION_FORWARD, ']',       'i',  "forward by one iteration of the loop")                  \
    X(ITERATION_BACK,    '[',       'I',  "back by one iteration")                                 \
    X(FIRST,             KEY_HOME,  'g',  "to the start")                                          \
    X(LAST,              KEY_END,   'G',  "to the last step; again: through asyncio.run's closing") \
    X(PLAY,              ' ',       'p',  "play or pause")                                         \
    X(FASTER,            '+',       '=',  "play faster")                                           \
    X(SLOWER,            '-',       '_',  "play slower")                                           \
    X(FOLLOW,            'f',       0,    "follow the task that ran; again: any task")             \
    X(NEXT_OF_TASK,      'N',       0,    "forward to the next step of the followed task")         \
    X(PREVIOUS_OF_TASK,  'B',       0,    "back to its step before")                               \
    X(CHOOSE_NEXT,       '\t',      0,    "show the next task's variables")                        \
    X(HELP,              '?',       'h',  "this help")                                             \
    X(REDRAW,            'L' - 64,  0,    "draw the screen anew")                                  \
    X(QUIT,              'q',       'Q',  "quit")
/* clang-format on */

enum action {
    ACTION_NONE,
#define X(name, key, second, words) ACTION_##name,
    ACTIONS(X)
#undef X
    ACTION_COUNT
};

enum action action_of_key(int key);
/* Row `number` of the help: the keys' names and the words; false beyond the end. */
bool action_help(int number, const char **key, const char **second, const char **words);

#endif
