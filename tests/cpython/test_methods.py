#!/usr/bin/env python3.13
"""Run the methods of CPython's own tests under loopglass, where CPython's test package is installed.

    test_methods.py [-j JOBS] [--style STYLE] [--keep FOLDER] [-v] BINARY [MODULE | CLASS | METHOD]...

Every method becomes a program of its own in a temporary folder: its class, what that class needs
of its module, and stand-ins for CPython's `test.support` (method_support.py).  A method counts
when CPython passes that very program.  Nothing of the tests is kept here.

Styles: `unittest` runs the program with unittest.main(), beside modules that stand for `test`;
`flat` is one file in which the method's class derives from a few assert methods, without unittest.
"""
import argparse
import ast
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = pathlib.Path(os.__file__).resolve().parent / "test"

ASYNCIO = ["tasks", "futures", "futures2", "locks", "queues", "taskgroups", "timeouts", "waitfor",
           "runners", "eager_task_factory", "base_events", "events", "context", "pep492",
           "threads", "staggered", "protocols", "transports"]
PLAIN = ["coroutines", "asyncgen", "contextlib_async", "context", "types"]

# The language itself: by --language.
LANGUAGE = ["generators", "scope", "unpack", "except_star", "exception_group",
            "exception_variations", "patma", "with", "raise", "named_expressions",
            "positional_only_arg", "keywordonlyarg", "property", "super", "subclassinit", "slice",
            "range", "enumerate", "set", "dictviews", "sort", "int", "binop", "augassign", "print",
            "isinstance", "type_params", "yield_from", "listcomps", "finalization"]

# The library's first rank and more: by --library.
STANDARD = ["functools", "itertools", "collections", "enum", "dataclasses/__init__", "contextlib", "heapq",
            "json/decode", "json/default", "json/dump", "json/encode_basestring_ascii", "json/enum",
            "json/fail", "json/float", "json/indent", "json/pass1", "json/pass2", "json/pass3",
            "json/recursion", "json/scanstring", "json/separators", "json/speedups", "json/unicode",
            "re", "random", "statistics", "string", "textwrap", "copy", "operator", "logging",
            "typing", "abc", "fractions", "decimal", "pprint", "bisect", "queue", "struct",
            "base64", "datetimetester", "deque", "defaultdict", "ordered_dict", "userdict", "userlist", "userstring",
            "math", "weakset", "genericalias", "calendar", "csv", "shlex", "difflib", "graphlib",
            "keyword", "reprlib", "sched", "secrets", "uuid", "hmac", "html", "urlparse", "fnmatch",
            "strptime", "timeit", "argparse", "posixpath", "traceback", "colorsys", "stat", "array",
            "binascii", "configparser", "ipaddress", "structseq", "str", "bytes", "float",
            "complex", "dict", "list", "tuple", "builtin", "exceptions", "fstring", "format",
            "long", "iter", "funcattrs", "dictcomps", "decorators", "class", "descr"]

# What no simulated program has: these methods are left out and counted apart.
OUTSIDE = re.compile(
    r"socket|sock_|subprocess|assert_python|ssl|getaddrinfo|create_server|create_connection|"
    r"datagram|sendfile|os\.pipe|add_reader|add_writer|_add_reader|pickle|_testcapi|import_helper|"
    r"signal\.|multiprocessing|interrupt_main|ProcessPool|hamt|_sock|start_tls|transport|"
    r"check_syntax|run_python_until_end|refcount_test|sys\.getrefcount|test_ctypes|ipaddr|"
    r"_write_to_self|_selector\b|create_unix|no_rerun")
KEPT_CLASSES = {"types": ["CoroutineTests"]}


def module_path(name):
    package, slash, rest = name.partition("/")
    if name.endswith("tester"):
        return LIBRARY / f"{name}.py"
    if rest == "__init__":
        return LIBRARY / f"test_{package}" / "__init__.py"
    if slash:
        return LIBRARY / f"test_{package}" / f"test_{rest}.py"
    return LIBRARY / f"test_{name}.py"


