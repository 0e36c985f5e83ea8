# sim: title A shield around what must not stop
# sim: about shield lets the waiter be cancelled, and the work go on.
# sim: ask The payment is shielded. Is it made, although the customer gives up?
# sim: answer Yes: only the waiting is cancelled. Somebody must keep the task, or it could be lost.
# sim: try Remove the shield.
import asyncio


async def pay():
    await asyncio.sleep(0.3)
    print("paid")
    return "receipt"


async def main():
    payment = asyncio.create_task(pay())
    try:
        await asyncio.wait_for(asyncio.shield(payment), timeout=0.1)
    except TimeoutError:
        print("the customer gave up waiting")   #> The shield's future was cancelled; the task was not.
    print(await payment)


asyncio.run(main())
