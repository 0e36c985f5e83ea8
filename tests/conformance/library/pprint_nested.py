from pprint import pprint, pformat, pp, saferepr, isreadable
from collections import *
from dataclasses import dataclass, field
import types
d={'name':'x'*30,'list':list(range(40)),'nested':{'a':[1,2,{'b':'c'*50}],'z':(1,)},'set':{3,1,2},'s':'a long string with many words '*5}
for kw in ({},dict(width=40),dict(indent=4),dict(compact=True),dict(depth=2),dict(sort_dicts=False),dict(width=20,compact=True,indent=2)):
    pprint(d,**kw)
@dataclass
class P:
    x: int
    y: str = 'a'*60
    z: list = field(default_factory=lambda:list(range(20)))
pprint(P(1)); pprint([P(2),P(3)])
pprint(OrderedDict((i,'v'*20) for i in range(5))); pprint(defaultdict(list,{i:['v'*20] for i in range(5)})); pprint(Counter('abracadabra'*10)); pprint(deque(range(40),maxlen=40)); pprint(ChainMap({'a':'x'*50},{'b':'y'*50}))
pprint(types.SimpleNamespace(a='x'*40,b='y'*40)); pprint(b'bytes'*30); pprint(bytearray(b'q'*100)); pprint(frozenset(range(40)))
a=[1]; a.append(a); print(pformat(a)[:25]); print(saferepr({'b':1,'a':2}),isreadable(a)); pprint(123456789,underscore_numbers=True); pprint({1:2,'a':3,None:4})
pp({'b':1,'a':2}); pprint(None); pprint('short'); pprint('two\nlines\n'*10); pprint([]); pprint({'k':'word '*30}); pprint([[['x'*70]]]);pprint({'a':1}.keys());pprint({i:'x'*30 for i in range(4)}.items())
try: pprint(1,indent=-1)
except ValueError as e: print(e)
