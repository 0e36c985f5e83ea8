"""ast.literal_eval: literals, displays of them, and what it refuses."""
import ast
for s in ('1','-1','+1','--1','-+1','1.5','1e3','.5','5.','0x1F','0b11','0o17','1_000','1j','1+2j','-1-2j','1.5-2J','"a"',"'a' 'b'",'b"x"','r"\\n"','"""tri\nple"""','u"é"','None','True','False','...','()','(1,)','(1,2)','1,2','1,','[]','[1,"a",[2]]','{}','{1:2,"a":[1,2]}','{1,2}','set()','{(1,2):{3:None}}','  1','[1,\n 2, # c\n 3]','("a"\n "b")','{"a": -1, "b": (1, 2), "c": b"z",}','[(1),]','"\\x41\\n\\u00e9"', '"a" if 1 else 2','foo','foo()','foo.bar','foo[0]','[x for x in y]','{x for x in y}','1+1','1*2','2**3','1 < 2','not 1','~1','lambda: 1','f"a"','"%s" % 1','set(1)','set([1])','dict()','-"a"','-True','1 if 1 else 2','a.b.c(1)','1j+2','"a"+"b"','[*[1]]','x := 1','1 +','(','"abc','1 2',"import os",'[[1,2],[3,4]][0]','(1).real','{[]:1}','-(1)','(-1)','1+(2j)','__import__("os")','1 and 2','print','-1+2','1-2','(1+2j)', 'nan','inf','1e400','[1,2','{"k": 1+2j}'):
    try: print(repr(s), repr(ast.literal_eval(s)))
    except Exception as e: print(repr(s), type(e).__name__, e)
for o in (5, None, [1]):
    try: print(ast.literal_eval(o))
    except Exception as e: print(type(e).__name__, e)
