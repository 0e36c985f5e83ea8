/* Modules that are refused, with words that help. */
#include "sim/modules/refused.h"

#include <stddef.h>
#include <string.h>

#define NO_FILES   "a scenario has no files; keep the data in the program"
#define NO_NETWORK "a scenario has no real network; use httpx or requests over `# sim: service` lines"
#define NO_PROCESS "a scenario starts no processes of the machine"
#define NO_SCREEN  "a scenario has no window and no keyboard; print instead"
#define NO_NATIVE  "it is no part of Python's library; a line `# sim: stub NAME` can stand in for it"
#define NO_PACKING    "packed data is for files and networks, which a scenario has not"
#define NO_CLIENT     "it needs a real server; a line `# sim: stub NAME` can stand in for it, or use httpx " \
                      "over `# sim: service` lines"
#define NO_SERVER     "nobody calls a server here; call its coroutines from asyncio.run"
#define NO_NESTING    "a loop runs inside no other; await the coroutine instead"
#define NO_OTHER_LOOP "loopglass shows asyncio; write the program with asyncio"
#define NO_PROFILE    "computing takes no time on the virtual clock; loopglass shows the steps"
#define NO_TESTS      "a scenario is a plain program: call the coroutine from asyncio.run"
#define NOT_CARRIED   "it is not among the modules that loopglass carries"

