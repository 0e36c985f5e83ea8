import asyncio
import contextvars
import time
user = contextvars.ContextVar("user", default="nobody")
def work():
    seen = user.get()
    user.set("changed in thread")
    time.sleep(0.1)
    return seen
async def main():
    user.set("ada")
    print(await asyncio.to_thread(work), user.get())
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, work))
asyncio.run(main())
