import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.Future()
    order = []
    future.add_done_callback(lambda f: order.append("first"))
    async def waiter(n):
        order.append((n, await future))
    tasks = [asyncio.create_task(waiter(n)) for n in range(2)]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: order.append("last"))
    loop.call_soon(order.append, "soon before")
    future.set_result("value")
    loop.call_soon(order.append, "soon after")
    await asyncio.gather(*tasks)
    print(order)
asyncio.run(main())
