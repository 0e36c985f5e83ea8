/* The table of actions, as data. */
#include "ui/views/actions.h"

#include <stddef.h>

static const struct {
    int key, second;
    const char *words;
} table[ACTION_COUNT] = {
#define X(name, key_, second_, words_) [ACTION_##name] = {key_, second_, words_},
    ACTIONS(X)
#undef X
};

enum action action_of_key(int key)
{
    for (int action = 1; action < ACTION_COUNT; action++)
        if (key && (table[action].key == key || table[action].second == key))
            return (enum action)action;
    return ACTION_NONE;
}

/* Printable keys name themselves: one string of all of them, two bytes each. */
static const char *name_of_key(int key)
{
    static const char printable[128][2] = {
#define C(c) [c] = {c}
        C('n'), C('b'), C('j'), C('k'), C('.'), C(','), C(']'), C('['), C('i'), C('I'), C('g'),
        C('G'), C('p'), C('+'), C('='), C('-'), C('_'), C('f'), C('N'), C('B'), C('?'), C('h'),
        C('q'), C('Q'),
#undef C
    };
    switch (key) {
    case KEY_RIGHT: return "Right";
    case KEY_LEFT: return "Left";
    case KEY_DOWN: return "Down";
    case KEY_UP: return "Up";
    case KEY_HOME: return "Home";
    case KEY_END: return "End";
    case ' ': return "Space";
    case '\t': return "Tab";
    case 'L' - 64: return "Ctrl-L";
    default: return key > 0 && key < 128 ? printable[key] : "";
    }
}

bool action_help(int number, const char **key, const char **second, const char **words)
{
    int action = number + 1;
    if (action >= ACTION_COUNT)
        return false;
    *key = name_of_key(table[action].key);
    *second = name_of_key(table[action].second);
    *words = table[action].words;
    return true;
}
