/* The real program in bad company: a scenario that wants out of the sandbox, texts with control
 * sequences, terminals that go away, signals of every kind. Nothing is drawn here; what counts is the
 * bytes that reach the terminal, and the state in which it is left. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "sim/sim.h"

enum { PATIENCE = 60000, MOST_BYTES = 1 << 20 };

/* --- the sandbox: what a run asks of the system */

/* Memory, writing to what is open already, and the end. No files, processes, network, clocks. */
static const int allowed[] = {
    SYS_write, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_futex,
    SYS_exit, SYS_exit_group, SYS_rt_sigprocmask, SYS_rt_sigreturn,
};
#define ALLOWED (sizeof allowed / sizeof *allowed)

/* Any other call ends the process with SIGSYS. False: the system does not let us. */
static bool close_the_doors(void)
{
    struct sock_filter filter[ALLOWED * 2 + 2];
    size_t count = 0;
    filter[count++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                                                   offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < ALLOWED; i++) {
        filter[count++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                                       (unsigned)allowed[i], 0, 1);
        filter[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
    filter[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    struct sock_fprog program = {(unsigned short)count, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static const char *const wants_out[] = {
    "open('/etc/passwd').read()",
    "open('/tmp/x', 'w').write('x')",
    "import os; os.system('touch /tmp/x')",
    "import os; os.listdir('/')",
    "import os; os.fork()",
    "import os; os.kill(1, 9)",
    "import os; os.environ['HOME']; os.getcwd(); os.urandom(9); os.getpid()",
    "import os; os.remove('/tmp/x')",
    "import posix; posix.execv('/bin/sh', ['sh'])",
    "import subprocess; subprocess.run(['id'])",
    "import socket; socket.create_connection(('127.0.0.1', 22))",
    "import ctypes; ctypes.CDLL(None).system(b'id')",
    "import time; time.sleep(5); time.time(); time.monotonic(); time.localtime(); time.perf_counter_ns()",
    "import datetime; datetime.datetime.now().astimezone()",
    "import random, secrets; random.SystemRandom().random(); secrets.token_hex()",
    "import tempfile; tempfile.NamedTemporaryFile()",
    "import pathlib; pathlib.Path('/etc/passwd').read_text()",
    "import shutil; shutil.rmtree('/nowhere')",
    "import sys; sys.stdin.read(); input()",
    "import signal; signal.alarm(1); signal.raise_signal(9)",
    "import multiprocessing as mp; p = mp.Process(target=print); p.start(); p.join()",
    "import threading; t = threading.Thread(target=print); t.start(); t.join()",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1/')",
    "import requests; requests.get('http://127.0.0.1/')",
    "import sqlite3; sqlite3.connect('/tmp/x')",
    "import mmap, fcntl, resource, pty",
    "import importlib; importlib.import_module('posix')",
    "__import__('nt'); __import__('_posixsubprocess')",
    "import zoneinfo; zoneinfo.ZoneInfo('Europe/Paris')",
    "import locale; locale.setlocale(locale.LC_ALL, '')",
    "import logging; logging.basicConfig(filename='/tmp/x'); logging.error('x')",
    "import asyncio\nasync def f():\n    await asyncio.create_subprocess_exec('id')\nasyncio.run(f())",
    "import asyncio\nasync def f():\n    await asyncio.open_connection('127.0.0.1', 22)\nasyncio.run(f())",
    "import asyncio\nasync def f():\n    await asyncio.start_server(print, '0.0.0.0', 80)\nasyncio.run(f())",
    "import asyncio\nasync def f():\n    await asyncio.to_thread(open, '/etc/passwd')\nasyncio.run(f())",
    "import asyncio, aiofiles\nasync def f():\n    async with aiofiles.open('/etc/passwd') as g:\n"
    "        await g.read()\nasyncio.run(f())",
    "import sys; sys.exit(3)",
    "raise SystemExit('bye')",
    "def f(): f()\nf()",
    "[0] * 10**12",
    "import gc; gc.collect(); 1 / 0",
    "x = []\nfor i in range(5000): x = [x]\nrepr(x)",
    "print('x' * 100000)",
};
#define WANTS_OUT ((int)(sizeof wants_out / sizeof *wants_out))

static void write_through(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    (void)stream;
    if (write(STDERR_FILENO, text, size) < 0)
        _exit(9);
}

static _Noreturn void run_behind_closed_doors(const char *program)
{
    struct sim_options options = {.path = "out.py", .text = program, .size = strlen(program),
                                  .tick_limit = 100000, .memory_limit = 64 << 20,
                                  .forward_only = true, /* checkpoints ask what they cost */
                                  .output = write_through};
    int nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, STDERR_FILENO);
    if (!close_the_doors())
        _exit(77);
    struct sim *sim = sim_open(&options);
    while (sim_advance(sim, 100000) == SIM_GOES_ON)
        ;
    int status = sim_exit_status(sim);
    sim_close(sim);
    _exit(status);
}

START_TEST(no_scenario_leaves_the_sandbox)
{
#ifdef LOOPGLASS_MALLOC_HEAP
    return; /* sanitizers and valgrind make calls of their own */
#endif
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0)
        run_behind_closed_doors(wants_out[_i]);
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        fprintf(stderr, "skipped: the system refuses seccomp filters\n");
        return;
    }
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) <= 3, "%s: wait status %#x", wants_out[_i],
                  (unsigned)status);
}
END_TEST

