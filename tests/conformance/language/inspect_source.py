"""inspect: source, comments and signatures of the program's own things."""
import inspect
def add(a, b: int = 2, /, c=3, *args, d, e: str = 'x', **kw) -> int:
    """Adds.

       More text
    """
    # comment
    return a + b

class K(Exception):
    "doc K"
    x = 1
    def m(self, y):
        return y
    @property
    def p(self): return 1
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, b): pass
    async def co(self): pass
    def gen(self): yield 1
lam = lambda x: x + 1
print(inspect.getsource(add))
print(inspect.getsource(K))
print(inspect.getsource(K.m))
print(inspect.getsource(lam))
print(inspect.getsourcelines(K.m))
print(inspect.getdoc(add), inspect.getcomments(add), inspect.cleandoc('  a\n    b\n  c'))
print(inspect.signature(add), inspect.signature(K.m), inspect.signature(K().m), inspect.signature(K.c), inspect.signature(K.s))
print(inspect.getfullargspec(add))
print(inspect.getsourcefile(add).endswith('p.py'), inspect.getfile(K).endswith('p.py'), inspect.getmodule(add))
for n, p in inspect.signature(add).parameters.items(): print(n, p.kind, p.kind.name, p.default, p.annotation, p)
b = inspect.signature(add).bind(1, 2, d=4, z=5)
print(b, b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b.arguments)
try: inspect.signature(add).bind(1)
except TypeError as e: print(e)
print([n for n, _ in inspect.getmembers(K, inspect.isfunction)])
print(inspect.isclass(K), inspect.ismethod(K().m), inspect.isfunction(K.m), inspect.isbuiltin(len), inspect.isroutine(len), inspect.iscoroutinefunction(K.co), inspect.isgeneratorfunction(K.gen), inspect.isdatadescriptor(K.p), inspect.getmro(K), inspect.isabstract(K))
g = K().gen()
print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g)); g.close(); print(inspect.getgeneratorstate(g))
f = inspect.currentframe(); print(f.f_lineno, f.f_code.co_name)
def who(): return inspect.stack()[1].function, inspect.stack()[0].lineno, inspect.stack()[1].code_context
print(who())
print(inspect.unwrap(add) is add, inspect.classify_class_attrs(K)[0].name)
for o in (len, print, sorted, list.append, str.split, isinstance, enumerate, zip, property, int.to_bytes, dict.fromkeys):
    print(inspect.signature(o))
