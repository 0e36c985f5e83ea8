# The policy holds the loop, the loop its handler and so the whole program: nothing of it is heard of
# at the end.
import asyncio
tasks = []
def handler(loop, context):
    print("handler:", context["message"])
async def forever():
    await asyncio.Event().wait()
async def main():
    tasks.append(asyncio.create_task(forever()))
    await asyncio.sleep(0.1)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.set_exception_handler(handler)
loop.run_until_complete(main())
loop.close()
