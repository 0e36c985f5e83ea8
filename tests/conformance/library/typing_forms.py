import typing, types, collections.abc
from typing import *
def T_(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
T=TypeVar('T'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts'); K=TypeVar('K',bound=int); A=TypeVar('A',str,bytes)
print(T,P,Ts,K,A,K.__bound__,A.__constraints__,T.__name__, TypeVar('C',covariant=True), TypeVar('C',contravariant=True))
for x in (List[int],Dict[str,int],Optional[int],Union[int,str],Union[int,None,str],Callable[[int],str],Callable[...,int],Tuple[int,...],Tuple[()],Type[int],Literal[1,'a',None],Annotated[int,'x',3],ClassVar[int],Final[str],Any,NoReturn,Never,Self,Iterable[int],AsyncIterator[str],Awaitable[int],Coroutine[Any,Any,int],Generator[int,None,str],Set[int],FrozenSet[int],Deque[int],DefaultDict[str,int],Counter[str],ChainMap[str,int],Mapping[str,Any],Sequence[int],Concatenate[int,P],Callable[P,int],Callable[Concatenate[int,P],T],TypeGuard[int],Unpack[Ts],Required[int],LiteralString,list[T],dict[str,T],int|str,int|None,Optional[Union[int,str]],Union[int],AsyncGenerator[int,None],ContextManager[int],AsyncContextManager[int],Pattern[str],IO[str],Text,Hashable,Sized,Dict,List,Callable,Tuple,Type,ReadOnly[int],TypeIs[int]):
    print(x, get_origin(x), get_args(x), sep=' | ')
print(Union[int,str]==Union[str,int], Union[int,str]==int|str, int|str==Union[int,str], hash(int|str)==hash(Union[int,str]), Optional[int]==int|None, Literal[0]==Literal[False], Literal[1,2]==Literal[2,1], Literal[1,1], List[int]==List[int], List[int]==list[int], Union[int,int], Union[Literal[1],int], int|Optional[str], Literal[Literal[1],2])
@runtime_checkable
class Pr(Protocol):
    x: int
    def m(self) -> int: ...
@runtime_checkable
class Me(Protocol):
    def m(self) -> int: ...
class Im:
    x=1
    def m(self): return 1
class No: pass
T_(lambda: (isinstance(Im(),Pr), isinstance(No(),Pr), issubclass(Im,Me), issubclass(No,Me), isinstance(Im(),Me)))
T_(lambda: issubclass(Im,Pr)); T_(lambda: Pr()); T_(lambda: Protocol())
class NR(Protocol):
    def q(self): ...
T_(lambda: isinstance(Im(),NR)); T_(lambda: issubclass(Im,NR))
class Ex(Pr):
    x=2
    def m(self): return 5
print(Ex().m(), Pr.__name__, typing.get_protocol_members(Pr), typing.is_protocol(Pr), typing.is_protocol(Ex))
T_(lambda: type('X',(Im,Protocol),{}))
class G(Generic[T]):
    def __init__(self,v): self.v=v
    def get(self)->T: return self.v
g=G[int](3); print(g.v, g.__orig_class__, G[int], G.__parameters__, G[int].__args__, G[int].__origin__, G[T][str], G.__orig_bases__)
class G2(G[int]): pass
print(G2.__orig_bases__, G2.__mro__, types.get_original_bases(G2))
T_(lambda: G[int,str]); T_(lambda: List[int,str]); T_(lambda: Generic[int]); T_(lambda: Union[()]); T_(lambda: Optional[int,str]); T_(lambda: List()); T_(lambda: Any()); T_(lambda: isinstance(1,List[int])); T_(lambda: isinstance([],List)); T_(lambda: isinstance(1,Union[int,str])); T_(lambda: isinstance(1,Optional[int])); T_(lambda: isinstance(1,Any)); T_(lambda: Literal()); T_(lambda: type('Z',(Any,),{}).__mro__)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
class TD2(TD):
    c: NotRequired[list[int]]
print(TD2(a=1,b='x'), TD2.__annotations__, TD2.__required_keys__==frozenset({'b'}), sorted(TD2.__optional_keys__), TD.__total__, TypedDict('Q',{'x':int}).__annotations__, is_typeddict(TD), get_type_hints(TD2), TD2.__bases__)
T_(lambda: isinstance({},TD))
class NT(NamedTuple):
    """doc"""
    x: int
    y: str = 'd'
    def s(self): return self.x
n=NT(1); print(n, n.s(), NT._fields, NT._field_defaults, NT.__annotations__, n._replace(x=5), n._asdict(), NamedTuple('Z',[('a',int)])(1), NT.__bases__, NT.__doc__)
T_(lambda: NT()); T_(lambda: NamedTuple('Z',[('_a',int)]))
try:
    class Bad(NamedTuple):
        x:int=1
        y:str
except TypeError as e: print(e)
def f(a:int, b:'str', c:Optional['int']=None, *args:Any, **kw:'list[int]')->'Dict[str,int]': ...
print(get_type_hints(f), f.__annotations__)
class H:
    a: 'int'
    b: ClassVar['str'] = 'x'
    c: Annotated[int,'m'] = 1
print(get_type_hints(H), get_type_hints(H,include_extras=True))
T_(lambda: get_type_hints(type('W',(),{'__annotations__':{'x':'Nope'}})))
U=NewType('U',int); print(U(5), U, U.__name__, U.__supertype__, repr(U))
@overload
def o(x:int)->int: ...
@overload
def o(x:str)->str: ...
def o(x): return x
print(o(1), len(get_overloads(o))); 
@final
class Fi: pass
print(Fi.__final__, cast(int,'x'), assert_type(1,int), reveal_type(3))
T_(lambda: assert_never(3))
type Al[X]=list[X]
print(Al, Al.__value__, Al[int], Al.__type_params__)
def gen[X: int](x:X)->X: return x
class GG[X, *Y, **Z]: pass
print(gen.__type_params__, GG.__type_params__, GG[int,str,[int]], GG.__parameters__)
@no_type_check
def ntc(x:'bad bad'): pass
print(get_type_hints(ntc), ForwardRef('int'), TYPE_CHECKING, typing.T, typing.AnyStr, SupportsInt, isinstance(3,SupportsInt), isinstance(3.0,SupportsIndex))
print(dataclass_transform()(Fi).__dataclass_transform__, override(f).__override__, NoDefault, TypeVar('D',default=int).__default__, T.has_default())
class Sp(List[int]): pass
print(Sp.__mro__, Sp([1]), Sp.__orig_bases__)
