/* The table of actions, as data. */
#include "ui/views/actions.h"

#include <stddef.h>

static const struct action table[] = {
#define X(name, key_, second_, group_, words_) {key_, second_, group_, words_, do_##name},
    ACTIONS(X)
#undef X
};

#define COUNT (sizeof table / sizeof *table)

const struct action *actions_all(size_t *count)
{
    *count = COUNT;
    return table;
}

const struct action *action_of_key(int key)
{
    for (size_t i = 0; i < COUNT; i++)
        if (key && (table[i].key == key || table[i].second == key))
            return &table[i];
    return NULL;
}

/* Printable keys name themselves: every one of them with a NUL behind it. */
const char *action_key_name(int key)
{
#define C4(c) {(char)(c)}, {(char)((c) + 1)}, {(char)((c) + 2)}, {(char)((c) + 3)}
#define C16(c) C4(c), C4((c) + 4), C4((c) + 8), C4((c) + 12)
    static const char printable[96][2] = {C16(32), C16(48), C16(64), C16(80), C16(96), C16(112)};
#undef C16
#undef C4
    switch (key) {
    case KEY_RIGHT: return "Right";
    case KEY_LEFT: return "Left";
    case KEY_DOWN: return "Down";
    case KEY_UP: return "Up";
    case KEY_HOME: return "Home";
    case KEY_END: return "End";
    case KEY_NPAGE: return "PgDn";
    case KEY_PPAGE: return "PgUp";
    case KEY_BTAB: return "S-Tab";
    case KEY_MOUSE: return "Click";
    case ' ': return "Space";
    case '\t': return "Tab";
    case '\r': return "Enter";
    case 'L' - 64: return "Ctrl-L";
    default: return key > ' ' && key < 127 ? printable[key - 32] : "";
    }
}
