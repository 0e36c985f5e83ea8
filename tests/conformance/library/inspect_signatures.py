import inspect, asyncio, functools, types, sys
def T_(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b:int=1, /, c=2, *args, d, e:'str'='x', **kw)->bool:
    "doc of f"
async def co(x): await asyncio.sleep(0)
async def ag(): yield 1
def g(): yield 1
class C:
    "doc C"
    def __init__(self, x, y=2): pass
    def m(self, a): "docm"
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    @property
    def p(self): return 1
    async def am(self): pass
class D(C):
    def m(self, a): pass
for o in (f,co,ag,g,C,C.m,C(1).m,C.c,C.s,D,functools.partial(f,1,d=5),lambda x,*,y=1:0,functools.wraps(f)(lambda *a:0)):
    T_(lambda: inspect.signature(o))
s=inspect.signature(f); print(list(s.parameters), s.return_annotation, s.parameters['b'].kind, s.parameters['b'].default, s.parameters['d'].default is inspect.Parameter.empty, repr(s), s.parameters['kw'], repr(s.parameters['e']), s.parameters['c'].kind.description)
b=s.bind(1,2,3,4,d=5,z=6); print(b, b.args, b.kwargs, b.arguments); b=s.bind(1,d=2); b.apply_defaults(); print(b.arguments)
T_(lambda: s.bind()); T_(lambda: s.bind(1)); T_(lambda: s.bind(1,d=1,a=2)); T_(lambda: inspect.signature(co).bind(1,2)); T_(lambda: s.bind_partial(1)); T_(lambda: inspect.signature(co).bind(y=2))
print(s.replace(return_annotation=int), s==inspect.signature(f), inspect.Signature([inspect.Parameter('q',inspect.Parameter.POSITIONAL_ONLY,default=3)]))
print(inspect.getfullargspec(f)); print(inspect.getdoc(f), inspect.getdoc(D), inspect.getdoc(D.m), inspect.cleandoc("  a\n    b\n  "))
for o in (f,co,ag,g,C,C(1),C.m,C(1).m,C.p,len,sys,int,functools.partial(co,1),C.am,lambda:0):
    print([n for n in ('isfunction','ismethod','isclass','ismodule','isbuiltin','isroutine','iscoroutinefunction','isgeneratorfunction','isasyncgenfunction','isdatadescriptor','ismethoddescriptor','isabstract') if getattr(inspect,n)(o)])
x=co(1); print(inspect.iscoroutine(x), inspect.isawaitable(x), inspect.getcoroutinestate(x), inspect.getcoroutinelocals(x)); x.close(); print(inspect.getcoroutinestate(x))
y=g(); print(inspect.getgeneratorstate(y)); next(y); print(inspect.getgeneratorstate(y), inspect.isgenerator(y), inspect.getgeneratorlocals(y)); z=ag(); print(inspect.isasyncgen(z), inspect.getasyncgenstate(z))
print([n for n,v in inspect.getmembers(C(1)) if not n.startswith('_')], [n for n,v in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(D), inspect.getmodule(f).__name__)
print(inspect.unwrap(functools.wraps(f)(lambda:0)) is f, inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getattr_static(C,'p'), inspect.isabstract(C), inspect.ismethod(C.c))
print(inspect.formatannotation(list[int]), inspect.classify_class_attrs(C)[-1].name if hasattr(inspect,'classify_class_attrs') else '')
async def main():
    t=asyncio.create_task(co(1)); c=t.get_coro(); print(inspect.getcoroutinestate(c)); await asyncio.sleep(0); print(inspect.getcoroutinestate(c)); await t; print(inspect.getcoroutinestate(c), c.cr_frame, c.cr_running, c.cr_await, c.cr_code.co_name)
asyncio.run(main())
def h(a,b): 
    fr=inspect.currentframe(); return inspect.getargvalues(fr), inspect.getframeinfo(fr).function
print(h(1,2)); print(inspect.Parameter('a',inspect.Parameter.KEYWORD_ONLY), inspect.getcallargs(h,1,b=3), inspect.CO_COROUTINE)
T_(lambda: inspect.Parameter('1a',inspect.Parameter.KEYWORD_ONLY)); T_(lambda: inspect.signature(3)); T_(lambda: inspect.signature(len)); T_(lambda: inspect.signature(int)); T_(lambda: inspect.signature(asyncio.sleep)); T_(lambda: inspect.signature(asyncio.gather)); T_(lambda: inspect.signature(asyncio.create_task)); T_(lambda: inspect.signature(dict)); T_(lambda: inspect.signature(asyncio.wait_for))
