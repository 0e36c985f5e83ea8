"""Several attempts at the same thing, each begun a little after the one before."""
import contextlib

from . import events, exceptions, futures, locks, tasks

__all__ = 'staggered_race',


async def staggered_race(coro_fns, delay, *, loop=None):
    """Run coroutines with staggered start times and take the first to finish.

    Returns (winner_result, winner_index, exceptions).
    """
    loop = loop or events.get_running_loop()
    attempts = enumerate(coro_fns)
    winner_result = winner_index = None
    errors, running = [], []

    async def run_one(previous_failed):
        # The next begins when the one before has failed, or after the delay.
        if previous_failed is not None:
            with contextlib.suppress(exceptions.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), delay)
        try:
            index, attempt = next(attempts)
        except StopIteration:
            return
        failed = locks.Event()
        following = loop.create_task(run_one(failed))
        running.append(following)
        assert len(running) == index + 2
        errors.append(None)
        assert len(errors) == index + 1
        try:
            result = await attempt()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            errors[index] = error
            failed.set()
        else:
            nonlocal winner_index, winner_result
            assert winner_index is None
            winner_index, winner_result = index, result
            for number, task in enumerate(running):
                if number != index:
                    task.cancel()

    running.append(loop.create_task(run_one(None)))
    try:
        done_count = 0
        while done_count != len(running):
            done, _ = await tasks.wait(running)
            done_count = len(done)
            for task in done:
                if not task.cancelled() and task.exception():
                    raise task.exception()
        return winner_result, winner_index, errors
    finally:
        for task in running:
            task.cancel()
