import asyncio
from contextvars import ContextVar
user = ContextVar("user", default="nobody")
async def show(name):
    user.set(name)
    await asyncio.sleep(0.1)
    print(name, user.get())
async def main():
    await asyncio.gather(show("ada"), show("bob"))
    print(user.get())
asyncio.run(main())
