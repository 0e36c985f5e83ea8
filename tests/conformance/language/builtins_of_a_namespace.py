"""What `__builtins__` of the globals says is what exec() and eval() find."""
try: eval('print(1)', {'__builtins__': {}})
except NameError as e: print(e)
try: exec('x = len([1])', {'__builtins__': {}})
except NameError as e: print(e)
print(eval('abs(-1)', {'__builtins__': {'abs': abs}}))
g = {'__builtins__': {}}
try: exec('import os', g)
except ImportError as e: print(e)
try: exec('class A: pass', g)
except NameError as e: print(e)
exec('def f(): return len', g)
try: g['f']()
except NameError as e: print(e)
print(sorted(g))
import builtins
print(eval('min(3, 2)', {'__builtins__': builtins}))
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval('foo + bar', {}, M()))
class Mp:
    def __getitem__(self, k): return 5 if k == 'z' else {}[k]
print(eval('z + 1', {}, Mp()))
try: eval('q', {}, Mp())
except NameError as e: print(e)
try: eval('q', {}, 5)
except TypeError as e: print(e)
try: eval('q', 5)
except TypeError as e: print(e)
