import asyncio
async def value():
    return 1
class Bad:
    def __await__(self):
        return 5
class Odd:
    def __await__(self):
        yield "not a future"
async def main():
    for wrong in (5, None, value, [value]):
        try:
            await wrong
        except TypeError as error:
            print(error)
    try:
        await Bad()
    except TypeError as error:
        print(error)
    try:
        await Odd()
    except RuntimeError as error:
        print(str(error).split("> ")[-1])
    coro = value()
    print(await coro)
    try:
        await coro
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.gather(1, 2)
    except TypeError as error:
        print(error)
    try:
        asyncio.ensure_future("x")
    except TypeError as error:
        print(error)
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as error:
        print(str(error).split(":")[0])
    loop2 = asyncio.new_event_loop()
    alien = loop2.create_future()
    try:
        await alien
    except RuntimeError as error:
        print("different loop" in str(error))
    loop2.close()
asyncio.run(main())
