import asyncio

class Room:
    def __init__(self):
        self.members = {}

    async def join(self, name):
        self.members[name] = asyncio.Queue()
        await self.broadcast(f"* {name} joins")

    async def broadcast(self, text, sender=None):
        for name, inbox in self.members.items():
            if name != sender:
                await inbox.put(text)

    async def leave(self, name):
        del self.members[name]
        await self.broadcast(f"* {name} leaves")


async def member(room, name, delay, words):
    await asyncio.sleep(delay)
    await room.join(name)
    inbox = room.members[name]
    reader = asyncio.create_task(read(name, inbox), name=f"reader-{name}")
    for word in words:
        await asyncio.sleep(0.5)
        await room.broadcast(f"{name}: {word}", sender=name)
    await asyncio.sleep(0)
    reader.cancel()
    await room.leave(name)
    try:
        await reader
    except asyncio.CancelledError:
        print(f"[{name}] closed")


async def read(name, inbox):
    while True:
        print(f"[{name}] {await inbox.get()}")


async def main():
    room = Room()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(member(room, "ada", 0, ["hi", "anyone?"]))
        tg.create_task(member(room, "bob", 0.2, ["hello", "bye"]))
        tg.create_task(member(room, "cyd", 0.6, ["late"]))
    print(room.members, asyncio.get_running_loop().time())


asyncio.run(main())
