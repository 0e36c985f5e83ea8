import asyncio
from dataclasses import dataclass, field


@dataclass
class Job:
    number: int
    cost: float
    result: asyncio.Future = field(default=None, repr=False)


class Pool:
    def __init__(self, size):
        self.queue = asyncio.Queue()
        self.workers = [asyncio.create_task(self.work(i), name=f"worker-{i}") for i in range(size)]
        self.done = 0

    async def work(self, index):
        while True:
            job = await self.queue.get()
            try:
                await asyncio.sleep(job.cost)
                if job.number == 3:
                    raise ValueError(f"job {job.number} failed")
                job.result.set_result((index, job.number ** 2))
            except ValueError as error:
                job.result.set_exception(error)
            finally:
                self.done += 1
                self.queue.task_done()

    def submit(self, number, cost):
        job = Job(number, cost, asyncio.get_running_loop().create_future())
        self.queue.put_nowait(job)
        return job.result

    async def close(self):
        await self.queue.join()
        for worker in self.workers:
            worker.cancel()
        return await asyncio.gather(*self.workers, return_exceptions=True)


async def main():
    pool = Pool(2)
    futures = [pool.submit(n, 0.1 * (n % 3 + 1)) for n in range(6)]
    for number, result in enumerate(await asyncio.gather(*futures, return_exceptions=True)):
        print(number, result)
    closed = await pool.close()
    print(pool.done, [type(c).__name__ for c in closed], round(asyncio.get_running_loop().time(), 2))


asyncio.run(main())
