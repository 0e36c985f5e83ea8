import threading, time, queue
b = threading.Barrier(3, action=lambda: print('all here'))
def w(i):
    time.sleep(i*0.1); print('w', i, b.n_waiting); r=b.wait(); time.sleep(r*0.01); print('idx', i, r)
ts=[threading.Thread(target=w,args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(b.parties, b.broken)
t=threading.Timer(0.5, lambda: print('timer', round(time.perf_counter(),3))); t.start(); t.join()
t=threading.Timer(0.5, print, args=('never',)); t.start(); t.cancel(); t.join()
class L(threading.local):
    def __init__(self, x): self.x=x
l=L(1); l.x=5; l.y=2
def f(): print(l.x, hasattr(l,'y')); l.x=9
t=threading.Thread(target=f); t.start(); t.join(); print(l.x, l.__dict__)
c=threading.Condition()
try: c.notify()
except RuntimeError as e: print(e)
try: c.wait()
except RuntimeError as e: print(e)
with c:
    with c: print(c.wait(0.1))
def boom(): raise ValueError('x')
def hook(a): print('hook', a.exc_type.__name__, a.exc_value, a.thread.name)
threading.excepthook=hook
t=threading.Thread(target=boom,name='B'); t.start(); t.join()
threading.excepthook=threading.__excepthook__
b=threading.Barrier(2)
b.abort()
try: b.wait()
except threading.BrokenBarrierError as e: print(repr(e), b.broken)
t=threading.Thread(target=print, daemon=True); print(t.daemon, t.name, t.is_alive(), t.ident); t.start()
try: t.daemon=False
except RuntimeError as e: print(e)
try: t.start()
except RuntimeError as e: print(e)
t.join(); print(threading.active_count(), threading.current_thread().name, threading.main_thread() is threading.current_thread())
q=queue.Queue(2)
def prod():
    for i in range(4): q.put(i); print('put', i)
    q.put(None)
t=threading.Thread(target=prod); t.start()
while (x:=q.get()) is not None: time.sleep(.1); print('got', x)
t.join()
s=threading.BoundedSemaphore(1)
try: s.release()
except ValueError as e: print(e)
class T(threading.Thread):
    def run(self): print('run', self.name)
t=T(name='mine'); t.start(); t.join()
r=threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
try: r.release()
except RuntimeError as e: print(e)
