import asyncio
async def main():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_at(1.0 + 2e-9, order.append, "two ns")
    loop.call_at(1.0 + 5e-10, order.append, "half ns")
    loop.call_at(1.0, order.append, "exact")
    loop.call_soon(order.append, "soon")
    while len(order) < 4:
        await asyncio.sleep(0.25)
        print(loop.time(), order)
asyncio.run(main())
