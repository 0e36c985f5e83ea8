import asyncio
import io
import sys
import traceback
def a(): b()
def b(): raise ValueError('x\ny')
try: a()
except ValueError as e:
    err=e
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc()==''.join(traceback.format_exception(e)))
    print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError, e), traceback.format_exception_only(ValueError('z')))
    print(traceback.extract_tb(e.__traceback__), traceback.format_tb(e.__traceback__))
    fs=traceback.extract_tb(e.__traceback__)[-1]; print(fs.filename[-5:], fs.lineno, fs.name, fs.line, fs, tuple(fs)==(fs.filename,fs.lineno,fs.name,fs.line), len(fs), fs.colno, fs.end_colno)
    traceback.print_tb(e.__traceback__, file=sys.stdout); traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout); traceback.print_tb(e.__traceback__, limit=-1, file=sys.stdout)
    traceback.print_exception(e, limit=1, file=sys.stdout, chain=False)
te=traceback.TracebackException.from_exception(err, capture_locals=False)
print(str(te), te.exc_type_str, list(te.format_exception_only()), len(te.stack), te.stack[0].name, te.__cause__, te==traceback.TracebackException.from_exception(err)); print(''.join(te.format()))
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError('k') from z
except KeyError as e:
    e.add_note('note 1'); e.add_note('n2\nn3')
    traceback.print_exception(e, file=sys.stdout); print(traceback.TracebackException.from_exception(e).__cause__.exc_type_str); traceback.print_exception(e, chain=False, file=sys.stdout)
try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError('t')])])
except* ValueError as eg: traceback.print_exception(eg, file=sys.stdout)
except* TypeError: pass
def st():
    print([ (f.name) for f in traceback.extract_stack()]); traceback.print_stack(file=sys.stdout); print(len(traceback.format_stack(limit=1)), traceback.format_stack(limit=1))
st()
print(traceback.format_list([('f.py',1,'fn','code'),traceback.FrameSummary('g.py',2,'h',line='zz')]), list(traceback.walk_tb(err.__traceback__))[0][1])
s=traceback.StackSummary.extract(traceback.walk_tb(err.__traceback__)); print(s.format(), type(s).__name__); print(traceback.StackSummary.from_list([('a',1,'b','c')]))
traceback.print_exception(ValueError('no tb'), file=sys.stdout); traceback.print_exception(None, file=sys.stdout) if 0 else None
class E(Exception):
    def __str__(self): raise RuntimeError
print(traceback.format_exception_only(E()))
def rec(n): return rec(n-1) if n else 1/0
try: rec(10)
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
def loc():
    v=[1]; w='s'; raise OSError(2,'nope','f')
try: loc()
except OSError as e: print([ (f.name, f.locals) for f in traceback.TracebackException.from_exception(e,capture_locals=True).stack][1:])
async def main():
    t=asyncio.create_task(asyncio.sleep(1)); 
    try: await asyncio.wait_for(t,.1)
    except TimeoutError: print(traceback.format_exc().count('TimeoutError'), traceback.format_exc().splitlines()[-1])
    try: raise SyntaxError('bad',('f.py',3,5,'x = = 1\n',3,6))
    except SyntaxError as e: print(''.join(traceback.format_exception_only(e)))
asyncio.run(main())
traceback.clear_frames(err.__traceback__); print(sys.exc_info())
try:
    try: raise ValueError(1)
    finally: raise KeyError(2) from None
except KeyError: traceback.print_exc(file=sys.stdout)