/* --- a program at a terminal, and all bytes that it writes there */

struct session {
    int master, slave;
    pid_t pid;
    struct termios before;
    char *bytes;
    size_t size;
};

static char folder[] = "/tmp/check_trust.XXXXXX";

static void session_open(struct session *s, int rows, int columns)
{
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    memset(s, 0, sizeof *s);
    s->bytes = malloc(MOST_BYTES);
    ck_assert_ptr_nonnull(s->bytes);
    ck_assert_int_eq(openpty(&s->master, &s->slave, NULL, NULL, &size), 0);
    ck_assert_int_eq(tcgetattr(s->slave, &s->before), 0);
}

static void set_surroundings(const char *terminal, const char *locale)
{
    setenv("TERM", terminal, 1);
    setenv("LC_ALL", locale, 1);
    setenv("HOME", folder, 1);
    setenv("XDG_STATE_HOME", folder, 1);
    unsetenv("LOOPGLASS_LINEAR");
    unsetenv("COLUMNS");
    unsetenv("LINES");
}

static void session_start(struct session *s, const char *terminal, const char *locale,
                          const char *const *argv)
{
    s->pid = fork();
    ck_assert_int_ge(s->pid, 0);
    if (s->pid == 0) {
        setsid();
        ioctl(s->slave, TIOCSCTTY, 0);
        set_surroundings(terminal, locale);
        for (int i = 0; i < 3; i++)
            dup2(s->slave, i);
        close(s->master);
        close(s->slave);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
}

/* Takes in what comes within the time. False: nothing did. */
static bool session_take(struct session *s, int milliseconds)
{
    struct pollfd ready = {.fd = s->master, .events = POLLIN};
    if (poll(&ready, 1, milliseconds) <= 0 || !(ready.revents & POLLIN))
        return false;
    ssize_t got = read(s->master, s->bytes + s->size, MOST_BYTES - 1 - s->size);
    if (got > 0)
        s->size += (size_t)got;
    s->bytes[s->size] = '\0';
    return got > 0;
}

static const char *session_find(const struct session *s, size_t from, const char *text)
{
    return memmem(s->bytes + from, s->size - from, text, strlen(text));
}

static void session_expect(struct session *s, size_t from, const char *text)
{
    for (int waited = 0; !session_find(s, from, text) && waited < PATIENCE; waited += 50)
        session_take(s, 50);
    ck_assert_msg(session_find(s, from, text) != NULL, "'%s' never came; %zu bytes", text, s->size);
}

static void session_press(struct session *s, const char *keys)
{
    ck_assert_int_eq(write(s->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static int session_end(struct session *s)
{
    int status = -1;
    for (int waited = 0; waited < PATIENCE; waited += 20) {
        session_take(s, 20);
        if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
            while (session_take(s, 20))
                ;
            return status;
        }
    }
    kill(s->pid, SIGKILL);
    waitpid(s->pid, &status, 0);
    ck_abort_msg("it does not end; its last words: %s", s->bytes + (s->size > 300 ? s->size - 300 : 0));
}

static void session_close(struct session *s)
{
    close(s->master);
    close(s->slave);
    free(s->bytes);
}

/* The modes are those before; the alternate screen, the hidden cursor and the mouse are given up. */
static void check_given_back(const struct session *s)
{
    static const char *const pairs[][2] = {
        {"\033[?1049h", "\033[?1049l"}, {"\033[?25l", "\033[?25h"}, {"\033[?1000h", "\033[?1000l"},
        {"\033[?1006;1000h", "\033[?1006;1000l"},
    };
    struct termios now;
    ck_assert_int_eq(tcgetattr(s->slave, &now), 0);
    ck_assert_msg(now.c_lflag == s->before.c_lflag && now.c_iflag == s->before.c_iflag &&
                      now.c_oflag == s->before.c_oflag,
                  "the modes of the terminal are not what they were");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t last = 0;
        bool on = false;
        for (const char *at; (at = session_find(s, last, pairs[i][0])) != NULL; on = true)
            last = (size_t)(at - s->bytes) + 1;
        ck_assert_msg(!on || session_find(s, last, pairs[i][1]), "no %s after the last %s",
                      pairs[i][1] + 1, pairs[i][0] + 1);
    }
}

#define LESSON TOP_DIR "/scenarios/1_first_look/03_all_at_once.py"
static const char *const stepper[] = {LOOPGLASS, LESSON, NULL};

static void open_stepper(struct session *s)
{
    session_open(s, 24, 80);
    session_start(s, "xterm-256color", "C.UTF-8", stepper);
    session_expect(s, 0, "Ready queue");
    ck_assert_ptr_nonnull(session_find(s, 0, "\033[?1049h"));
}

static const int signals[] = {
    SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,   SIGSEGV, SIGBUS,  SIGFPE,  SIGILL, SIGABRT, SIGTRAP,
    SIGSYS,  SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGIO,
};

START_TEST(the_terminal_comes_back_after_a_signal)
{
    struct session s;
    open_stepper(&s);
    kill(s.pid, signals[_i]);
    int status = session_end(&s);
#ifndef LOOPGLASS_MALLOC_HEAP /* sanitizers have a word to say about some signals */
    ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == signals[_i], "wait status %#x",
                  (unsigned)status);
#else
    ck_assert(status != 0);
#endif
    check_given_back(&s);
    session_close(&s);
}
END_TEST

START_TEST(the_terminal_comes_back_after_quitting)
{
    struct session s;
    open_stepper(&s);
    session_press(&s, "nnq");
    ck_assert_int_eq(session_end(&s), 0);
    check_given_back(&s);
    session_close(&s);
}
END_TEST

START_TEST(a_terminal_of_one_cell_and_back)
{
    static const unsigned short sizes[][2] = {{1, 1}, {2, 3}, {200, 1}, {1, 300}, {24, 80}};
    struct session s;
    size_t seen = 0;
    open_stepper(&s);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct winsize size = {sizes[i][0], sizes[i][1], 0, 0};
        ioctl(s.master, TIOCSWINSZ, &size);
        seen = s.size;
        session_press(&s, "nb");
        session_take(&s, 200);
    }
    session_expect(&s, seen, "Ready queue");
    session_press(&s, "q");
    ck_assert_int_eq(session_end(&s), 0);
    check_given_back(&s);
    session_close(&s);
}
END_TEST

