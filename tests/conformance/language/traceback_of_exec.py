"""Code from exec() and compile() is in no file: tracebacks show none of its lines."""
import traceback

code = compile('def f():\n  return 1 / 0\n', 'made.py', 'exec')
exec(code)
try:
    f()
except ZeroDivisionError:
    traceback.print_exc()
eval('f() + 1')
