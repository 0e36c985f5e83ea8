/* Modules that are refused, with words that help. */
#include "sim/modules/refused.h"

#include <stddef.h>
#include <string.h>

/* What to do instead of each of the names, which stand between spaces. A name with a dot is a
 * module of a package that loopglass carries. */
struct refusal {
    const char *instead, *names;
};

/* In CPython's library, or once in it. */
static const struct refusal standard[] = {
    {"a scenario has no files; keep the data in the program",
     " configparser dbm fcntl filecmp fileinput mmap netrc plistlib shelve sqlite3 tarfile "
     "tomllib zipfile "},
    {"modules are carried by loopglass or lie beside the scenario; use import",
     " pkgutil runpy zipimport "},
    {"objects do not leave the program; use copy.deepcopy, or json for text",
     " marshal pickle "},
    {"packed data is for files and networks, which a scenario has not",
     " bz2 gzip lzma zlib "},
    {"a scenario has no real network; use httpx or requests over `# sim: service` lines",
     " ftplib http.client http.cookiejar http.cookies http.server imaplib "
     "poplib select selectors smtplib socket socketserver ssl telnetlib "
     "urllib webbrowser wsgiref xmlrpc "},
    {"a scenario starts no processes of the machine",
     " asyncio.base_subprocess asyncio.subprocess ctypes grp msvcrt posix pty pwd resource "
     "subprocess syslog winreg "},
    {"a scenario has no window and no keyboard; print instead",
     " cmd curses readline termios tkinter tty turtle "},
    {"the stepper is the debugger: open the file with loopglass",
     " bdb pdb "},
    {"computing takes no time on the virtual clock; loopglass shows the steps",
     " cProfile profile pstats trace tracemalloc "},
    {"a scenario is a plain program: call the coroutine from asyncio.run",
     " doctest "},
    {"it is not among the modules that loopglass carries",
     " html.entities html.parser ipaddress unicodedata "
     "antigravity ast asyncio.proactor_events asyncio.sslproto asyncio.windows_events "
     "asyncio.windows_utils code codeop collections.__init__ compileall dis email encodings "
     "encodings.utf_8 ensurepip faulthandler genericpath gettext idlelib importlib.abc "
     "importlib.machinery importlib.metadata importlib.readers importlib.resources "
     "importlib.simple importlib.util json.tool lib2to3 mailbox mimetypes modulefinder "
     "multiprocessing.connection multiprocessing.dummy multiprocessing.shared_memory "
     "multiprocessing.sharedctypes nt ntpath nturl2path opcode pickletools py_compile pyclbr "
     "pydoc pydoc_data pyexpat quopri rlcompleter site sre_compile sre_constants sre_parse "
     "stringprep symtable sys.monitoring sysconfig tabnanny test this token tokenize "
     "turtledemo venv wave winsound xml zipapp "},
    {"it is superseded; use argparse",
     " getopt optparse "},
    {"Python 3.12 has taken it out",
     " distutils imp "},
    {"Python 3.12 has taken it out; use asyncio",
     " asynchat asyncore "},
    {NULL, NULL},
};