START_TEST(a_terminal_that_is_closed_ends_it)
{
    struct session s;
    int status = -1;
    open_stepper(&s);
    close(s.slave);
    close(s.master);
    for (int waited = 0; waited < PATIENCE && waitpid(s.pid, &status, WNOHANG) != s.pid; waited += 20)
        usleep(20000);
    ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP, "wait status %#x",
                  (unsigned)status);
    free(s.bytes);
}
END_TEST

/* --- Ctrl-Z and fg, under a shell of one job */

static void wait_for_stop(pid_t job, int tell)
{
    int status;
    while (waitpid(job, &status, WUNTRACED) == job) {
        if (!WIFSTOPPED(status))
            _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        tcsetpgrp(STDIN_FILENO, getpgrp());
        char c;
        if (write(tell, "s", 1) != 1 || read(tell, &c, 1) != 1)
            _exit(126);
        tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
}

static _Noreturn void be_a_shell(struct session *s, int tell)
{
    setsid();
    ioctl(s->slave, TIOCSCTTY, 0);
    signal(SIGTTOU, SIG_IGN);
    set_surroundings("xterm-256color", "C.UTF-8");
    for (int i = 0; i < 3; i++)
        dup2(s->slave, i);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        execv(LOOPGLASS, (char *const *)(uintptr_t)stepper);
        _exit(127);
    }
    setpgid(job, job);
    wait_for_stop(job, tell);
    _exit(125);
}