class Module:
    """One module of tests, as a tree."""

    def __init__(self, name):
        self.name = name
        self.source = module_path(name).read_text(encoding="utf-8")
        self.tree = ast.parse(self.source)
        self.classes = {n.name: n for n in self.tree.body if isinstance(n, ast.ClassDef)}

    def parents(self, cls):
        """The class and those of the module from which it derives, in a likely method order."""
        found = []
        for base in [cls.name] + [ast.unparse(b) for b in cls.bases]:
            if base == cls.name:
                found.append(cls)
            elif base in self.classes:
                found += [c for c in self.parents(self.classes[base]) if c not in found]
        return found

    def is_case(self, cls):
        bases = [ast.unparse(b) for c in self.parents(cls) for b in c.bases]
        return any(b.endswith(("TestCase", "BaseTest", "CTest", "CommonTest")) for b in bases)

    def methods(self):
        """(class, method name, its tree) of all tests."""
        wanted = KEPT_CLASSES.get(self.name)
        for cls in self.classes.values():
            if self.name in STANDARD and re.search("^Py|Py(thon)?$|PyTest|Pure|^Base", cls.name):
                continue              # the second implementation, which there is not here
            if not self.is_case(cls) or wanted and cls.name not in wanted:
                continue
            seen = set()
            for parent in self.parents(cls):
                for node in parent.body:
                    if (isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
                            and node.name.startswith("test") and node.name not in seen):
                        seen.add(node.name)
                        yield cls, node.name, node


FIXTURES = ("setUpModule", "tearDownModule")


def names_in(node):
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def trimmed(cls, method):
    """A class without its other tests."""
    body = [n for n in cls.body
            if not (isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
                    and n.name.startswith("test") and n.name != method)]
    copy = ast.ClassDef(**{f: getattr(cls, f, []) for f in cls._fields})
    copy.body = body or [ast.Pass()]
    return copy


ABSENT = ("pickle", "multiprocessing", "subprocess", "socket", "locale", "_testcapi", "doctest",
          "tempfile", "_thread", "errno", "platform")


def drop_import(node, used):
    """Leaves out of an import what the method does not use or a simulated program cannot have."""
    kept = [a for a in node.names
            if a.name == "*" or (a.asname or a.name.split(".")[0]) in used]
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        if not kept or module.split(".")[0] == "__future__" and False:
            return None
        return ast.ImportFrom(module, kept, node.level)
    kept = [a for a in kept if a.name.split(".")[0] not in ABSENT]
    return ast.Import(kept) if kept else None


def program_body(module, cls, method):
    """The statements that the method needs, in their order."""
    chain = module.parents(cls)
    keep = {c.name: trimmed(c, method) for c in chain}
    bodies = {n: n for n in module.tree.body}
    needed, used = set(), set()

    def need(node):
        for name in names_in(node):
            if name in used:
                continue
            used.add(name)
            for other in module.tree.body:
                if isinstance(other, ast.ClassDef) and other.name == name and name not in keep:
                    needed.add(other)
                    need(other)
                elif (isinstance(other, (ast.FunctionDef, ast.AsyncFunctionDef))
                      and other.name == name):
                    needed.add(other)
                    need(other)
                elif isinstance(other, (ast.Assign, ast.AnnAssign, ast.If, ast.Try)):
                    if any(isinstance(n, ast.Name) and n.id == name
                           and isinstance(n.ctx, ast.Store) for n in ast.walk(other)):
                        needed.add(other)
                        need(other)

    for node in keep.values():
        need(node)
    for node in module.tree.body:
        if getattr(node, "name", None) in FIXTURES:
            need(node)
    body = []
    for node in module.tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            node = drop_import(node, used)
            if node is not None:
                body.append(node)
        elif isinstance(node, ast.ClassDef) and node.name in keep:
            body.append(keep[node.name])
        elif node in needed or getattr(node, "name", None) in FIXTURES:
            body.append(node)
    return body


def text_of(body):
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))


# --- styles


