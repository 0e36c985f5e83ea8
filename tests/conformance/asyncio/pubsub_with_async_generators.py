import asyncio

class Topic:
    def __init__(self):
        self.subscribers = []

    def publish(self, item):
        for queue in self.subscribers:
            queue.put_nowait(item)

    async def subscribe(self, name):
        queue = asyncio.Queue()
        self.subscribers.append(queue)
        try:
            while (item := await queue.get()) is not None:
                yield item
        finally:
            self.subscribers.remove(queue)
            print(name, "unsubscribed")


async def listen(topic, name, limit):
    seen = []
    stream = topic.subscribe(name)
    async for item in stream:
        seen.append(item)
        if len(seen) == limit:
            break
    await stream.aclose()
    return name, seen


async def main():
    topic = Topic()
    listeners = [asyncio.create_task(listen(topic, f"l{n}", n)) for n in (2, 3, 10)]
    await asyncio.sleep(0)
    for n in range(5):
        topic.publish(n)
        await asyncio.sleep(0.1)
    topic.publish(None)
    print(await asyncio.gather(*listeners), topic.subscribers)


asyncio.run(main())
