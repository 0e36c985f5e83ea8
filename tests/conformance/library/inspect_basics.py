import inspect
def f(a, b: int = 2, /, c=3, *args, d, e=5, **kw) -> str:
    "Doc."
    return "x"
sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["d"].kind, sig.return_annotation)
print(inspect.isfunction(f), inspect.isbuiltin(len), inspect.isclass(int), inspect.ismethod("".upper), inspect.isgeneratorfunction(lambda: (yield)), inspect.iscoroutinefunction(f), inspect.getdoc(f))
class C:
    def m(self, x): pass
    @staticmethod
    def s(y): pass
print(inspect.signature(C.m), inspect.signature(C().m), inspect.signature(C.s), inspect.signature(C), inspect.ismethod(C().m), [n for n, _ in inspect.getmembers(C, inspect.isfunction)])
def gen(): yield 1
g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g), inspect.isgenerator(g))
bound = sig.bind(1, d=4)
bound.apply_defaults()
print(bound.arguments)
try:
    sig.bind()
except TypeError as error:
    print(error)
def caller(): return inspect.currentframe().f_code.co_name, inspect.stack()[1].function if False else inspect.currentframe().f_back.f_code.co_name
print(caller(), inspect.unwrap(f) is f, inspect.isawaitable(5), inspect.isasyncgenfunction(f), f.__code__.co_varnames[:3], f.__code__.co_argcount)
