import asyncio
async def ticker():
    n = 0
    while True:
        print("tick", n)
        n += 1
        await asyncio.sleep(1)
loop = asyncio.new_event_loop()
task = loop.create_task(ticker())
loop.call_later(2.5, loop.stop)
loop.run_forever()
task.cancel()
try:
    loop.run_until_complete(task)
except asyncio.CancelledError:
    print("cancelled")
loop.close()
