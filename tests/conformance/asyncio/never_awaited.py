import asyncio
async def forgotten(n):
    print("never printed", n)
async def main():
    forgotten(1)
    coro = forgotten(2)
    print(repr(coro).split(" at ")[0])
    del coro
    for n in range(3):
        forgotten(n)
    kept = forgotten(4)
    await asyncio.sleep(0.1)
    print("main ends")
asyncio.run(main())
forgotten("module level")
print("done")
