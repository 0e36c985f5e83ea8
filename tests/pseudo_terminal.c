/* A person at a terminal, for tests. */
#include "tests/pseudo_terminal.h"

#include <check.h>
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DEADLINE 20000 /* milliseconds; only a failing test waits so long */
#define QUIET    400   /* nothing new for so long: the screen is stable (when a file is written) */
#define SCREEN_BYTES (MOST_CELLS * 6 + 64)

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- the program */

static int note_property(VTermProp property, VTermValue *value, void *user)
{
    struct pseudo_terminal *terminal = user;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor = value->boolean;
    return 1;
}

static void open_emulator(struct pseudo_terminal *terminal)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = note_property};
    terminal->emulator = vterm_new(terminal->rows, terminal->columns);
    vterm_set_utf8(terminal->emulator, 1);
    terminal->screen = vterm_obtain_screen(terminal->emulator);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    terminal->cursor = true;
    terminal->alternate = false;
}

static void become(const char *const *argv, const char *extra)
{
    char *assignment = extra ? strdup(extra) : NULL;
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    setenv("XDG_STATE_HOME", "/dev/null", 1); /* nothing is remembered */
    unsetenv("LINES");
    unsetenv("COLUMNS");
    if (assignment)
        putenv(assignment);
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

void terminal_start(struct pseudo_terminal *terminal, int rows, int columns, const char *const *argv,
                    const char *extra)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    memset(terminal, 0, sizeof *terminal);
    terminal->rows = rows;
    terminal->columns = columns;
    open_emulator(terminal);
    terminal->child = forkpty(&terminal->fd, NULL, NULL, &size);
    ck_assert_int_ge(terminal->child, 0);
    if (terminal->child == 0)
        become(argv, extra);
}

void terminal_stop(struct pseudo_terminal *terminal)
{
    if (terminal->child > 0) {
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, NULL, 0);
    }
    close(terminal->fd);
    vterm_free(terminal->emulator);
}

void terminal_press(struct pseudo_terminal *terminal, const char *keys)
{
    size_t size = strlen(keys);
    ck_assert_int_eq(write(terminal->fd, keys, size), (ssize_t)size);
}

void terminal_resize(struct pseudo_terminal *terminal, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    terminal->rows = rows;
    terminal->columns = columns;
    vterm_set_size(terminal->emulator, rows, columns);
    ck_assert_int_eq(ioctl(terminal->fd, TIOCSWINSZ, &size), 0);
}

/* What the emulator answers (to a question for its kind) goes to the program. */
static void answer(struct pseudo_terminal *terminal)
{
    char reply[256];
    size_t size = vterm_output_read(terminal->emulator, reply, sizeof reply);
    if (size && write(terminal->fd, reply, size) < 0)
        terminal->over = true;
}

bool terminal_take(struct pseudo_terminal *terminal, int milliseconds)
{
    char bytes[65536];
    struct pollfd poller = {.fd = terminal->fd, .events = POLLIN};
    if (terminal->over || poll(&poller, 1, milliseconds) <= 0)
        return false;
    ssize_t size = read(terminal->fd, bytes, sizeof bytes);
    if (size <= 0) { /* EIO: the program has closed its side */
        terminal->over = size == 0 || errno == EIO;
        return false;
    }
    vterm_input_write(terminal->emulator, bytes, (size_t)size);
    vterm_screen_flush_damage(terminal->screen);
    answer(terminal);
    return true;
}

int terminal_wait_end(struct pseudo_terminal *terminal)
{
    int status = 0;
    for (long end = now() + DEADLINE; now() < end;) {
        terminal_take(terminal, 20);
        if (waitpid(terminal->child, &status, WNOHANG) == terminal->child) {
            terminal->child = 0;
            while (terminal_take(terminal, 0))
                ;
            return status;
        }
    }
    ck_abort_msg("the program does not end");
}

/* --- the screen as text: one row a line, blanks at the ends left out */

static size_t put_character(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)(c ? c : ' ');
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xc0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    to[0] = (char)(0xe0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3f));
    to[2] = (char)(0x80 | (c & 0x3f));
    return 3;
}

static void read_screen(struct pseudo_terminal *terminal, char *text)
{
    size_t size = 0, kept = 0;
    for (int row = 0; row < terminal->rows; row++) {
        kept = size;
        for (int column = 0; column < terminal->columns; column++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell);
            size += put_character(text + size, cell.chars[0]);
            if (text[size - 1] != ' ')
                kept = size;
            column += cell.width > 1 ? cell.width - 1 : 0;
        }
        size = kept;
        text[size++] = '\n';
    }
    text[size] = '\0';
}

