import asyncio
import time
async def work(n):
    loop = asyncio.get_running_loop()
    print("run", n, "starts", loop.time(), asyncio.current_task().get_name())
    await asyncio.gather(asyncio.sleep(n), asyncio.sleep(0.5))
    return loop
loops = [asyncio.run(work(n)) for n in (1, 2)]
print(loops[0] is loops[1], loops[0].is_closed(), time.monotonic())
for use in (lambda: loops[0].call_soon(print), lambda: loops[0].run_forever()):
    try:
        use()
    except RuntimeError as error:
        print(error)
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0.1, "first")), runner.run(asyncio.sleep(0.2, "second")))
    print(runner.get_loop().is_running(), runner.get_loop().time())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(1, "by hand")), loop)
loop.call_later(0.5, loop.stop)
loop.run_forever()
print(loop.time(), loop.is_running())
loop.close()
loop.close()
print(loop)