def utilities():
    """Those parts of CPython's test_asyncio/utils.py that touch nothing outside the process."""
    tree = ast.parse((LIBRARY / "test_asyncio" / "utils.py").read_text(encoding="utf-8"))
    wanted = {"CLOCK_RES", "run_briefly", "run_until", "run_once", "TestSelector", "TestLoop",
              "MockCallback", "MockPattern", "MockInstanceOf", "get_function_source", "TestCase",
              "disable_logger", "await_without_task"}
    body = []
    for node in tree.body:
        name = getattr(node, "name", None)
        if isinstance(node, ast.Assign):
            name = node.targets[0].id
        if name == "TestSelector":
            node.bases = []
        if name == "TestCase":
            node.body = [n for n in node.body if getattr(n, "name", "") not in ("close_loop",)]
        if name in wanted:
            body.append(node)
    return text_of(body)


def support_of_json():
    """The base classes of CPython's tests of json, of which there is but one implementation here."""
    return ("import json, unittest\nclass CTest(unittest.TestCase):\n    json = json\n"
            "    loads = staticmethod(json.loads)\n    dumps = staticmethod(json.dumps)\n"
            "    JSONDecodeError = staticmethod(json.JSONDecodeError)\n"
            "class PyTest(CTest):\n    pass\n")


def write_unittest(folder, module, cls, method):
    (folder / "test" / "test_asyncio").mkdir(parents=True, exist_ok=True)
    support = (HERE / "method_support.py").read_text(encoding="utf-8")
    files = {
        "test/__init__.py": "",
        "test/support.py": support,
        "test/test_asyncio/__init__.py": "",
        "test/test_asyncio/utils.py":
            "import asyncio, collections, contextlib, logging, re, sys, unittest, warnings, weakref\n"
            "from asyncio import base_events, events, format_helpers, futures, tasks\n"
            "from asyncio.log import logger\nfrom unittest import mock\n"
            "from test import support\nfrom test.support import threading_helper\n"
            + utilities()
            + "\nTestCase.close_loop = staticmethod(support.close_loop)\n",
    }
    if module.name.startswith("json/"):
        files["test/test_json/__init__.py"] = support_of_json()
    for name in re.findall(r"from test import (\w+)", module.source):
        if (LIBRARY / f"{name}.py").exists():
            files[f"test/{name}.py"] = (LIBRARY / f"{name}.py").read_text(encoding="utf-8")
    if module.name == "contextlib_async":
        other = Module("contextlib")
        base = [n for n in other.tree.body if getattr(n, "name", "") == "TestBaseExitStack"]
        files["test/test_contextlib.py"] = (
            "import sys, traceback, unittest\nfrom contextlib import *\nfrom test import support\n"
            + text_of(base))
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text:
            part = folder / f"{name}.{threading.get_ident()}"
            part.write_text(text, encoding="utf-8")
            part.replace(folder / name)
    body = program_body(module, cls, method)
    text = text_of(body) + (f"\n\nif __name__ == '__main__':\n    import unittest\n"
                            f"    unittest.main(defaultTest='{cls.name}.{method}')\n")
    path = folder / f"{cls.name}.{method}.py"
    path.write_text(text, encoding="utf-8")
    return path


FLAT_IMPORT = ("import asyncio, collections, contextlib, gc, re, sys, types, warnings\n"
               "from asyncio import events, futures, tasks\n")


def write_flat(folder, module, cls, method):
    body = [n for n in program_body(module, cls, method)
            if not (isinstance(n, ast.ImportFrom) and (n.module or "").startswith("test")
                    or isinstance(n, (ast.Import, ast.ImportFrom))
                    and "unittest" in ast.unparse(n))]
    flat = (HERE / "method_flat.py").read_text(encoding="utf-8")
    text = (FLAT_IMPORT + flat + text_of(body)
            + f"\n\nrun_flat({cls.name}, {method!r})\n")
    path = folder / f"{cls.name}.{method}.py"
    path.write_text(text, encoding="utf-8")
    return path


WRITERS = {"unittest": write_unittest, "flat": write_flat}


# --- running


def run_reference(path):
    return subprocess.run([sys.executable, str(HERE / "run_virtual.py"), str(path)],
                          capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, errors="replace")


def run_binary(binary, path):
    try:
        return subprocess.run([binary, "run", str(path)], capture_output=True, text=True,
                              timeout=20, stdin=subprocess.DEVNULL, errors="replace")
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess([], 124, "", "does not end")