START_TEST(it_can_be_put_to_sleep_and_woken)
{
    struct session s;
    int ends[2];
    char c;
    session_open(&s, 24, 80);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    s.pid = fork();
    if (s.pid == 0)
        be_a_shell(&s, ends[1]);
    session_expect(&s, 0, "Ready queue");
    for (int i = 0; i < 2; i++) {
        while (session_take(&s, 300)) /* curses drops a Ctrl-Z that comes while it draws */
            ;
        session_press(&s, "\032");
        struct pollfd stopped = {.fd = ends[0], .events = POLLIN};
        for (int waited = 0; poll(&stopped, 1, 50) == 0 && waited < PATIENCE; waited += 50)
            session_take(&s, 0);
        ck_assert_int_eq(poll(&stopped, 1, 0), 1);
        ck_assert_int_eq(read(ends[0], &c, 1), 1);
        while (session_take(&s, 50))
            ;
        check_given_back(&s);
        size_t seen = s.size;
        ck_assert_int_eq(write(ends[0], "g", 1), 1);
        session_expect(&s, seen, "\033[?1049h");
        session_expect(&s, seen, "Ready queue");
    }
    session_press(&s, "q");
    ck_assert_int_eq(session_end(&s), 0);
    check_given_back(&s);
    close(ends[0]);
    close(ends[1]);
    session_close(&s);
}
END_TEST

/* --- poor terminals */

static const struct {
    const char *terminal, *locale, *words;
    int status;
} poor[] = {
    {"no-such-terminal", "C.UTF-8", "TERM", 2},
    {"dumb", "C.UTF-8", "> ", 0},
    {"", "C.UTF-8", "> ", 0},
    {"vt100", "C", "Ready queue", 0},
    {"xterm", "C", "Ready queue", 0},
    {"xterm", "no_SUCH.locale", "Ready queue", 0},
    {"linux", "POSIX", "Ready queue", 0},
};

START_TEST(poor_terminals_are_served_or_told)
{
#ifdef LOOPGLASS_MALLOC_HEAP
    return; /* not clean under sanitizers yet */
#endif
    struct session s;
    session_open(&s, 24, 80);
    session_start(&s, poor[_i].terminal, poor[_i].locale, stepper);
    session_expect(&s, 0, poor[_i].words);
    if (poor[_i].status == 0)
        session_press(&s, "q\r");
    int status = session_end(&s);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == poor[_i].status, "wait status %#x",
                  (unsigned)status);
    check_given_back(&s);
    if (strcmp(poor[_i].locale, "C.UTF-8") != 0)
        for (size_t i = 0; i < s.size; i++)
            ck_assert_msg((unsigned char)s.bytes[i] < 128, "a byte beyond ASCII: %#x",
                          (unsigned char)s.bytes[i]);
    session_close(&s);
}
END_TEST

START_TEST(input_that_is_no_terminal_is_told)
{
    static const char *const argv[] = {"/bin/sh", "-c", LOOPGLASS " " LESSON " </dev/null", NULL};
    struct session s;
    session_open(&s, 24, 80);
    session_start(&s, "xterm", "C.UTF-8", argv);
    session_expect(&s, 0, "no terminal");
    int status = session_end(&s);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 2, "wait status %#x", (unsigned)status);
    check_given_back(&s);
    session_close(&s);
}
END_TEST

/* A reader that goes away ends what would write for ever. */
START_TEST(a_closed_pipe_ends_it)
{
    static const char *const commands[] = {"run", "explain --ticks 100000", "--linear --ticks 100000"};
    char path[4096], command[8192];
    snprintf(path, sizeof path, "%s/endless.py", folder);
    FILE *file = fopen(path, "w");
    fputs("while True: print('x' * 1000)\n", file);
    fclose(file);
    snprintf(command, sizeof command, "timeout 100 sh -c '%s %s %s </dev/null | head -c 10 >%s/out'",
             LOOPGLASS, commands[_i], path, folder);
    int status = system(command);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "wait status %#x", (unsigned)status);
}
END_TEST

