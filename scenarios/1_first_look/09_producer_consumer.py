# sim: title A queue between two speeds
# sim: about A bounded queue makes a fast producer wait for slow consumers.
# sim: ask An item comes every 0.1 s, the queue holds two, two consumers need 0.4 s for each. When must the producer wait?
# sim: answer At 0.6 s, with item 5: the queue is full, and put waits until a consumer has taken one.
# sim: try Make maxsize 1: the producer waits earlier, and more often.
import asyncio


async def produce(queue, count):
    for number in range(count):
        await asyncio.sleep(0.1)
        await queue.put(number)     #> With two items in the queue it is full: put waits until a consumer takes one.
        print(f"put {number}, {queue.qsize()} in the queue")


async def consume(name, queue):
    while True:
        number = await queue.get()  #> Consumers wait here in the order in which they came.
        await asyncio.sleep(0.4)
        print(name, "finished", number)
        queue.task_done()           #> Counts down what queue.join() waits for.


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consume(name, queue), name=name) for name in ("left", "right")]
    await produce(queue, 7)
    await queue.join()              #> Everything that was put has been finished.
    for consumer in consumers:
        consumer.cancel()           #> They would wait for ever: nobody puts any more.
    await asyncio.gather(*consumers, return_exceptions=True)
    print("all done")


asyncio.run(main())
