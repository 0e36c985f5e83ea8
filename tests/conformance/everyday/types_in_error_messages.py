# Types that CPython has in C are named with their module where an operation is refused.
import asyncio
import collections
import decimal
import functools
import io
import re
import time


def refused(operation):
    try:
        operation()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(error)


async def main():
    task = asyncio.current_task()
    future = asyncio.get_running_loop().create_future()
    things = [task, future, decimal.Decimal("1.5"), io.StringIO(),
              re.compile("a"), time.gmtime(0), collections.deque(),
              collections.Counter(), functools.partial(int)]
    for thing in things:
        refused(lambda: thing - 1.5)
        refused(lambda: thing < 1)
        refused(lambda: thing.absent)
    refused(lambda: sum([task, task]))
    refused(lambda: [n for n in task])
    refused(lambda: task[0])
    refused(lambda: len(future))
    refused(lambda: {}[task.name])
    refused(lambda: f"{task:>10}")

asyncio.run(main())
