# Every module of CPython 3.13's library (sys.stdlib_module_names) is carried, or refused with words
# that say what to do; so are packages that people know.
import importlib

STANDARD = """
abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2
cProfile calendar cmath cmd code codecs codeop collections colorsys compileall concurrent
configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm
decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp
fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib
grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools
json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder
msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib
pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats
pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib
resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics
string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile
termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback
tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings
wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib
zoneinfo
""".split()
SUBMODULES = """
asyncio.subprocess collections.abc concurrent.futures.thread email.message html.parser http.client
http.server importlib.metadata importlib.util json.decoder json.tool logging.handlers os.path
multiprocessing.pool multiprocessing.shared_memory unittest.mock urllib.parse urllib.request
xml.etree.ElementTree
""".split()
OTHERS = """
aiolimiter anyio attrs beartype boto3 celery django fastapi flask grpc kafka matplotlib numpy
openai orjson pandas pydantic pytest rich selenium sqlalchemy starlette tenacity torch tqdm trio
typing_extensions uvicorn uvloop websockets yaml
""".split()
carried, unhelpful = 0, []
for name in STANDARD + SUBMODULES + OTHERS:
    try:
        importlib.import_module(name)
        carried += 1
    except ImportError as error:
        if not str(error).startswith('loopglass does not offer the module '):
            unhelpful.append(name)
        elif name in OTHERS and not isinstance(error, ModuleNotFoundError):
            unhelpful.append(name + ' (not as CPython)')
print(unhelpful, carried >= 80)
for name in ('numpy', 'sqlite3', 'json.nothing', 'nothing_of_the_kind'):
    try:
        __import__(name)
    except ImportError as error:
        print(type(error).__name__, error)
