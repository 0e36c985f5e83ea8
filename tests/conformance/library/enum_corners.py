from enum import *
import datetime
class P(Enum):
    A = auto(), 'desc a'
    B = auto(), 'desc b'
    def __init__(self, n, d): self.n=n; self.d=d
try: print(list(P), P.A.n, P.B.d)
except Exception as e: print(type(e), e)
class D(datetime.date, ReprEnum):
    X = 2020,1,1
print(str(D.X), repr(D.X), format(D.X,'%Y'), D.X.year)
class D2(datetime.date, Enum):
    X = 2020,1,1
print(str(D2.X), repr(D2.X))
class F(float, Enum):
    HALF=0.5
print(F.HALF, repr(F.HALF), f'{F.HALF}', F.HALF+1)
class S(str, Enum):
    A='a'
print(S.A, repr(S.A), f'{S.A}', S.A=='a', S.A.upper(), '%s'%S.A)
class T(StrEnum):
    A=auto(); BCD=auto()
print(T.A, repr(T.BCD), f'{T.BCD:>5}', list(T))
class Fl(Flag):
    R=4; W=2; X=1; RW=6
print(Fl.R|Fl.X, repr(Fl.R|Fl.X), Fl.RW, list(Fl.RW), Fl(0), Fl.R in Fl.RW, ~Fl.R, Fl.R^Fl.RW, len(Fl.RW), bool(Fl(0)), Fl['R'], Fl(7), list(Fl), Fl.RW.name, (Fl.R|Fl.X).name, (Fl.R|Fl.X).value)
class IFl(IntFlag):
    R=4; W=2; X=1
print(IFl.R|IFl.X, repr(IFl.R|8), IFl.R+1, ~IFl.R, repr(~IFl.R), IFl(16), repr(IFl(0)), f'{IFl.R}')
for b in (STRICT,CONFORM,EJECT,KEEP):
    class G(Flag, boundary=b):
        A=1; B=2
    try: print(b, repr(G(5)))
    except ValueError as e: print(e)
for f in (lambda: Fl(99), lambda: P('x'), lambda: P['Z'], lambda: Fl.R|1, lambda: P.A.zzz, lambda: setattr(P,'A',1), lambda: P.A.__class__(3,4,5), lambda: delattr(P,'A')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Bad(P): C=1
except TypeError as e: print(e)
try:
    @unique
    class U(Enum): A=1; B=1
except ValueError as e: print(e)
for c in (UNIQUE, CONTINUOUS, NAMED_FLAGS):
    try:
        @verify(c)
        class V(IntEnum): A=1; B=3; C=1
    except ValueError as e: print(e)
    try:
        @verify(c)
        class V2(Flag): A=1; B=4; C=11; D=11
    except (ValueError,TypeError) as e: print(e)
try:
    class DD(Enum):
        A=1
        A=2
except TypeError as e: print(e)
class Pl(Enum):
    M=(1,2); E=(3,4)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
    @classmethod
    def mk(cls): return cls.M
print(Pl.M.s, Pl.mk(), Pl((3,4)), Pl.M._value_, Pl.M.name, Pl.__members__, len(Pl), Pl.M in Pl, (1,2) in Pl, 'z' in Pl, dir(Pl.M), dir(Pl), Pl._member_names_)
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls, v): return cls.A if v=='a' else None
print(Mi('a'));
try: Mi('b')
except ValueError as e: print(e)
E1=Enum('E1','a b c'); print(list(E1), E1.a.value, Enum('E2',{'x':10,'y':20}).y, IntEnum('E3',['p','q'],start=5).q+0, Flag('E4','a b c').c)
class Gn(Enum):
    @staticmethod
    def _generate_next_value_(name,start,count,last): return name.lower()+str(count)
    AA=auto(); BB=auto()
print(list(Gn))
class O(IntEnum):
    A=1;B=2
print(O.A<O.B, O.A==1, sorted([O.B,O.A]), O.A+1, repr(O.A), str(O.A), f'{O.A}', {O.A:1}[1], O(1), hash(O.A)==hash(1), O.A.__class__, isinstance(O.A,int), max(O), '%d'%O.A, O.B.real)
class N(Enum):
    _ignore_=['t']
    t=5
    A=nonmember(3) if 0 else 3
    Z=nonmember(9)
    Q=member(lambda: 3)
    def meth(self): return 1
    class Inner: pass
print(list(N), N.Z, hasattr(N,'t'))
