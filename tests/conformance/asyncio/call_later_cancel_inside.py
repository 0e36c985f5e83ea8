import asyncio
async def main():
    loop = asyncio.get_running_loop()
    fired = []
    b = loop.call_later(0.1, fired.append, "b")
    def cancel_b():
        fired.append("a cancels b")
        b.cancel()
    loop.call_at(b.when(), fired.append, "c")
    early = loop.call_at(b.when() - 0.05, cancel_b)
    same = []
    same.append(loop.call_later(0.3, lambda: same[1].cancel()))
    same.append(loop.call_later(0.3, fired.append, "cancelled by its twin in the same turn"))
    await asyncio.sleep(1)
    print(fired, early.cancelled())
asyncio.run(main())
