#!/usr/bin/env python3
"""Record what every line of a program sees under CPython: for tests/check_frames.

    record_frames.py PROGRAM LINES

A row per line that runs: its number, the innermost function, its variables by name as they are before
the line runs. Of a value that is no plain number, text or container of these, only the name is told.
"""
import os
import sys
import threading

PLAIN = (int, float, str, bool, type(None), list, dict, tuple, set)


def show(value):
    text = repr(value) if type(value) in PLAIN else "<"
    return "?" if "<" in text else text


def tracer_of(path, log):
    def on_line(frame, event, argument):
        if event == "line":
            name = frame.f_code.co_name
            seen = {} if name == "<module>" else frame.f_locals
            words = [f"{k}={show(v)}" for k, v in sorted(seen.items()) if not k.startswith((".", "__"))]
            print(frame.f_lineno, name, *words, sep="|", file=log)
        return on_line

    def on_call(frame, event, argument):
        return on_line if frame.f_code.co_filename == path else None

    return on_call


def main():
    path, lines = map(os.path.abspath, sys.argv[1:])
    import virtual
    virtual.install(1000000)
    with open(lines, "w") as log, open(os.devnull, "w") as nowhere:
        sys.stdout = nowhere
        tracer = tracer_of(path, log)
        threading.settrace(tracer)
        sys.settrace(tracer)
        try:
            virtual.run(path, [], None, 20)
        finally:
            sys.settrace(None)


if __name__ == "__main__":
    main()
