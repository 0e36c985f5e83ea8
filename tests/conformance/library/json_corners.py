import json, math, collections, enum, dataclasses
def T_(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
o={'a':[1,2.5,True,None,'é"\\\n\u2028'],'b':{},'c':[],'d':(1,),'e':{'f':[{'g':1}]},1:2,None:3,True:4,1.5:5}
for k in ({},{'indent':2},{'indent':'\t'},{'separators':(',',':')},{'ensure_ascii':False},{'indent':0},{'indent':2,'separators':(', ',' = ')}): print(json.dumps(o,**k))
T_(lambda: json.dumps(o,sort_keys=True)); print(json.dumps({'b':1,'a':2},sort_keys=True), json.dumps([float('nan'),float('inf'),-float('inf'),1e100,1e-7,1e16,10**30,-0.0,0.1]))
T_(lambda: json.dumps(float('nan'),allow_nan=False)); T_(lambda: json.dumps({1,2})); T_(lambda: json.dumps({'x':object})); T_(lambda: json.dumps({(1,):2})); T_(lambda: json.dumps({(1,):2,'b':3},skipkeys=True)); T_(lambda: json.dumps({1,2},default=sorted)); T_(lambda: json.dumps(b'x'))
l=[]; l.append(l); T_(lambda: json.dumps(l)); 
class E(json.JSONEncoder):
    def default(self,x):
        if isinstance(x,complex): return [x.real,x.imag]
        return super().default(x)
T_(lambda: json.dumps({'z':1j},cls=E)); T_(lambda: json.dumps({'z':{1}},cls=E)); print(E(indent=1).encode([1j]))
class I(enum.IntEnum): A=3
class S(str,enum.Enum): B='b'
print(json.dumps([I.A,S.B,{I.A:1,S.B:2}]), json.dumps(collections.OrderedDict(a=1)), json.dumps(collections.namedtuple('N','a')(1)), json.dumps('\ud800😀'))
for s in ('{"a": [1, 2.0, -3e2, true, false, null, "x\\u00e9\\n\\ud83d\\ude00"]}',' [ ] ','"a"','1','-0','1.5E+3','NaN','[Infinity,-Infinity]','',' ','{','[1,','[1 2]','{"a" 1}','{"a":}','{a:1}','"abc','"a\nb"','[1,]','{"a":1,}','tru','01','1.','-','"\\x"','"\\u12"','[1] x','{"a":1 "b"}',"{'a':1}",'nul','\ufeff1','[[1,2],[3','{"a":1,"a":2}'): T_(lambda: repr(json.loads(s)))
T_(lambda: json.loads(b'[1]')); T_(lambda: json.loads('{"a":1.5,"b":2}',parse_float=str,parse_int=lambda x:'i'+x,object_hook=lambda d: sorted(d.items()))); T_(lambda: json.loads('{"a":1,"b":2}',object_pairs_hook=list)); T_(lambda: json.loads('NaN',parse_constant=lambda c: 'C'+c)); T_(lambda: json.loads(3)); T_(lambda: json.JSONDecoder().raw_decode('[1] rest'))
try: json.loads('{\n "a": 1,\n "b": x}')
except json.JSONDecodeError as e: print(e.msg,e.pos,e.lineno,e.colno,e.doc[:3],e, e.args)
T_(lambda: json.loads('[1,\n2,\n}')); T_(lambda: json.loads('"\x01"',strict=False)); T_(lambda: json.loads('"\x01"'))
import io; b=io.StringIO(); json.dump({'a':[1]},b,indent=1); print(b.getvalue()); b.seek(0); print(json.load(b))