static const struct {
    const char *name, *instead;
} refusals[] = {
    /* the machine's files */
    {"fileinput", NO_FILES},    {"sqlite3", NO_FILES},     {"shelve", NO_FILES},
    {"dbm", NO_FILES},          {"zipfile", NO_FILES},     {"tarfile", NO_FILES},
    {"mmap", NO_FILES},         {"configparser", NO_FILES}, {"tomllib", NO_FILES},
    {"filecmp", NO_FILES},      {"fcntl", NO_FILES},       
    {"watchdog", NO_FILES},     {"netrc", NO_FILES},       {"plistlib", NO_FILES},
    {"dotenv", "a scenario has no files; set os.environ in the program"},
    {"runpy", "modules are carried by loopglass or lie beside the scenario; use import"},
    {"pkgutil", "modules are carried by loopglass or lie beside the scenario; use import"},
    {"zipimport", "modules are carried by loopglass or lie beside the scenario; use import"},
    {"pickle", "objects do not leave the program; use copy.deepcopy, or json for text"},
    {"marshal", "objects do not leave the program; use copy.deepcopy, or json for text"},
    {"dill", "objects do not leave the program; use copy.deepcopy, or json for text"},
    {"cloudpickle", "objects do not leave the program; use copy.deepcopy, or json for text"},
    {"gzip", NO_PACKING},       {"bz2", NO_PACKING},       {"lzma", NO_PACKING},
    {"zlib", NO_PACKING},       {"zstandard", NO_PACKING},
    /* the network */
    {"socket", NO_NETWORK},     {"ssl", NO_NETWORK},       {"select", NO_NETWORK},
    {"urllib", NO_NETWORK},     {"selectors", NO_NETWORK}, {"http", NO_NETWORK},      {"socketserver", NO_NETWORK},
    {"smtplib", NO_NETWORK},    {"ftplib", NO_NETWORK},    {"imaplib", NO_NETWORK},
    {"poplib", NO_NETWORK},     {"telnetlib", NO_NETWORK}, {"xmlrpc", NO_NETWORK},
    {"websockets", NO_NETWORK}, {"urllib3", NO_NETWORK},
    {"aiosmtplib", NO_NETWORK}, {"paramiko", NO_NETWORK},  {"asyncssh", NO_NETWORK},
    {"grpc", NO_NETWORK},       {"zmq", NO_NETWORK},       {"paho", NO_NETWORK},
    {"wsgiref", NO_NETWORK},    {"webbrowser", NO_NETWORK}, {"httpcore", NO_NETWORK},
    {"bs4", NO_NETWORK},        {"scrapy", NO_NETWORK},    {"selenium", NO_NETWORK},
    {"playwright", NO_NETWORK}, {"telegram", NO_NETWORK},  {"discord", NO_NETWORK},
    /* services that have clients */
    {"psycopg", NO_CLIENT},     {"psycopg2", NO_CLIENT},   
    {"pymysql", NO_CLIENT},     {"aiosqlite", NO_CLIENT},  {"motor", NO_CLIENT},
    {"pymongo", NO_CLIENT},     {"sqlalchemy", NO_CLIENT}, {"sqlmodel", NO_CLIENT},
    {"tortoise", NO_CLIENT},    {"peewee", NO_CLIENT},     {"kafka", NO_CLIENT},
    {"aiokafka", NO_CLIENT},    {"pika", NO_CLIENT},       {"aio_pika", NO_CLIENT},
    {"celery", NO_CLIENT},      {"boto3", NO_CLIENT},      {"aioboto3", NO_CLIENT},
    {"elasticsearch", NO_CLIENT}, {"databases", NO_CLIENT}, {"openai", NO_CLIENT},
    {"anthropic", NO_CLIENT},   {"langchain", NO_CLIENT},  {"google", NO_CLIENT},
    /* web frameworks serve what comes from a network */
    {"fastapi", NO_SERVER},     {"django", NO_SERVER},     {"flask", NO_SERVER},
    {"starlette", NO_SERVER},   {"uvicorn", NO_SERVER},    {"hypercorn", NO_SERVER},
    {"gunicorn", NO_SERVER},    {"quart", NO_SERVER},      {"sanic", NO_SERVER},
    {"tornado", NO_SERVER},     {"litestar", NO_SERVER},   {"bottle", NO_SERVER},
    {"falcon", NO_SERVER},      {"strawberry", NO_SERVER}, {"streamlit", NO_SERVER},
    /* processes and the machine */
    {"subprocess", NO_PROCESS}, {"pty", NO_PROCESS},
    {"ctypes", NO_PROCESS},     {"cffi", NO_PROCESS},      {"psutil", NO_PROCESS},
    {"resource", NO_PROCESS},   {"pwd", NO_PROCESS},       {"grp", NO_PROCESS},
    {"syslog", NO_PROCESS},     {"posix", NO_PROCESS},     {"_posixsubprocess", NO_PROCESS},
    {"msvcrt", NO_PROCESS},     {"winreg", NO_PROCESS},    {"joblib", NO_PROCESS},
    {"dask", NO_PROCESS},       {"ray", NO_PROCESS},
    /* screens and keyboards */
    {"tkinter", NO_SCREEN},     {"curses", NO_SCREEN},     {"readline", NO_SCREEN},
    {"turtle", NO_SCREEN},      {"pygame", NO_SCREEN},     {"termios", NO_SCREEN},
    {"tty", NO_SCREEN},         {"cmd", NO_SCREEN},        {"prompt_toolkit", NO_SCREEN},
    {"textual", NO_SCREEN},     {"rich", NO_SCREEN},       {"tqdm", NO_SCREEN},
    {"click", NO_SCREEN},       {"typer", NO_SCREEN},      {"colorama", NO_SCREEN},
    {"matplotlib", NO_SCREEN},  {"PyQt5", NO_SCREEN},      {"PyQt6", NO_SCREEN},
    {"PySide6", NO_SCREEN},     {"IPython", NO_SCREEN},    {"nest_asyncio", NO_NESTING},
    /* other loops */
    {"uvloop", "the loop is loopglass's own; leave uvloop out"},
    {"trio", NO_OTHER_LOOP},    {"anyio", NO_OTHER_LOOP},  {"curio", NO_OTHER_LOOP},
    {"gevent", NO_OTHER_LOOP},  {"eventlet", NO_OTHER_LOOP}, {"greenlet", NO_OTHER_LOOP},
    {"twisted", NO_OTHER_LOOP}, {"asgiref", NO_OTHER_LOOP},
    /* measuring and looking on */
    {"pdb", "the stepper is the debugger: open the file with loopglass"},
    {"bdb", "the stepper is the debugger: open the file with loopglass"},
    {"cProfile", NO_PROFILE},   {"profile", NO_PROFILE},   {"pstats", NO_PROFILE},
    {"tracemalloc", NO_PROFILE}, {"memory_profiler", NO_PROFILE}, {"line_profiler", NO_PROFILE},
    {"trace", NO_PROFILE},      {"yappi", NO_PROFILE},
    {"pytest", NO_TESTS},       {"pytest_asyncio", NO_TESTS}, {"doctest", NO_TESTS},
    {"hypothesis", NO_TESTS},   {"nose", NO_TESTS},
    /* parts of the library that nobody has carried over */
    {"ast", NOT_CARRIED},       {"dis", NOT_CARRIED},      {"tokenize", NOT_CARRIED},
    {"token", NOT_CARRIED},     {"symtable", NOT_CARRIED}, {"code", NOT_CARRIED},
    {"codeop", NOT_CARRIED},    {"opcode", NOT_CARRIED},   {"email", NOT_CARRIED},
    {"mimetypes", NOT_CARRIED}, {"xml", NOT_CARRIED},      {"gettext", NOT_CARRIED},
    {"optparse", "it is superseded; use argparse"},
    {"getopt", "it is superseded; use argparse"},
    {"imp", "Python 3.12 has taken it out"},
    {"distutils", "Python 3.12 has taken it out"},
    {"asyncore", "Python 3.12 has taken it out; use asyncio"},
    {"asynchat", "Python 3.12 has taken it out; use asyncio"},
    /* the best known of those that need no network */
    {"numpy", NO_NATIVE},       {"pandas", NO_NATIVE},     {"scipy", NO_NATIVE},
    {"sklearn", NO_NATIVE},     {"torch", NO_NATIVE},      {"tensorflow", NO_NATIVE},
    {"polars", NO_NATIVE},      {"PIL", NO_NATIVE},        {"cv2", NO_NATIVE},
    {"transformers", NO_NATIVE}, {"networkx", NO_NATIVE},  {"sympy", NO_NATIVE},
    {"pydantic", "it is no part of Python's library; use dataclasses"},
    {"attr", "it is no part of Python's library; use dataclasses"},
    {"attrs", "it is no part of Python's library; use dataclasses"},
    {"orjson", "it is no part of Python's library; use json"},
    {"ujson", "it is no part of Python's library; use json"},
    {"yaml", "it is no part of Python's library; use json"},
    {"toml", "it is no part of Python's library; use json"},
    {"msgpack", "it is no part of Python's library; use json"},
    {"dateutil", "it is no part of Python's library; use datetime"},
    {"pytz", "it is no part of Python's library; use datetime.timezone"},
    {"arrow", "it is no part of Python's library; use datetime"},
    {"pendulum", "it is no part of Python's library; use datetime"},
    {"regex", "it is no part of Python's library; use re"},
    {"loguru", "it is no part of Python's library; use logging"},
    {"structlog", "it is no part of Python's library; use logging"},
    {"six", "Python 2 is over; use what Python 3 has"},
    {"async_timeout", "it is no part of Python's library; use asyncio.timeout"},
    {"aiostream", "it is no part of Python's library; write async generators"},
    {"tenacity", "it is no part of Python's library; write the loop over the attempts"},
    {"backoff", "it is no part of Python's library; write the loop over the attempts"},
    {"cachetools", "it is no part of Python's library; use functools.lru_cache"},
    {"more_itertools", "it is no part of Python's library; use itertools"},
    {"apscheduler", "it is no part of Python's library; use asyncio.sleep in a task"},
    {"schedule", "it is no part of Python's library; use asyncio.sleep in a task"},
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
