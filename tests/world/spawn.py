import multiprocessing as mp
import os

print("top", __name__)
shared = []

class Point:
    def __init__(self, x):
        self.x = x

def work(p, q):
    shared.append(1)
    q.put((p.x, isinstance(p, Point), __name__, len(shared)))

def main():
    mp.set_start_method("spawn")
    shared.extend([1, 2, 3])
    q = mp.Queue()
    p = mp.Process(target=work, args=(Point(5), q))
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode, len(shared), mp.get_start_method())
    try:
        mp.Process(target=lambda: 1).start()
    except Exception as e:
        print(type(e).__name__)

if __name__ == "__main__":
    main()
    ctx = mp.get_context("spawn")
    with ctx.Pool(2) as pool:
        print(pool.map(abs, [-1, 2]), mp.get_start_method())
    try:
        mp.set_start_method("fork")
    except RuntimeError as error:
        print(error)
