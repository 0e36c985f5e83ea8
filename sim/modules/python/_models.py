"""Runs a workload one after another, in threads, as tasks and in processes: for `loopglass models`.
What it found is printed in lines that begin with a record separator."""
import inspect
import sys
import time

import _threads

MARK = '\x1e'
_NAMES = ('work', 'job', 'workload', 'task', 'fetch')


def _functions(module):
    """(a function that blocks or None, a coroutine function or None): work, work_async."""
    blocking = awaitable = None
    for name in _NAMES:
        for found in (getattr(module, name, None), getattr(module, name + '_async', None)):
            if inspect.iscoroutinefunction(found):
                awaitable = awaitable or found
            elif inspect.isfunction(found):
                blocking = blocking or found
        if blocking or awaitable:
            return blocking, awaitable
    raise SystemExit(f'loopglass: {module.__name__}.py defines no function to run: name it work(n), '
                     'and work_async(n) for tasks')


def _call(function, n):
    return function(n) if inspect.signature(function).parameters else function()


def _blocking(name, n):
    """One job in a thread or process: when it began and ended there."""
    import importlib
    blocking, awaitable = _functions(sys.modules[name])
    begun = time.monotonic()
    if blocking:
        _call(blocking, n)
    else:
        import asyncio
        asyncio.run(_call(awaitable, n))
    return begun, time.monotonic()


async def _awaited(name, n):
    blocking, awaitable = _functions(sys.modules[name])
    begun = time.monotonic()
    if awaitable:
        await _call(awaitable, n)
    else:
        _call(blocking, n)      # nothing awaited: it holds the loop
    return begun, time.monotonic()


def _sequential(name, jobs, workers):
    return [_blocking(name, n) for n in range(jobs)], 1


def _in_threads(name, jobs, workers):
    from concurrent.futures import ThreadPoolExecutor
    workers = workers or min(jobs, 32)
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(_blocking, [name] * jobs, range(jobs))), workers


def _in_processes(name, jobs, workers):
    from concurrent.futures import ProcessPoolExecutor
    workers = workers or min(jobs, _threads.cores())
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_blocking, [name] * jobs, range(jobs))), workers


def _as_tasks(name, jobs, workers):
    import asyncio

    async def main():
        return await asyncio.gather(*(_awaited(name, n) for n in range(jobs)))

    return asyncio.run(main()), jobs


_KINDS = {'sequential': _sequential, 'threads': _in_threads, 'async': _as_tasks,
          'processes': _in_processes}


def run(kind, name):
    module = sys.modules[name]
    jobs, workers = getattr(module, 'JOBS', 8), getattr(module, 'WORKERS', None)
    blocking, awaitable = _functions(module)
    begun, idle = time.monotonic(), _threads.idle()
    spans, workers = _KINDS[kind](name, jobs, workers)
    total, idle = time.monotonic() - begun, _threads.idle() - idle
    write = sys.stdout.write
    write(f'{MARK}R {total!r} {idle!r} {workers} {jobs} {bool(blocking):d} {bool(awaitable):d}\n')
    for first, last in spans:
        write(f'{MARK}J {first - begun!r} {last - begun!r}\n')
