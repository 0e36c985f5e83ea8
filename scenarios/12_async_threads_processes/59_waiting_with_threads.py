# sim: title Waiting, with threads
# sim: about Threads wait side by side just as tasks do; each of them costs a thread.
# sim: ask Three blocking fetches in three threads. How long do they take?
# sim: answer 0.3 s, as long as the slowest: a thread that sleeps lets the others run.
# sim: try Give the pool two workers: the third fetch begins when the first worker is free.
import time
from concurrent.futures import ThreadPoolExecutor


def fetch(name, delay):
    time.sleep(delay)                   #> Blocks this thread only: the other two sleep at the same time.
    return name.upper()


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    names = list(pool.map(fetch, ("ada", "bob", "cyd"), (0.3, 0.1, 0.2)))
print(names, f"after {time.perf_counter() - start:.1f} s")
