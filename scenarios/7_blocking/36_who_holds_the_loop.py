# sim: title Who holds the loop?
# sim: about In debug mode asyncio names every callback that held the loop for more than 0.1 s.
# sim: ask Both functions take 0.3 s. Which of them is named?
# sim: answer The one that used time.sleep. Waiting with await does not hold the loop.
# sim: try Set loop.slow_callback_duration = 0.5, and nothing is named.
import asyncio
import logging
import time


async def waits():
    await asyncio.sleep(0.3)


async def holds():
    time.sleep(0.3)             #> The step lasts 0.3 s: debug mode measures every step.


async def main():
    await asyncio.create_task(waits())
    await asyncio.create_task(holds())
    print("named:", named)


class Watcher(logging.Handler):
    def emit(self, record):
        named.append("holds" if "holds" in record.getMessage() else "another")


named = []
logging.getLogger("asyncio").addHandler(Watcher())
logging.getLogger("asyncio").propagate = False
asyncio.run(main(), debug=True)
