"""What is not in any file has no lines in tracebacks; sys.excepthook of the program's own."""
import sys
import traceback

exec(compile('def f():\n  return 1 / 0\n', '<made>', 'exec'))
try:
    f()
except ZeroDivisionError as error:
    print(''.join(traceback.format_exception(error)), end='')
try:
    eval('f() + 1')
except ZeroDivisionError as error:
    print(''.join(traceback.format_exception(error)), end='')


def hook(kind, error, where):
    print('hook:', kind.__name__, error, where.tb_lineno, sys.last_exc is error)


sys.excepthook = hook
raise ValueError('nobody catches this')
