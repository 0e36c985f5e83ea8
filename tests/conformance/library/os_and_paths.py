import os, os.path
from os.path import join, basename
import os.path as p
for a in [('a','b'),('/a','b'),('a','/b'),('a/','b','c.txt'),('',),('','x')]: print(p.join(*a))
for x in ['/usr/lib/x.tar.gz','a','/','//','//a','///a/b','.bashrc','a/.b.c','a.','','/a/b/','a/../b/./c//d','../..','/..']:
    print(repr(x),p.split(x),p.splitext(x),p.basename(x),p.dirname(x),p.normpath(x),p.isabs(x),p.splitroot(x),p.splitdrive(x))
print(p.commonpath(['/a/b','/a/c']),p.commonprefix(['abc','abd']),p.relpath('/a/b','/a/c/d'),os.sep,repr(os.linesep),os.name,os.curdir,os.extsep,os.pathsep)
print(os.getenv('NOPE_X'),os.getenv('NOPE_X','d'),os.environ.get('NOPE_X',3))
os.environ['K']='v'; print(os.environ['K'],'K' in os.environ,os.getenv('K')); del os.environ['K']
try: os.environ['NOPE_X']
except KeyError as e: print(repr(e))
try: os.environ['x']=1
except TypeError as e: print(e)
try: p.join('a',1)
except TypeError as e: print(e)
try: p.join('a',b'1')
except TypeError as e: print(e)
print(len(os.urandom(8)),type(os.getpid()),os.fspath('a'),os.strerror(2),os.F_OK)
try: os.fspath(1)
except TypeError as e: print(e)
class P:
    def __fspath__(self): return 'pp'
print(isinstance(P(),os.PathLike),os.fspath(P()),p.join(P(),'x'))
import errno; print(errno.ENOENT,errno.errorcode[111])
