# The library's coroutines by hand: what inspect says of them, what they say to a wrong beginning.
import asyncio
import inspect


async def main():
    for made in (asyncio.sleep(1), asyncio.Event().wait(), asyncio.Queue().get()):
        states = [inspect.getcoroutinestate(made)]
        try:
            made.send(1)
        except TypeError as error:
            print(error)
        states.append(inspect.getcoroutinestate(made))
        print(type(made.send(None)).__name__)
        states.append(inspect.getcoroutinestate(made))
        made.close()
        states.append(inspect.getcoroutinestate(made))
        print(made.__name__, states)


asyncio.run(main())
