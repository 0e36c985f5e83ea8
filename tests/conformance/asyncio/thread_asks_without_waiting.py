# A thread that asks for a result with a timeout of 0 goes on at once: no other thread runs meanwhile.
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    event = threading.Event()

    def ask(name):
        future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.2, name), loop)
        try:
            print(name, future.result(0))
        except TimeoutError as error:
            print(name, repr(error), event.wait(0))

    print(await asyncio.gather(*(asyncio.to_thread(ask, name) for name in "abc")))
    await asyncio.sleep(0.3)


asyncio.run(main())
