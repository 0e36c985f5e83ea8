# A task that awaits itself stays marked as awaited: others cannot wait for it either.
import asyncio


def log(*a):
    print(round(asyncio.get_running_loop().time(),3), asyncio.current_task() and asyncio.current_task().get_name(), *a)


async def w2(n):
    try:
        await t[0]
    except BaseException as error:
        log("22", repr(error))
        await asyncio.sleep(0.5)


async def main():
    global t
    t = [asyncio.create_task(w2(0)) for i in range(2)]
    await asyncio.wait(t)


asyncio.run(main())