/* Packages that CPython has not either. */
static const struct refusal others[] = {
    {"a scenario has no files; keep the data in the program",
     " aiofile aioshutil anysqlite fsspec watchdog watchfiles "},
    {"a scenario has no files; set os.environ in the program",
     " dotenv "},
    {"objects do not leave the program; use copy.deepcopy, or json for text",
     " cloudpickle dill jsonpickle "},
    {"packed data is for files and networks, which a scenario has not",
     " brotli lz4 snappy zstandard "},
    {"a scenario has no real network; use httpx or requests over `# sim: service` lines",
     " aiodns aioftp aiogram aioimaplib aioquic aiosmtplib asyncssh bleak bs4 can discord dns "
     "gpiozero grpc h11 h2 hikari httpcore httptools nextcord paho paramiko playwright "
     "pycares pymodbus pyppeteer pyrogram RPi scapy scrapy selenium serial serial_asyncio "
     "telegram telethon urllib3 usb websocket websockets wsproto zmq "},
    {"it needs a real server; a line `# sim: stub NAME` can stand in for it, or use httpx "
     "over `# sim: service` lines",
     " aerich aio_pika aioboto3 aiobotocore aiokafka aiomcache aiomqtt aioodbc aiopg aiormq "
     "aiosqlite airflow alembic anthropic arq asyncmy autogen azure boto3 botocore cassandra "
     "celery chromadb clickhouse_connect clickhouse_driver cohere confluent_kafka coredis "
     "crewai dagster databases docker dramatiq edgedb elasticsearch engineio fabric gino git "
     "github gitlab gmqtt google groq hbmqtt huey huggingface_hub influxdb_client invoke "
     "kafka kubernetes langchain langchain_core langchain_openai langgraph litellm "
     "llama_index luigi meilisearch memcache mistralai mongoengine motor nats neo4j ollama "
     "openai oracledb peewee pika pinecone pony praw prefect psycopg psycopg2 psycopg_pool "
     "pymemcache pymongo pymysql qdrant_client redis_om rq saq sendgrid slack_bolt slack_sdk "
     "socketio sqlalchemy sqlmodel stomp stripe surrealdb taskiq tortoise tweepy twilio "
     "typesense valkey vertexai weaviate "},
    {"nobody calls a server here; call its coroutines from asyncio.run",
     " aiohttp_jinja2 blacksheep bottle channels daphne dash django falcon fastapi flask flet "
     "gradio granian gunicorn hypercorn litestar mangum nicegui ninja pywebio quart robyn "
     "sanic starlette strawberry streamlit tornado uvicorn "},
    {"a scenario starts no processes of the machine",
     " _posixsubprocess cffi dask joblib loky mpi4py pexpect plumbum psutil ray sh win32api "
     "win32con wmi "},
    {"a scenario has no window and no keyboard; print instead",
     " alive_progress altair arcade asciimatics blessed bokeh click colorama halo inquirer "
     "ipykernel IPython ipywidgets keyboard kivy matplotlib mouse plotly progressbar "
     "prompt_toolkit pyautogui pygame pyglet pynput PyQt5 PyQt6 PySide6 questionary rich "
     "seaborn textual tqdm typer urwid yaspin "},
    {"a loop runs inside no other; await the coroutine instead",
     " nest_asyncio "},
    {"the loop is loopglass's own; leave uvloop out",
     " uvloop "},
    {"loopglass shows asyncio; write the program with asyncio",
     " anyio asgiref asks curio eventlet gevent greenlet hypercorn_trio outcome pykka "
     "reactivex rx sniffio thespian trio twisted "},
    {"computing takes no time on the virtual clock; loopglass shows the steps",
     " aiodebug aiomonitor devtools line_profiler memory_profiler py_spy pyinstrument "
     "pysnooper snoop viztracer yappi "},
    {"a scenario is a plain program: call the coroutine from asyncio.run",
     " anyio_pytest asynctest coverage hypothesis nose pytest pytest_asyncio pytest_mock tox "},
    {"it is no part of Python's library; a line `# sim: stub NAME` can stand in for it",
     " accelerate catboost cv2 cython datasets diffusers docx duckdb faiss fitz flax gensim "
     "imageio jax keras librosa lightgbm moviepy networkx nltk numba numpy openpyxl pandas "
     "PIL polars pptx pyarrow pydub pypdf PyPDF2 reportlab scipy sentence_transformers "
     "skimage sklearn sounddevice spacy statsmodels sympy tensorflow tiktoken torch "
     "torchvision transformers xgboost xlrd xlsxwriter "},
    {"it is no part of Python's library; use dataclasses",
     " attr attrs beanie cattrs dacite marshmallow mashumaro msgspec odmantic pydantic "
     "pydantic_settings "},
    {"it is no part of Python's library; use json",
     " cbor2 fastjsonschema jmespath jsonpath_ng jsonschema msgpack orjson ormsgpack "
     "rapidjson ruamel simplejson toml tomli tomlkit ujson yaml "},
    {"it is no part of Python's library; use datetime",
     " arrow babel dateparser dateutil pendulum whenever "},
    {"it is no part of Python's library; use datetime.timezone",
     " pytz "},
    {"it is no part of Python's library; use re",
     " regex "},
    {"it is no part of Python's library; use logging",
     " datadog eliot logbook loguru newrelic opentelemetry prometheus_client sentry_sdk "
     "statsd structlog "},
    {"Python 2 is over; use what Python 3 has",
     " six "},
    {"it is no part of Python's library; use asyncio.timeout",
     " async_timeout "},
    {"it is no part of Python's library; write async generators",
     " aioitertools aiostream asyncstdlib "},
    {"it is no part of Python's library; write the loop over the attempts",
     " aiobreaker backoff circuitbreaker pybreaker retry retrying stamina tenacity "},
    {"it is no part of Python's library; use functools.lru_cache",
     " cachetools "},
    {"it is no part of Python's library; use itertools",
     " more_itertools "},
    {"it is no part of Python's library; use asyncio.sleep in a task",
     " apscheduler schedule "},
    {"it is no part of Python's library; use an asyncio.Semaphore, or a lock and "
     "asyncio.sleep",
     " aiolimiter asyncio_throttle limits pyrate_limiter ratelimit slowapi throttler "},
    {"it is no part of Python's library; use functools.lru_cache, or a dict",
     " aiocache async_lru asyncache cashews diskcache "},
    {"it is no part of Python's library; use asyncio.Queue",
     " culsans janus "},
    {"it is no part of Python's library; use httpx over `# sim: service` lines",
     " aiohttp_cors aiohttp_retry aioresponses curl_cffi grequests httplib2 httpx_sse "
     "mechanize niquests pycurl requests_html requests_toolbelt respx treq "},
    {"it is no part of Python's library; use typing",
     " beartype typeguard typing_extensions "},
    {"it is no part of Python's library; use argparse",
     " asyncclick docopt fire "},
    {"it is no part of Python's library; use print with a format",
     " coloredlogs colorlog humanize icecream prettytable tabulate termcolor "},
    {"it is no part of Python's library; use random",
     " factory faker mimesis "},
    {"it is no part of Python's library; the clock is virtual already: asyncio.sleep",
     " aioschedule croniter freezegun rocketry time_machine "},
    {"it is no part of Python's library; use ExceptionGroup and except*",
     " exceptiongroup "},
    {"it is no part of Python's library; use the library: itertools, functools, "
     "collections",
     " attr_utils bidict blinker boltons cytoolz decorator dependency_injector deprecated "
     "frozendict funcy future injector multidict multipledispatch plum pyee pyrsistent "
     "returns sortedcontainers toolz wrapt yarl "},
    {"it is no part of Python's library; use hashlib, hmac and secrets",
     " argon2 bcrypt Crypto cryptography itsdangerous jose jwt nacl passlib "},
    {"it is no part of Python's library; use re and str",
     " chardet charset_normalizer email_validator emoji feedparser html5lib jinja2 lark "
     "Levenshtein lxml mako markdown mistune parsel phonenumbers ply pyparsing rapidfuzz "
     "selectolax unidecode validators "},
    {"it is no part of Python's library; set os.environ in the program",
     " decouple dynaconf environs hydra omegaconf "},
    {"it is no part of Python's library; asyncio is enough: TaskGroup, create_task",
     " aioconsole aiojobs aiomultiprocess asyncer quattro taskgroup "},
    {"it is for installing packages; a scenario needs none",
     " importlib_metadata importlib_resources packaging pip pkg_resources setuptools wheel "},
    {NULL, NULL},
};

static const char *find(const struct refusal *table, const char *name, size_t size)
{
    for (; table->names; table++)
        for (const char *at = table->names; (at = strchr(at, ' ')) && at[1]; at++)
            if (strncmp(at + 1, name, size) == 0 && at[1 + size] == ' ')
                return table->instead;
    return NULL;
}

const char *module_refusal(const char *name, bool *is_standard)
{
    size_t top = strcspn(name, ".");
    const char *instead = find(standard, name, strlen(name));
    if (!instead)
        instead = find(standard, name, top);
    *is_standard = instead != NULL;
    return instead ? instead : find(others, name, top);
}
