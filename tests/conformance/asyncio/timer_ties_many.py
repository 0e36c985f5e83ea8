import asyncio
async def main():
    loop = asyncio.get_running_loop()
    order = []
    for i in range(12):
        loop.call_at(1 + i % 3, order.append, f"{1 + i % 3}:{i}")
    for i in range(6):
        handle = loop.call_at(2, order.append, f"late {i}")
        if i % 2:
            handle.cancel()
    await asyncio.sleep(3)
    print(order)
asyncio.run(main())
