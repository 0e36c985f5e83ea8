"""What generators, coroutines, frames, tracebacks and code tell about themselves."""
import sys


def inner():
    yield 1


def outer(a, b=2, *rest, c, **more):
    """doc"""
    local = a
    yield from inner()


generator = outer(1, c=3)
print(generator.gi_yieldfrom, generator.gi_running, generator.gi_frame.f_locals)
next(generator)
print(type(generator.gi_yieldfrom).__name__, generator.gi_code is outer.__code__, sorted(generator.gi_frame.f_locals))
code = outer.__code__
print(code.co_name, code.co_qualname, code.co_varnames, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount,
      code.co_flags, code.co_firstlineno, code.co_nlocals, code.co_freevars, code.co_cellvars, code.co_consts[0])


async def coroutine():
    pass


made = coroutine()
print(made.cr_code is coroutine.__code__, made.cr_frame.f_lineno, made.cr_await, made.cr_running, coroutine.__code__.co_flags)
made.close()
print(made.cr_frame)


async def asynchronous():
    yield 1


stream = asynchronous()
print(stream.ag_frame.f_code.co_name, stream.ag_running, stream.ag_await, stream.ag_code.co_flags)


def fails():
    value = 5
    raise ValueError(value)


try:
    fails()
except ValueError as error:
    entry = error.__traceback__.tb_next
    print(entry.tb_lineno, entry.tb_frame.f_code.co_name, entry.tb_frame.f_locals, entry.tb_next,
          entry.tb_frame.f_globals is globals(), entry.tb_frame.f_back.f_code.co_name)


def comprehension():
    return [item for item in range(3)], [other for other in range(2)], {item: 1 for item in "ab"}


print(comprehension.__code__.co_varnames, sys._getframe().f_code.co_name, fails.__globals__ is globals())
