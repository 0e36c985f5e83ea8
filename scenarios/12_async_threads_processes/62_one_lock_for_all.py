# sim: title Four computations, one interpreter lock
# sim: about Threads that compute take turns: only the one that holds the interpreter lock runs.
# sim: ask Each call of work computes for a second. Four threads, four cores: when are they done?
# sim: answer After 4 s, as long as one by one. The lock goes round every 5 ms (l: who holds it); three cores are idle.
# sim: try Add the header line `sim: gil off`: free threads take one second.
# sim: cost work=1s
# sim: cores 4
import threading

results = {}


def work(number):
    results[number] = number * number   #> Computing holds the interpreter lock until it is taken away by force.


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
