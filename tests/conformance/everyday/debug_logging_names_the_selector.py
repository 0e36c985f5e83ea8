# With the level DEBUG asyncio itself logs: the selector when a loop is made, and errors nobody takes.
import asyncio
import logging
import sys
import time

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout,
                    format="%(levelname)s %(name)s %(filename)s:%(funcName)s:%(lineno)d %(message)s")


async def fails():
    raise ValueError("nobody asks")


async def main():
    logging.info("main runs")
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task
    asyncio.get_running_loop().set_debug(True)
    time.sleep(0.2)

asyncio.run(main())
asyncio.new_event_loop().close()