def verdict(done):
    """What a run says of its test."""
    if done.returncode == 0:
        return "skip" if re.search(r"^(OK|NO TESTS RAN) \(skipped|^skipped", done.stderr, re.M) else "pass"
    return "fail"


class Judge:
    def __init__(self, options, scratch):
        self.options = options
        self.scratch = pathlib.Path(scratch)
        self.known = self.scratch / "known"
        self.known.mkdir(exist_ok=True)

    def reference(self, path):
        """The verdict of CPython, remembered in the folder for the next time."""
        tools = b"".join((HERE / f).read_bytes() for f in ("method_support.py", "method_flat.py"))
        digest = hashlib.sha256(path.read_bytes() + tools).hexdigest()[:32]
        place = self.known / digest
        if place.exists():
            return place.read_text()
        try:
            said = verdict(run_reference(path))
        except subprocess.TimeoutExpired:
            said = "fail"
        place.write_text(said)
        return said

    def judge(self, job):
        module, cls, method, node = job
        name = f"{module.name} {cls.name}.{method}"
        source = ast.unparse(node) + " ".join(ast.unparse(d) for d in node.decorator_list)
        if OUTSIDE.search(source):
            return name, "outside", ""
        folder = self.scratch / self.options.style / module.name.replace("/", "_")
        folder.mkdir(parents=True, exist_ok=True)
        path = WRITERS[self.options.style](folder, module, cls, method)
        expected = self.reference(path)
        if expected != "pass":
            return name, "unusable", ""
        done = run_binary(self.options.binary, path)
        said = verdict(done)
        return name, said, done.stderr


def last_words(text):
    lines = [line for line in text.splitlines()
             if line and not line.startswith(("Ran ", "FAILED", "---", "===", "ERROR:", "FAIL:"))]
    return lines[-1][:150] if lines else ""


def wanted(jobs, names):
    if not names:
        return jobs
    return [j for j in jobs
            if any(n in (j[0].name, j[1].name, j[2], f"{j[1].name}.{j[2]}") for n in names)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-j", type=int, default=1, dest="jobs")
    parser.add_argument("--language", action="store_true", help="the tests of the language instead")
    parser.add_argument("--library", action="store_true", help="the tests of the library instead")
    parser.add_argument("-v", action="store_true", dest="verbose", help="show what failed")
    parser.add_argument("--style", choices=WRITERS, default="unittest")
    parser.add_argument("--keep", metavar="FOLDER", help="write the programs there and keep them")
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    modules = [Module(f"asyncio/{n}") for n in ASYNCIO] + [Module(n) for n in PLAIN]
    if options.language:
        modules = [Module(n) for n in LANGUAGE]
    if options.library:
        names = {n for n in options.names if n in STANDARD}
        modules = [Module(n) for n in STANDARD if n in names or not names]
    jobs = [(m, *found) for m in modules for found in m.methods()]
    jobs = wanted(jobs, options.names)
    counts = {}
    with tempfile.TemporaryDirectory() as temporary:
        scratch = options.keep or temporary
        pathlib.Path(scratch).mkdir(exist_ok=True)
        judge = Judge(options, scratch)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for job, (name, said, errors) in zip(jobs, pool.map(judge.judge, jobs)):
                row = counts.setdefault(job[0].name, {})
                row[said] = row.get(said, 0) + 1
                if said in ("fail", "skip"):
                    print(f"{said}: {name}: {last_words(errors)}", flush=True)
                    if options.verbose:
                        print(errors)
    report(counts)
    return any(row.get("fail") or row.get("skip") for row in counts.values())


def report(counts):
    columns = ("pass", "fail", "skip", "outside", "unusable")
    print(f"{'module':28}" + "".join(f"{c:>10}" for c in columns))
    for name, row in counts.items():
        print(f"{name:28}" + "".join(f"{row.get(c, 0):10}" for c in columns))
    total = {c: sum(row.get(c, 0) for row in counts.values()) for c in columns}
    print(f"{'all':28}" + "".join(f"{total[c]:10}" for c in columns))


if __name__ == "__main__":
    if not (LIBRARY / "test_asyncio").is_dir():
        sys.exit(f"test_methods.py: this Python has no test package")
    sys.exit(main())
