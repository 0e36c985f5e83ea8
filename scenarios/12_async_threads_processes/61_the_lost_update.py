# sim: title The lost update
# sim: about A thread may be switched away anywhere: also between reading a value and writing it back.
# sim: ask 100 in the account, 30 and 50 are paid out at the same time. What is left?
# sim: answer 50, not 20: both read 100 before either wrote. What the first paid out is lost.
# sim: try Make a threading.Lock() and put `with lock:` around the three lines of pay.
import threading
import time

balance = 100


def pay(amount, delay):
    global balance
    seen = balance                      #> Reads, and then may be switched away: nothing in this line shows it.
    time.sleep(delay)
    balance = seen - amount             #> Writes what was true when it read: the other's update is lost.


payments = [threading.Thread(target=pay, args=args) for args in ((30, 0.1), (50, 0.2))]
for payment in payments:
    payment.start()
for payment in payments:
    payment.join()
print("left:", balance)
