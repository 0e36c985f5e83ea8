# In debug mode, a coroutine of the library says where it was made, too.
import asyncio


async def w2(n):
    print(await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(0.2, '27'), 0.1), -1))


async def main():
    try:
        await w2(0)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__))


asyncio.run(main(), debug=True)
