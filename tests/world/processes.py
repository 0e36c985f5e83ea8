# sim: cost work=1s
# sim: cores 4
import time, os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import multiprocessing as mp, asyncio
seen=[]
n=0
def work(x):
    global n
    n += 1
    seen.append(x)
    return x*x, n, seen
def timed(label, f):
    t=time.perf_counter(); r=f(); print(label, r, time.perf_counter()-t)
if __name__=='__main__':
    def procs():
        with ProcessPoolExecutor(4) as ex: return list(ex.map(work, range(4)))
    timed('procs', procs); print(n, seen)
    def pool():
        with mp.Pool(4) as p: return p.map(work, range(8))
    timed('pool', pool); print(n, seen)
    def two():
        with ProcessPoolExecutor(2) as ex: return list(ex.map(work, range(4)))
    timed('two', two)
    q=mp.Queue()
    def child(q, k):
        global n
        n+=k; q.put((k, n, os.getpid()))
    ps=[mp.Process(target=child,args=(q,k)) for k in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print([q.get() for _ in ps], n)
    async def main():
        loop=asyncio.get_running_loop()
        async def tick():
            for _ in range(3):
                await asyncio.sleep(.4); print('tick', loop.time())
        t=asyncio.create_task(tick())
        with ProcessPoolExecutor(4) as ex:
            print(await asyncio.gather(*(loop.run_in_executor(ex, work, i) for i in range(4))))
        await t
    timed('async', lambda: asyncio.run(main()))
    v=mp.Value('i',0)
    def inc(v):
        for _ in range(100):
            with v.get_lock(): v.value+=1
    ps=[mp.Process(target=inc,args=(v,)) for k in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
    p=mp.Process(target=time.sleep,args=(100,)); p.start(); time.sleep(1); p.terminate(); p.join(); print(p, p.exitcode)
