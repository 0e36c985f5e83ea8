# sim: title A core for each process
# sim: about Every process has an interpreter and a lock of its own, so computations run side by side.
# sim: ask The same four seconds of computing, in four processes on four cores. When are they done?
# sim: answer After 1.05 s: 50 ms until the processes have begun, then one second for all four.
# sim: try Write `cores 2` in the header, then 1: processes help only where there are cores.
# sim: cost work=1s
# sim: cores 4
from concurrent.futures import ProcessPoolExecutor


def work(number):
    return number * number              #> Runs in another process: its argument and its result are copied.


def main():
    with ProcessPoolExecutor(max_workers=4) as pool:
        print(list(pool.map(work, range(4))))


if __name__ == "__main__":
    main()
