# What print_stack and logging show within a task reaches down to the module.
import asyncio, traceback, sys, logging
logging.basicConfig(stream=sys.stdout)
async def inner():
    traceback.print_stack(file=sys.stdout)
    await asyncio.sleep(0.1)
    traceback.print_stack(file=sys.stdout)
    logging.warning("bad %d", "x")
    logging.warning("with stack", stack_info=True)
def cb():
    traceback.print_stack(file=sys.stdout)
async def main():
    await inner()
    asyncio.get_running_loop().call_soon(cb)
    await asyncio.create_task(inner())
asyncio.run(main())
