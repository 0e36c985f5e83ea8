/* Taking the terminal and giving it back.
 *
 * Ordinary signals only set a flag, which the stepper looks at between keys. The handler for
 * crashes has its own stack, writes the saved reset strings with write(2), puts the terminal's
 * modes back and lets the signal go on. What a signal handler must reach cannot be passed to it:
 * the variables here are the program's only static ones, and belong to the one terminal. */
#include "ui/views/terminal.h"

#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#define RESET_SIZE 256

static volatile sig_atomic_t asked_to_end;
static volatile sig_atomic_t is_open;
static struct termios saved_modes;
static char reset_text[RESET_SIZE];
static size_t reset_size;
static SCREEN *screen;
static FILE *nowhere;         /* where an off-screen terminal writes; NULL: it is a real one */
static sigset_t outside_mask; /* of signals: as it was, and as it is while we wait */

static void on_request(int signal_number)
{
    asked_to_end = signal_number;
}

static void on_crash(int signal_number)
{
    if (is_open) {
        ssize_t written = write(STDOUT_FILENO, reset_text, reset_size);
        (void)written;
        tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void catch_signal(int signal_number, void (*handler)(int), int flags)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigaction(signal_number, &action, NULL);
}

static void add_reset_text(const char *text)
{
    if (!text || text == (char *)-1 || reset_size + strlen(text) > RESET_SIZE)
        return;
    memcpy(reset_text + reset_size, text, strlen(text));
    reset_size += strlen(text);
}

/* The strings that leave the alternate screen, show the cursor, end all attributes and the reports of
 * the mouse. */
static void save_reset_text(void)
{
    static const char *const names[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    reset_size = 0;
    const char *mouse = tigetstr("XM");
    if (mouse && mouse != (char *)-1)
        add_reset_text(tparm((char *)(uintptr_t)mouse, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    else if (key_defined("\033[M") > 0) /* kmous: as curses itself supposes xterm's */
        add_reset_text("\033[?1000l");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_reset_text(tigetstr(names[i]));
}

/* These come while we wait for keys, never in the middle of drawing. SIGTSTP is curses' own: one that comes
 * while it draws it drops, and would drop one kept back, too. */
static void keep_back(sigset_t *before)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH};
    sigset_t kept_back;
    sigemptyset(&kept_back);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&kept_back, signals[i]);
    sigprocmask(SIG_BLOCK, &kept_back, before);
}

static void catch_signals(void)
{
    static const int requests[] = {SIGINT, SIGTERM, SIGHUP};
    /* All else that would end us; what cannot be caught or has another meaning is left out. */
    static const int crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,    SIGABRT, SIGQUIT, SIGTRAP, SIGSYS,
                                  SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGIO};
    static unsigned char crash_stack[64 * 1024];
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        catch_signal(requests[i], on_request, 0);
    keep_back(&outside_mask);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        catch_signal(crashes[i], on_crash, SA_ONSTACK | (int)SA_RESETHAND);
    signal(SIGPIPE, SIG_IGN);
}

bool terminal_open(const char **reason)
{
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *reason = "standard input and output are no terminal";
        return false;
    }
    if (tcgetattr(STDIN_FILENO, &saved_modes) != 0 || !name || strcmp(name, "dumb") == 0) {
        *reason = "the terminal (TERM) cannot show a screen";
        return false;
    }
    asked_to_end = 0;
    screen = newterm(NULL, stdout, stdin);
    if (!screen) {
        *reason = "the terminal (TERM) is unknown";
        return false;
    }
    keypad(stdscr, TRUE);
    save_reset_text();
    is_open = 1;
    atexit(terminal_close);
    catch_signals();
    cbreak();
    noecho();
    nonl();
    set_escdelay(25);
    curs_set(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
    return true;
}

/* One of these is in every database of terminals. */
static SCREEN *open_nowhere(void)
{
    static const char *const names[] = {"xterm-256color", "xterm", "vt100", "ansi"};
    SCREEN *opened = NULL;
    nowhere = fopen("/dev/null", "r+");
    for (size_t i = 0; nowhere && !opened && i < sizeof names / sizeof *names; i++)
        opened = newterm(names[i], nowhere, nowhere);
    return opened;
}

bool terminal_open_offscreen(int height, int width, const char **reason)
{
    screen = open_nowhere();
    if (!screen || resizeterm(height, width) == ERR) {
        *reason = "the database of terminals knows no xterm";
        return false;
    }
    is_open = 1;
    return true;
}

void terminal_close(void)
{
    if (!is_open)
        return;
    is_open = 0;
    endwin();
    delscreen(screen);
    screen = NULL;
    if (nowhere) {
        fclose(nowhere);
        nowhere = NULL;
        return;
    }
    sigprocmask(SIG_SETMASK, &outside_mask, NULL);
}

void terminal_lend(void)
{
    def_prog_mode();
    endwin();
    sigprocmask(SIG_SETMASK, &outside_mask, NULL);
}

void terminal_take_back(void)
{
    keep_back(NULL);
    asked_to_end = 0;
    reset_prog_mode();
    clearok(curscr, TRUE);
}

/* curses itself begins to read again after a signal; so signals come only here, where they end the
 * wait. */
bool terminal_wait(int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    int found = ppoll(&input, 1, milliseconds < 0 ? NULL : &time, &outside_mask);
    if (found > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)))
        asked_to_end = SIGHUP;
    return found != 0;
}

int terminal_asked_to_end(void)
{
    return asked_to_end;
}