/* --- control sequences */

static const char hostile_program[] =
    "# sim: title A title \033[?9999h\033]0;own\007\n"
    "# sim: about About \033[?9999h\n"
    "# sim: ask Ask \033[?9999h\n"
    "# sim: answer Answer \033[?9999h\n"
    "import asyncio\n"
    "E = '\\x1b[?9999h\\x1b]0;own\\x07\\x9b?9999h\\x90own\\x9c\\r\\b\\x7f'\n"
    "class Odd:\n"
    "    def __repr__(self): return E\n"
    "async def work(lock, text):  #> A note \033[?9999h\n"
    "    \"\"\"Doc \033[?9999h\"\"\"\n"
    "    secret = text + E\n"
    "    async with lock:\n"
    "        print(E, secret, 'shown')  # \033[?9999h\n"
    "        await asyncio.sleep(0.1, E)\n"
    "async def main():\n"
    "    lock = asyncio.Lock()\n"
    "    lock.__class__.__qualname__\n"
    "    queue = asyncio.Queue()\n"
    "    await queue.put(E)\n"
    "    tasks = [asyncio.create_task(work(lock, E), name='name' + E) for i in range(3)]\n"
    "    future = asyncio.get_running_loop().create_future()\n"
    "    asyncio.get_running_loop().call_later(.05, print, E)\n"
    "    tasks[0].cancel(E)\n"
    "    await asyncio.gather(*tasks, return_exceptions=True)\n"
    "    Odd()\n"
    "    raise ValueError(E)\n"
    "asyncio.run(main())\n";

static const char *const forbidden[] = {"\033[?9999h", "\033]0;own", "\302\233", "\302\220", "\233?9999"};

static void check_harmless(const struct session *s, const char *what)
{
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        const char *at = session_find(s, 0, forbidden[i]);
        ck_assert_msg(!at, "%s: sequence %zu reaches the terminal, after: %.*s", what, i,
                      at - s->bytes > 60 ? 60 : (int)(at - s->bytes),
                      at - s->bytes > 60 ? at - 60 : s->bytes);
    }
}

static const char *hostile_file(void)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/evil\033[?9999h\033]0;own\007.py", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(hostile_program, file);
    fclose(file);
    return path;
}

static const char *const tellers[][3] = {
    {"explain"}, {"timeline"}, {"slow"}, {"deadlock"}, {"export", "--dot"}, {"export", "--mermaid"},
    {"export", "--csv"}, {"explain", "--markdown"}, {"compare"}, {"quiz"}, {"models"},
};
#define TELLERS ((int)(sizeof tellers / sizeof *tellers))

START_TEST(what_is_told_is_harmless)
{
    const char *argv[8] = {LOOPGLASS};
    size_t count = 1;
    for (size_t i = 0; i < 3 && tellers[_i][i]; i++)
        argv[count++] = tellers[_i][i];
    argv[count++] = hostile_file();
    if (strcmp(tellers[_i][0], "compare") == 0)
        argv[count++] = hostile_file();
    argv[count] = NULL;
    struct session s;
    session_open(&s, 24, 120);
    session_start(&s, "xterm", "C.UTF-8", argv);
    session_press(&s, "1\n2\nq\n\004\004");
    session_end(&s);
    check_harmless(&s, tellers[_i][0]);
    session_close(&s);
}
END_TEST

static const char *const looks[] = {"", "\t\r", "w", "W", "l", "P", "v", "xxx", "?", "d", "s", "C", "/name\r"};

START_TEST(what_the_stepper_shows_is_harmless)
{
    const char *const argv[] = {LOOPGLASS, hostile_file(), NULL};
    struct session s;
    session_open(&s, 40, 120);
    session_start(&s, "xterm-256color", "C.UTF-8", argv);
    session_expect(&s, 0, "step 0");
    session_press(&s, "nnnjj");
    session_press(&s, looks[_i]);
    session_press(&s, "nnjj.....,,,]]]");
    while (session_take(&s, 300))
        ;
    kill(s.pid, SIGTERM);
    session_end(&s);
    check_harmless(&s, looks[_i]);
    check_given_back(&s);
    session_close(&s);
}
END_TEST

