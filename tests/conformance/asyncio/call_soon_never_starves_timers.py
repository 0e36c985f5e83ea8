import asyncio
async def main():
    loop = asyncio.get_running_loop()
    count = 0
    def again():
        nonlocal count
        count += 1
        if count < 5:
            loop.call_soon(again)
    loop.call_soon(again)
    loop.call_later(0, print, "timer zero")
    for i in range(6):
        print("turn", i, "count", count)
        await asyncio.sleep(0)
    order = []
    for i in range(3):
        loop.call_at(1.0, order.append, f"at{i}")
        loop.call_later(1.0, order.append, f"later{i}")
    loop.call_at(0.5, order.append, "half")
    loop.call_at(-5, order.append, "past")
    await asyncio.sleep(1.5)
    print(order)
asyncio.run(main())
