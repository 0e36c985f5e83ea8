# What a timeout or a failed task throws into a handler shows what was being handled.
import asyncio
async def t1():
    try:
        async with asyncio.timeout(0.01):
            try:
                raise ValueError("x")
            finally:
                await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), repr(e.__cause__.__context__))
async def t2():
    try:
        async with asyncio.timeout(0.01):
            try:
                try:
                    raise ValueError
                finally:
                    await asyncio.sleep(1)
            finally:
                try:
                    raise KeyError
                finally:
                    await asyncio.sleep(1)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
    except BaseException as e:
        print(repr(e), repr(e.__context__), repr(e.__cause__))
async def run():
    raise ZeroDivisionError
async def t3():
    try:
        raise ValueError("a")
    except ValueError as e:
        try:
            await asyncio.create_task(run())
        except ZeroDivisionError as z:
            print(repr(z.__context__))
    try:
        raise ValueError("a")
    except ValueError as e:
        try:
            await run()
        except ZeroDivisionError as z:
            print(repr(z.__context__))
asyncio.run(t1())
asyncio.run(t2())
asyncio.run(t3())


async def last():
    try:
        {}["key"]
    except KeyError:
        await asyncio.gather(run(), asyncio.sleep(1))


asyncio.run(last())