START_TEST(what_linear_mode_says_is_harmless)
{
    const char *const argv[] = {LOOPGLASS, "--linear", hostile_file(), NULL};
    struct session s;
    session_open(&s, 24, 120);
    session_start(&s, "xterm", "C.UTF-8", argv);
    session_press(&s, "n\nn\nn\nwhy\ntasks\ntimers\nready\nlocks\nvariables\noutput\nsource\nwarnings\n");
    session_press(&s, "lines\nline\nn\nn\nend\noutput\nwhy\ntasks\nsearch name\nquit\n");
    session_end(&s);
    check_harmless(&s, "linear");
    session_close(&s);
}
END_TEST

/* As CPython does: what a program prints is its own business. */
START_TEST(run_writes_what_was_printed)
{
    const char *const argv[] = {LOOPGLASS, "run", hostile_file(), NULL};
    struct session s;
    session_open(&s, 24, 120);
    session_start(&s, "xterm", "C.UTF-8", argv);
    session_end(&s);
    ck_assert_ptr_nonnull(session_find(&s, 0, "\033[?9999h"));
    ck_assert_ptr_nonnull(session_find(&s, 0, "\302\233"));
    session_close(&s);
}
END_TEST

/* --- files */

START_TEST(a_failed_run_leaves_the_file_that_was_there)
{
    char command[8192], path[4096], line[16] = "";
    snprintf(path, sizeof path, "%s/kept.trace", folder);
    FILE *file = fopen(path, "w");
    fputs("old\n", file);
    fclose(file);
    snprintf(command, sizeof command,
             "%s run --trace %s --steps %s/nowhere/x %s >/dev/null 2>&1; test $? = 2 && "
             "! %s run --trace /dev/full %s >/dev/null 2>&1 && ! %s run --steps /dev/full %s >/dev/null 2>&1"
             " && test $(ls %s | grep -c kept) = 1",
             LOOPGLASS, path, folder, LESSON, LOOPGLASS, LESSON, LOOPGLASS, LESSON, folder);
    ck_assert_int_eq(system(command), 0);
    file = fopen(path, "r");
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    fclose(file);
    ck_assert_str_eq(line, "old\n");
}
END_TEST

static void remove_folder(void)
{
    char command[200];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s is left behind\n", folder);
}

int main(void)
{
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    Suite *suite = suite_create("trust");
    TCase *sandbox = tcase_create("sandbox"), *terminal = tcase_create("terminal");
    TCase *texts = tcase_create("texts");
    tcase_set_timeout(sandbox, 200);
    tcase_set_timeout(terminal, 200);
    tcase_set_timeout(texts, 200);
    tcase_add_loop_test(sandbox, no_scenario_leaves_the_sandbox, 0, WANTS_OUT);
    tcase_add_loop_test(terminal, the_terminal_comes_back_after_a_signal, 0,
                        (int)(sizeof signals / sizeof *signals));
    tcase_add_test(terminal, the_terminal_comes_back_after_quitting);
    tcase_add_test(terminal, a_terminal_of_one_cell_and_back);
    tcase_add_test(terminal, a_terminal_that_is_closed_ends_it);
    tcase_add_test(terminal, it_can_be_put_to_sleep_and_woken);
    tcase_add_loop_test(terminal, poor_terminals_are_served_or_told, 0,
                        (int)(sizeof poor / sizeof *poor));
    tcase_add_test(terminal, input_that_is_no_terminal_is_told);
    tcase_add_loop_test(terminal, a_closed_pipe_ends_it, 0, 3);
    tcase_add_loop_test(texts, what_is_told_is_harmless, 0, TELLERS);
    tcase_add_loop_test(texts, what_the_stepper_shows_is_harmless, 0,
                        (int)(sizeof looks / sizeof *looks));
    tcase_add_test(texts, what_linear_mode_says_is_harmless);
    tcase_add_test(texts, run_writes_what_was_printed);
    tcase_add_test(texts, a_failed_run_leaves_the_file_that_was_there);
    suite_add_tcase(suite, sandbox);
    suite_add_tcase(suite, terminal);
    suite_add_tcase(suite, texts);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_folder();
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
