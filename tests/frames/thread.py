# What a thread runs, while a task waits for it.
import asyncio
import time


def fetch(number):
    reply = number * 10
    time.sleep(0.1)
    return reply


async def main():
    first = await asyncio.to_thread(fetch, 4)
    second = await asyncio.to_thread(fetch, first)
    return first, second


print(asyncio.run(main()))