static void expect(struct pseudo_terminal *terminal, const char *wanted, bool there)
{
    static char text[SCREEN_BYTES];
    for (long end = now() + DEADLINE; now() < end;) {
        read_screen(terminal, text);
        if ((strstr(text, wanted) != NULL) == there)
            return;
        terminal_take(terminal, 50);
        ck_assert_msg(!terminal->over, "the program ended before \"%s\"", wanted);
    }
    fprintf(stderr, "the screen is:\n%s", text); /* too long for Check's messages */
    ck_abort_msg("\"%s\" %s", wanted, there ? "does not appear" : "does not go");
}

void terminal_expect(struct pseudo_terminal *terminal, const char *text)
{
    expect(terminal, text, true);
}

void terminal_expect_gone(struct pseudo_terminal *terminal, const char *text)
{
    expect(terminal, text, false);
}

static void write_screen(struct pseudo_terminal *terminal, const char *path)
{
    static char text[SCREEN_BYTES];
    while (terminal_take(terminal, QUIET))
        ;
    read_screen(terminal, text);
    FILE *file = fopen(path, "w");
    ck_assert_msg(file != NULL, "cannot write %s", path);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

static void read_file(const char *path, char *text)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "no %s: set LOOPGLASS_UPDATE_SCREENS=1 to write it", path);
    size_t size = fread(text, 1, SCREEN_BYTES - 1, file);
    text[size] = '\0';
    fclose(file);
}

void terminal_expect_screen(struct pseudo_terminal *terminal, const char *path)
{
    static char text[SCREEN_BYTES], wanted[SCREEN_BYTES];
    if (getenv("LOOPGLASS_UPDATE_SCREENS")) {
        write_screen(terminal, path);
        return;
    }
    read_file(path, wanted);
    for (long end = now() + DEADLINE; now() < end;) {
        read_screen(terminal, text);
        if (strcmp(text, wanted) == 0)
            return;
        terminal_take(terminal, 50);
    }
    fprintf(stderr, "the screen is:\n%s", text); /* too long for Check's messages */
    ck_abort_msg("%s differs", path);
}

/* --- cells */

VTermScreenCell *terminal_cells(struct pseudo_terminal *terminal)
{
    size_t count = (size_t)terminal->rows * (size_t)terminal->columns;
    VTermScreenCell *cells = calloc(count, sizeof *cells);
    ck_assert_ptr_nonnull(cells);
    for (size_t i = 0; i < count; i++)
        vterm_screen_get_cell(terminal->screen,
                              (VTermPos){(int)i / terminal->columns, (int)i % terminal->columns},
                              &cells[i]);
    return cells;
}

static bool same_colour(VTermScreen *screen, VTermColor a, VTermColor b)
{
    vterm_screen_convert_color_to_rgb(screen, &a);
    vterm_screen_convert_color_to_rgb(screen, &b);
    return a.rgb.red == b.rgb.red && a.rgb.green == b.rgb.green && a.rgb.blue == b.rgb.blue;
}

static bool same_cell(VTermScreen *screen, const VTermScreenCell *a, const VTermScreenCell *b)
{
    bool blank = (a->chars[0] == 0 || a->chars[0] == ' ') && (b->chars[0] == 0 || b->chars[0] == ' ');
    if (blank) /* whose colour nobody sees */
        return a->attrs.reverse == b->attrs.reverse && same_colour(screen, a->bg, b->bg);
    return a->width == b->width && memcmp(a->chars, b->chars, sizeof a->chars) == 0 &&
           a->attrs.bold == b->attrs.bold && a->attrs.underline == b->attrs.underline &&
           a->attrs.reverse == b->attrs.reverse && same_colour(screen, a->fg, b->fg) &&
           same_colour(screen, a->bg, b->bg);
}

void terminal_expect_cells(struct pseudo_terminal *terminal, const VTermScreenCell *cells)
{
    size_t count = (size_t)terminal->rows * (size_t)terminal->columns, same = 0;
    for (long end = now() + DEADLINE; now() < end;) {
        VTermScreenCell *here = terminal_cells(terminal);
        for (same = 0; same < count && same_cell(terminal->screen, &cells[same], &here[same]); same++)
            ;
        free(here);
        if (same == count)
            return;
        terminal_take(terminal, 50);
    }
    ck_abort_msg("another cell at row %zu, column %zu (it was '%c')",
                 same / (size_t)terminal->columns, same % (size_t)terminal->columns,
                 (int)cells[same].chars[0]);
}

bool terminal_coloured(struct pseudo_terminal *terminal)
{
    size_t count = (size_t)terminal->rows * (size_t)terminal->columns;
    VTermScreenCell *cells = terminal_cells(terminal);
    bool coloured = false;
    for (size_t i = 0; i < count; i++)
        coloured |= !VTERM_COLOR_IS_DEFAULT_FG(&cells[i].fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cells[i].bg);
    free(cells);
    return coloured;
}

bool terminal_ascii(struct pseudo_terminal *terminal)
{
    static char text[SCREEN_BYTES];
    read_screen(terminal, text);
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= 0x80)
            return false;
    return true;
}
