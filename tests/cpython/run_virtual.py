#!/usr/bin/env python3
"""Run a program under CPython in virtual time: the reference for loopglass.

    run_virtual.py [--steps FILE] [--timeout SECONDS] [--iterations N] PROGRAM [ARGUMENT...]

Standard output, standard error and the exit status are the program's own; the step log goes to
FILE.  The event loop, tasks and futures are CPython's, untouched but for three things: the clock
(it jumps to the next deadline instead of waiting), timers with equal deadlines (they fire in the
order in which they were set) and sets of tasks (walked in the order of insertion).  What is
recorded as the reference is what a 3.13 does; `loopglass verify` takes what the machine has.
"""
import os
import sys

FIXED = {"PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHON_COLORS": "0", "PYTHONUTF8": "1"}
DROPPED = ("PYTHONASYNCIODEBUG", "PYTHONDEVMODE", "PYTHONWARNINGS", "PYTHONTRACEMALLOC")


def fix_environment():
    """Start again under the settings that make runs repeatable, unless they hold already."""
    if all(os.environ.get(name) == value for name, value in FIXED.items()):
        return
    environment = {k: v for k, v in os.environ.items() if k not in DROPPED} | FIXED
    os.execve(sys.executable, [sys.executable, "-B", *sys.argv], environment)


def main():
    import argparse
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", metavar="FILE", help="write the step log there")
    parser.add_argument("--timeout", type=int, default=20, metavar="SECONDS",
                        help="of real time, after which the run is killed (default 20)")
    parser.add_argument("--iterations", type=int, default=1_000_000, metavar="N",
                        help="of the loop, after which the run is ended with status 3")
    parser.add_argument("program")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    import virtual
    virtual.install(options.iterations)
    virtual.run(options.program, options.arguments, options.steps, options.timeout)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("run_virtual.py: needs CPython 3.11 or newer, this is " + sys.version.split()[0])
    fix_environment()
    main()
