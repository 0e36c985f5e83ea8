import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
print(loop.run_until_complete(work(0.5)), loop.run_until_complete(asyncio.gather(work(1), work(2))) if False else "")
future = loop.create_future()
loop.call_later(1, future.set_result, "set")
print(loop.run_until_complete(future), loop.time())
def stopper():
    print("stopping")
    loop.stop()
    loop.call_soon(print, "runs in the next run")
loop.call_soon(stopper)
loop.call_soon(print, "same iteration")
loop.run_forever()
print("stopped")
loop.run_until_complete(asyncio.sleep(0))
never = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(never)
except RuntimeError as error:
    print(error)
async def main():
    try:
        loop.run_until_complete(work(1))
    except RuntimeError as error:
        print(error)
    try:
        loop.close()
    except RuntimeError as error:
        print(error)
loop.run_until_complete(main())
async def fails():
    raise ValueError("out of run_until_complete")
try:
    loop.run_until_complete(fails())
except ValueError as error:
    print(error)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())
