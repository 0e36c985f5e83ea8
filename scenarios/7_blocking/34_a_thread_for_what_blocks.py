# sim: title A thread for what blocks
# sim: about to_thread moves a blocking call to a thread; the loop goes on meanwhile.
# sim: ask How many beats are there before the report is ready?
# sim: answer Three, at 0.0, 0.1 and 0.2 s: the loop is free while the thread sleeps.
# sim: try Call read_report() directly, and count the beats again.
import asyncio
import time


def read_report():
    time.sleep(0.25)            #> Blocks a thread, but not the one the loop runs in.
    return "report"


async def heartbeat():
    for beat in range(3):
        print("beat", beat)
        await asyncio.sleep(0.1)


async def main():
    beats = asyncio.create_task(heartbeat())
    print(await asyncio.to_thread(read_report))
    await beats


asyncio.run(main())
