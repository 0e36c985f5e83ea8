#!/usr/bin/env python3.13
"""Measure loopglass against the CPython that runs this, on the same programs.

    driver.py [--all] [--rounds N] [--lesson FILE] [--seek PROGRAM] LOOPGLASS [PART OF A ROW]...

Each program runs under the two in turn, --rounds times; the least processor time (user and system,
of the whole process, less what an empty program takes) is what counts, so that other work on the
machine disturbs little. loopglass records everything (`run --summary`). Outputs must agree. A row that misses its "must" is marked and the exit
status is 1. Without --all the rows that take minutes and gigabytes are left out.
"""
import argparse
import fcntl
import glob
import math
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

from rows import ROWS

HERE = os.path.dirname(os.path.abspath(__file__))
LESS_IS_BETTER = {"start", "growth", "memory", "peak", "depth", "trace", "event_bytes", "step_back",
                  "seek", "redraw"}


class Run:
    """What one process took: seconds of processor and of clock, KiB at most, what it printed."""

    def __init__(self, command):
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
            self.clock = time.perf_counter() - begin
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            self.output = out.read()
        self.status = child.returncode
        self.seconds = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss


class Screen:
    """loopglass in a terminal of 200x50: what it draws is read and thrown away."""

    def __init__(self, command):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execvp(command[0], command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self.last_byte(2)

    def last_byte(self, patience):
        """When the last byte came before so many seconds of silence."""
        at = time.perf_counter()
        while select.select([self.terminal], [], [], patience)[0]:
            if not os.read(self.terminal, 1 << 16):
                break
            at = time.perf_counter()
        return at

    def press(self, key):
        """Seconds from the key to the last byte drawn for it."""
        begin = time.perf_counter()
        os.write(self.terminal, key)
        return self.last_byte(0.03) - begin

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


class Bench:
    def __init__(self, loopglass, lesson, rounds, everything, seek):
        self.loopglass, self.seek_program, self.seek_output = loopglass, seek, None
        self.commands = {"loopglass": [loopglass, "run", "--summary"],
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


    def trace(self, row):
        path = self.write_program(row.program, row.n)
        empty = self.empty["loopglass"].seconds
        runs = [(Run([self.loopglass, "run", "--summary", path]).seconds - empty,
                 Run([self.loopglass, "run", path]).seconds - empty) for _ in range(self.rounds + 2)]
        on, off = (min(seconds) for seconds in zip(*runs))
        return on / off, f"{on:.3f} s against {off:.3f} s"

    def from_seek(self, pattern):
        if self.seek_output is None:
            self.seek_output = subprocess.run(
                [self.seek_program, self.write_program("million_steps", 1_000)],
                stdout=subprocess.PIPE, text=True, check=True).stdout
        return float(re.search(pattern, self.seek_output)[1])

    def event_bytes(self, row):
        return self.from_seek(r"([\d.]+) bytes an event"), ""

    def step_back(self, row):
        line = r"reel: a step back .* p99 +([\d.]+)"
        return self.from_seek(line), f"median {self.from_seek(line.replace('p99', 'median')):.2f} ms"

    def seek(self, row):
        line = r"reel: a seek .* p99 +([\d.]+)"
        return self.from_seek(line), f"median {self.from_seek(line.replace('p99', 'median')):.2f} ms"

    def redraw(self, row):
        screen = Screen([self.loopglass, self.write_program("million_steps", 1_000)])
        for _ in range(20):
            screen.press(b"n")
        times = [screen.press(b"n") for _ in range(100)]
        screen.close()
        return statistics.median(times) * 1e3, f"least {min(times) * 1e3:.2f} ms, by the clock"


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
    parser.add_argument("--seek", default="tests/bench/seek", metavar="PROGRAM")
    parser.add_argument("loopglass")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    rows = [row for row in ROWS if (options.all or not row.slow) and
            (not options.names or any(name in row.name for name in options.names))]
    bench = Bench(options.loopglass, options.lesson, options.rounds, options.all, options.seek)
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
