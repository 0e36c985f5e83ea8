"""Keyword arguments of built-in functions that are not quite right; modules called as functions."""
import random
import time


def told(call):
    try:
        print(call())
    except (TypeError, ImportError) as error:
        print(type(error).__name__, error)


for call in (lambda: round(1.25, ndigit=1), lambda: max([1], keys=1), lambda: int("1", bas=2), lambda: "a b".split(maxsplt=1),
             lambda: "a b".split(sep=1, maxsplit=2, more=3), lambda: "a".encode(encodin=1), lambda: sorted([], revers=1),
             lambda: [].sort(revers=1), lambda: zip([], strit=1), lambda: sum([], strt=1), lambda: ImportError("x", nam=1),
             lambda: complex(rael=1), lambda: dict.fromkeys(), lambda: int.from_bytes(), lambda: print(1, foo=2),
             lambda: enumerate([], strt=1), lambda: time(), lambda: random(), lambda: dict.fromkeys([1], 2)):
    told(call)


def wrong_name():
    from math import sqr


try:
    wrong_name()
except ImportError as error:
    print(error.name, error.name_from)
