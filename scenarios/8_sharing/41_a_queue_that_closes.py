# sim: title A queue that closes
# sim: about shutdown() lets the workers empty the queue and then tells each of them that there is no more.
# sim: ask Two workers, five jobs. How do the workers learn that they may go home?
# sim: answer get() raises QueueShutDown when the queue is closed and empty. No None per worker is needed.
# sim: try Use shutdown(immediate=True).
import asyncio


async def worker(jobs, name):
    done = []
    try:
        while True:
            job = await jobs.get()
            await asyncio.sleep(0.1)
            done.append(job)
    except asyncio.QueueShutDown:
        print(name, "goes home after", done)


async def main():
    jobs = asyncio.Queue()
    workers = [asyncio.create_task(worker(jobs, name)) for name in ("ann", "ben")]
    for job in range(5):
        await jobs.put(job)
    jobs.shutdown()                 #> Nothing more may be put; what is there will be served.
    await asyncio.gather(*workers)


asyncio.run(main())
