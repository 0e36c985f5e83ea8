# Tasks that wait for each other through gather() cannot be cancelled.
import asyncio


async def w3(n):
    global t
    other = t[1]
    print('29', await other)


async def w2(n):
    print('27', await asyncio.gather(w3(2), w3(3), asyncio.sleep(0.3, '21'), w3(3), return_exceptions=True))


async def main():
    global t
    t = [None, asyncio.create_task(w2(1))]
    await asyncio.sleep(0.25)


try:
    asyncio.run(main())
except BaseException as error:
    print('run raised', repr(error))
