# sim: title A race across an await
# sim: about Between reading and writing lies an await: another task may write in between.
# sim: ask Three deposits of 10 on an empty account. What is the balance?
# sim: answer 10: all three read 0 before the first of them wrote.
# sim: try Move the await above the reading: no other task can come between.
import asyncio

balance = 0


async def deposit(amount):
    global balance
    seen = balance                  #> Read here ...
    await asyncio.sleep(0.1)        # asks the bank's computer
    balance = seen + amount         #> ... written here, on the ground of what was true before.


async def main():
    await asyncio.gather(deposit(10), deposit(10), deposit(10))
    print("balance:", balance)


asyncio.run(main())
