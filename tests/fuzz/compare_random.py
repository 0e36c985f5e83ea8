"""The work of compare_random: one Python process that forks for every program."""
import argparse
import ast
import atexit
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cpython"), str(HERE)]

import run_virtual

ENDINGS = ("out", "steps")


def start_reference(source, place):
    """In a child: runs the program under CPython; returns only in the parent."""
    pid = os.fork()
    if pid:
        return pid
    for descriptor, ending in ((1, "out"), (2, "err")):
        file = os.open(f"{place}.reference.{ending}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, descriptor)
    import virtual
    atexit._clear()             # of the parent's
    try:
        virtual.run(source, (), f"{place}.reference.steps", 20)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def start_binary(binary, source, place):
    with open(f"{place}.loopglass.out", "wb") as out, open(f"{place}.loopglass.err", "wb") as err:
        return subprocess.Popen(["timeout", "30", binary, "run", "--steps", f"{place}.loopglass.steps", source],
                                stdin=subprocess.DEVNULL, stdout=out, stderr=err)


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return plain(file.read()).splitlines()
    except FileNotFoundError:
        return []


LIBRARY_FRAME = re.compile(r'^ *File "[^"]*/(?:asyncio|contextlib|concurrent)\b.*\n(?:    +\S.*\n)*', re.M)


def plain(text):
    """Without addresses, the library's places and frames, and what a deadlock is explained with."""
    text = LIBRARY_FRAME.sub("", text)
    text = re.sub(r"^Traceback \(most recent call last\):\n(?=\S)", "", text, flags=re.M)
    text = re.sub(r"[\w/.-]*asyncio/(\w+)\.py:\d+", r"asyncio/\1.py", text)
    text = re.sub("deadlock: .*", "deadlock", text)
    return re.sub("at 0x[0-9a-f]+", "at 0x", text)


def difference(binary, text, place, endings):
    """The first difference in words, or None; and the step logs' lengths tell nothing else."""
    source = f"{place}.py"
    with open(source, "w", encoding="utf-8") as file:
        file.write(text)
    for ending in ENDINGS:
        for who in ("reference", "loopglass"):
            pathlib.Path(f"{place}.{who}.{ending}").unlink(missing_ok=True)
    pid = start_reference(source, place)
    process = start_binary(binary, source, place)
    os.waitpid(pid, 0)
    if process.wait() == 124:
        return "loopglass does not end"
    if process.returncode < 0 or process.returncode in (2, 3):
        last = read(f"{place}.loopglass.err")[-1:]
        return f"loopglass ends with {process.returncode}: {last}"
    for ending in endings:
        expected = read(f"{place}.reference.{ending}")
        got = read(f"{place}.loopglass.{ending}")
        for number, (a, b) in enumerate(zip(got + ["(the end)"], expected + ["(the end)"]), 1):
            if a != b:
                return f"{ending} line {number}: got {a!r}, expected {b!r}"
    return None


def kind(words):
    """What a smaller program has to share with the larger one: which file, and about which words."""
    ending, _, rest = words.partition(" line ")
    both = re.findall(r"(?:got|expected) .(.{0,25})", rest)
    return ending.split(":")[0], [re.sub(r"[\d.]+", "", text) for text in both]


def smaller(binary, text, place, endings, words):
    """Leave out statements for as long as the same kind of difference remains."""
    tree = ast.parse(text)
    changed = True
    while changed:
        changed = False
        for node in list(ast.walk(tree)):
            for field in ("body", "orelse", "finalbody", "handlers"):
                statements = getattr(node, field, None)
                if not isinstance(statements, list):
                    continue
                for index in range(len(statements) - 1, -1, -1):
                    for replacement in candidates(statements, index):
                        kept = statements[index:index + 1]
                        statements[index:index + 1] = replacement
                        if still_differs(binary, tree, place, endings, words):
                            changed = True
                            break
                        statements[index:index + len(replacement)] = kept
    return ast.unparse(tree) + "\n"


def candidates(statements, index):
    """What may stand instead of a statement: nothing, `pass`, or its own body."""
    if len(statements) > 1:
        yield []
    elif not isinstance(statements[index], (ast.Pass, ast.ExceptHandler)):
        yield [ast.copy_location(ast.Pass(), statements[index])]
    body = getattr(statements[index], "body", None)
    if isinstance(statements[index], (ast.Try, ast.TryStar, ast.AsyncWith, ast.For, ast.If)):
        yield list(body)


def still_differs(binary, tree, place, endings, words):
    try:
        text = ast.unparse(tree) + "\n"
        compile(text, "reduced", "exec")
    except (SyntaxError, ValueError, AttributeError, IndexError, TypeError):
        return False
    found = difference(binary, text, place, endings)
    return found is not None and kind(found) == kind(words)


def main():
    parser = argparse.ArgumentParser(prog="compare_random")
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("binary", nargs="?", default="./loopglass")
    parser.add_argument("--errors", action="store_true", help="compare standard error too")
    parser.add_argument("--reduce", action="store_true", help="print a smaller program that differs")
    options = parser.parse_args()
    import random_program
    import virtual
    virtual.LIBRARY += (os.path.dirname(__file__) + os.sep,)    # as its frames name it
    virtual.install(100_000)
    endings = ENDINGS + (("err",) if options.errors else ())
    binary = os.path.abspath(options.binary)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        place = os.path.join(scratch, "program")
        for seed in range(options.first, options.last + 1):
            text = random_program.program(seed)
            words = difference(binary, text, place, endings)
            if words is None:
                continue
            failed += 1
            print(f"seed {seed}: {words}", flush=True)
            if options.reduce:
                print(smaller(binary, text, place, endings, words), flush=True)
    print(f"{options.last - options.first + 1 - failed} alike, {failed} differ")
    return bool(failed)


if __name__ == "__main__":
    run_virtual.fix_environment()
    sys.exit(main())
