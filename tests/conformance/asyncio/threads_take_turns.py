import asyncio
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait

def job(n):
    time.sleep(n)
    return n

def with_a_loop(n):
    async def nap():
        await asyncio.sleep(n)
        time.sleep(0.05)
        return n
    return asyncio.run(nap())

def show(*words):
    print(*words, round(time.monotonic(), 3), threading.current_thread().name)

with ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
    show(list(pool.map(job, [0.3, 0.1, 0.2])))
    futures = [pool.submit(job, n) for n in (0.3, 0.1, 0.2)]
    show(len(wait(futures, return_when=FIRST_COMPLETED).done), futures[2].cancel(), futures[1].cancel())
    for future in as_completed(futures[:2]):
        show(future.result())
    show(list(pool.map(with_a_loop, [0.3])))
    try:
        pool.submit(job, 1).result(timeout=0.25)
    except TimeoutError:
        show("too late")

event, lock = threading.Event(), threading.Lock()

def waits():
    event.wait()
    with lock:
        show("went on")
        time.sleep(0.1)

threads = [threading.Thread(target=waits) for _ in range(2)]
for thread in threads:
    thread.start()
time.sleep(1)
event.set()
for thread in threads:
    thread.join()
show("joined")

async def main():
    ticks = asyncio.create_task(asyncio.sleep(0.25, "slept"))
    show(await asyncio.gather(asyncio.to_thread(job, 0.5), ticks, asyncio.to_thread(job, 0.4)))

threading.Thread(target=lambda: (time.sleep(1), show("late"))).start()
asyncio.run(main())
