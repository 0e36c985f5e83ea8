#!/usr/bin/env python3.13
"""Measure loopglass against the CPython that runs this, on the same programs.

    driver.py [--all] [--rounds N] [--lesson FILE] LOOPGLASS [PART OF A ROW'S NAME]...

Each program runs under the two in turn, --rounds times; the least processor time (user and system,
of the whole process, less what an empty program takes) is what counts, so that other work on the
machine disturbs little. Outputs must agree. A row that misses its "must" is marked and the exit
status is 1. Without --all the rows that take minutes and gigabytes are left out.
"""
import argparse
import glob
import math
import os
import re
import subprocess
import sys
import tempfile
import time

from rows import ROWS

HERE = os.path.dirname(os.path.abspath(__file__))
LESS_IS_BETTER = {"start", "growth", "memory", "peak", "depth"}


class Run:
    """What one process took: seconds of processor and of clock, KiB at most, what it printed."""

    def __init__(self, command):
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdout=out)
            _, status, used = os.wait4(child.pid, 0)
            self.clock = time.perf_counter() - begin
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            self.output = out.read()
        self.status = child.returncode
        self.seconds = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss


class Bench:
    def __init__(self, loopglass, lesson, rounds, everything):
        self.commands = {"loopglass": [loopglass, "run"],
                         "cpython": [sys.executable, "-B", HERE + "/virtual_clock.py"]}
        self.rounds, self.lesson, self.everything = rounds, lesson, everything
        self.folder = tempfile.TemporaryDirectory()
        self.results = {}
        self.empty = self.both("empty", 0)

    def write_program(self, program, n):
        with open(f"{HERE}/programs/{program}.py", encoding="utf-8") as file:
            text = re.sub(r"^N = .*$", f"N = {n}", file.read(), flags=re.MULTILINE)
        path = f"{self.folder.name}/{program}.py"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def both(self, program, n):
        """The best run of each, alternating: {"loopglass": Run, "cpython": Run}."""
        if (program, n) in self.results:
            return self.results[program, n]
        path, best = self.write_program(program, n), {}
        for _ in range(self.rounds):
            runs = {who: Run(command + [path]) for who, command in self.commands.items()}
            ours, theirs = runs["loopglass"], runs["cpython"]
            if (ours.status, ours.output) != (theirs.status, theirs.output):
                sys.exit(f"{program}, N = {n}: the two differ: status {ours.status} and "
                         f"{theirs.status}, {ours.output[-200:]} and {theirs.output[-200:]}")
            for who, run in runs.items():
                if who not in best or run.seconds < best[who].seconds:
                    best[who] = run
        self.results[program, n] = best
        return best

    def net(self, program, n):
        """Seconds of processor of both, less those of the empty program."""
        best = self.both(program, n)
        return [max(best[who].seconds - self.empty[who].seconds, 1e-4) for who in self.commands]

    # --- kinds of figures: each gives (figure, what is told beside it)

    def ratio(self, row):
        ours, theirs = self.net(row.program, row.n)
        return theirs / ours, f"{ours:.3f} s against {theirs:.3f} s"

    def start(self, row):
        best = {who: min(Run(command + [self.lesson]).clock for _ in range(8 * self.rounds))
                for who, command in self.commands.items()}
        return best["loopglass"] * 1e3, f"CPython {best['cpython'] * 1e3:.0f} ms"

    def most(self):
        return 1_000_000 if self.everything else 100_000

    def growth(self, row):
        few, many = self.net(row.program, 1_000), self.net(row.program, self.most())
        exponent = [math.log(b / a) / math.log(self.most() / 1_000) for a, b in zip(few, many)]
        return exponent[0], f"CPython {exponent[1]:.2f}"

    def memory(self, row):
        best = self.both(row.program, self.most())
        each = {who: (best[who].memory - self.empty[who].memory) * 1.024 / self.most()
                for who in self.commands}
        return each["loopglass"], f"CPython {each['cpython']:.1f} KB"

    def peak(self, row):
        best = self.both(row.program, row.n)
        return best["loopglass"].memory / 2**20, f"CPython {best['cpython'].memory / 2**20:.1f} GiB"

    def depth(self, row):
        deep, flat = self.net(row.program, row.n), self.net(row.program, 1)
        return deep[0] / flat[0], f"CPython {deep[1] / flat[1]:.1f}"


def verdict(row, figure):
    if not row.must:
        return ""
    reached = (lambda bound: figure <= bound) if row.measure in LESS_IS_BETTER else \
              (lambda bound: figure >= bound)
    return "goal" if reached(row.goal) else "must" if reached(row.must) else "MISSED"


def first_lesson():
    return min(glob.glob(HERE + "/../../scenarios/*/*.py"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="the rows that take minutes, too")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--lesson", default=HERE + "/../../scenarios/1_first_look/01_hello.py")
    parser.add_argument("loopglass")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    rows = [row for row in ROWS if (options.all or not row.slow) and
            (not options.names or any(name in row.name for name in options.names))]
    bench = Bench(options.loopglass, options.lesson, options.rounds, options.all)
    print("| work | must | goal | today | | |\n| --- | --- | --- | --- | --- | --- |")
    missed = []
    for row in rows:
        figure, told = getattr(bench, row.measure)(row)
        word = verdict(row, figure)
        print(f"| {row.name} | {row.must or ''} | {row.goal or ''} | {figure:.2f} | {word} | {told} |",
              flush=True)
        if word == "MISSED":
            missed.append(row.name)
    if missed:
        sys.exit("missed: " + ", ".join(missed))


if __name__ == "__main__":
    main()
