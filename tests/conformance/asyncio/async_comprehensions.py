import asyncio
async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.01)
        yield i
async def double(x):
    await asyncio.sleep(0.01)
    return x * 2
async def main():
    print([x async for x in numbers(4) if x % 2 == 0])
    print({await double(x) for x in (1, 2)}, {x: await double(x) async for x in numbers(2)})
    print([await double(x) async for x in numbers(3)], [(x, y) async for x in numbers(2) for y in "ab"])
    gen = (await double(x) async for x in numbers(3))
    print(type(gen).__name__, [x async for x in gen])
    print([[y async for y in numbers(x)] async for x in numbers(3)])
    print(any([x > 1 async for x in numbers(3)]), await double(await double(1)), (await double(1)) + await double(2))
    print([await c for c in [double(5), double(6)]], await asyncio.gather(*[double(x) async for x in numbers(2)]))
    print(f"{await double(3)} and {(await double(4))!r:>4}", max([await double(1), 1], key=lambda v: -v))
asyncio.run(main())
