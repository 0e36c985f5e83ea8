from __future__ import annotations
import dataclasses as dc, typing, typing as t
from typing import ClassVar, Optional, List, ClassVar as CV
from dataclasses import *
@dataclass
class A:
    x: int
    c: ClassVar[int] = 3
    d: typing.ClassVar = 4
    e: t.ClassVar[str] = 'e'
    f: CV[int] = 1
    i: InitVar[int] = 7
    j: dc.InitVar[str] = 'q'
    _: KW_ONLY
    k: Optional[List[int]] = None
    def __post_init__(self, i, j): self.z=(i,j)
a=A(1); print(a, a.z, [f.name for f in fields(A)], A(1,2,'w',k=[1]).z, A.__doc__, fields(A)[0])
import inspect; print(inspect.signature(A))
@dataclass(frozen=True,order=True,slots=True)
class B:
    n: int
    s: str = field(default='a',compare=False,repr=False)
b=B(1); print(b, b<B(2), hash(b)==hash(B(1,'z')), B.__slots__, replace(b,n=5), asdict(b), astuple(b))
for f in (lambda: setattr(b,'n',2), lambda: delattr(b,'n'), lambda: B(), lambda: B(1,2,3), lambda: A(1,zz=2), lambda: replace(b,q=1), lambda: fields(3), lambda: asdict(3)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class C: a:int=1; b:int
except TypeError as e: print(e)
try:
    @dataclass
    class C2: a:list=[]
except ValueError as e: print(e)
try:
    @dataclass(order=True)
    class C3:
        a:int
        def __lt__(self,o): return 1
except TypeError as e: print(e)
try:
    @dataclass
    class C4(B): q:int=0
except TypeError as e: print(e)
D=make_dataclass('D',[('x',int),'y',('z',int,field(default=3))],namespace={'dbl':lambda s: s.x*2}); print(D(1,2), D(1,2).dbl(), D.__doc__)
@dataclass
class E:
    r: list[E] = field(default_factory=list)
e=E(); e.r.append(e); print(e)
@dataclass(kw_only=True)
class F:
    a: int
    b: int = 0
@dataclass
class G(F):
    c: int = 1
    d: int = field(default=2, kw_only=True)
print(F(a=1), G(5,a=2), G.__match_args__, F.__match_args__, inspect.signature(G))
@dataclass(eq=False)
class H: x:int
print(H(1)==H(1), hash(H(1)) is not None)
@dataclass(unsafe_hash=True)
class I: x:int; y:list=field(default_factory=list,hash=False)
print(hash(I(1))==hash(I(1,[2])), is_dataclass(I), is_dataclass(I(1)), is_dataclass(3))
@dataclass
class J:
    x:int
    def __eq__(self,o): return True
print(J(1)==J(2), J.__hash__)
match B(4,'q'):
    case B(n, s='zz'): print('no')
    case B(n): print('m', n)
print(repr(field(default=1)), A.__dataclass_params__)
class K(typing.Protocol):
    x: int
    def m(self)->int: ...
@dataclass
class L(K):
    x: int
    def m(self): return self.x
print(L(3).m(), L(3))
@dataclass(slots=True, weakref_slot=True)
class W: x:int
import weakref; w=W(1); print(weakref.ref(w)() is w, W.__slots__)
@dataclass(slots=True)
class W2(W): y:int=2
print(W2(1), W2.__slots__)
print(C2 if 0 else '', D.__module__, typing.get_type_hints(A))
