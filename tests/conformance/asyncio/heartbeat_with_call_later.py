import asyncio
def beat(loop, n):
    print("beat", n, round(loop.time(), 2))
    if n < 4:
        loop.call_later(0.5, beat, loop, n + 1)
    else:
        loop.stop()
loop = asyncio.new_event_loop()
loop.call_soon(beat, loop, 0)
loop.run_forever()
loop.close()
