/* Modules that are refused, with words that help. */
#include "sim/modules/refused.h"

#include <stddef.h>
#include <string.h>

#define NO_FILES   "a scenario has no files; keep the data in the program"
#define NO_NETWORK "a scenario has no real network; use httpx or requests over `# sim: service` lines"
#define NO_PROCESS "a scenario starts no processes of the machine"
#define NO_SCREEN  "a scenario has no window and no keyboard; print instead"
#define NO_NATIVE  "it is no part of Python's library; simulate its latency with asyncio.sleep"

static const struct {
    const char *name, *instead;
} refusals[] = {
    {"pathlib", NO_FILES},      {"shutil", NO_FILES},      {"tempfile", NO_FILES},
    {"glob", NO_FILES},         {"fileinput", NO_FILES},   {"sqlite3", NO_FILES},
    {"csv", NO_FILES},          {"pickle", NO_FILES},      {"shelve", NO_FILES},
    {"zipfile", NO_FILES},      {"tarfile", NO_FILES},     {"gzip", NO_FILES},
    {"mmap", NO_FILES},         {"configparser", NO_FILES},
    {"socket", NO_NETWORK},     {"ssl", NO_NETWORK},       {"select", NO_NETWORK},
    {"selectors", NO_NETWORK},  {"http", NO_NETWORK},      {"urllib", NO_NETWORK},
    {"socketserver", NO_NETWORK}, {"smtplib", NO_NETWORK}, {"ftplib", NO_NETWORK},
    {"websockets", NO_NETWORK}, {"uvloop", "the loop is loopglass's own; leave uvloop out"},
    {"subprocess", NO_PROCESS}, {"pty", NO_PROCESS},       {"ctypes", NO_PROCESS},
    {"tkinter", NO_SCREEN},     {"curses", NO_SCREEN},     {"readline", NO_SCREEN},
    {"numpy", NO_NATIVE},       {"pandas", NO_NATIVE},     {"fastapi", NO_NATIVE},
    {"django", NO_NATIVE},      {"flask", NO_NATIVE},      {"sqlalchemy", NO_NATIVE},
    {"pydantic", NO_NATIVE},    {"openai", NO_NATIVE},     {"anthropic", NO_NATIVE},
    {"trio", "loopglass shows asyncio; write the program with asyncio"},
    {"anyio", "loopglass shows asyncio; write the program with asyncio"},
    {"gevent", "loopglass shows asyncio; write the program with asyncio"},
    {"pytest", "a scenario is a plain program: call the coroutine from asyncio.run"},
    {"pdb", "the stepper is the debugger: open the file with loopglass"},
};

const char *module_refusal(const char *name)
{
    const char *dot = strchr(name, '.');
    size_t size = dot ? (size_t)(dot - name) : strlen(name);
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (strlen(refusals[i].name) == size && memcmp(refusals[i].name, name, size) == 0)
            return refusals[i].instead;
    return NULL;
}
