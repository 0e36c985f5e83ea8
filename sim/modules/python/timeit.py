"""Measuring: on the virtual clock, where computing takes no time."""
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        names = {} if globals is None else globals
        self.timer = timer
        self._setup = setup if callable(setup) else self._compiled(setup, names)
        self._stmt = stmt if callable(stmt) else self._compiled(stmt, names)

    @staticmethod
    def _compiled(text, names):
        if not isinstance(text, str):
            raise ValueError('stmt is neither a string nor callable')
        code = compile(text, '<timeit-src>', 'exec')
        return lambda: exec(code, names)

    def timeit(self, number=default_number):
        self._setup()
        begin = self.timer()
        for _ in range(number):
            self._stmt()
        return self.timer() - begin

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        taken = self.timeit(1)
        if callback:
            callback(1, taken)
        return 1, taken


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
