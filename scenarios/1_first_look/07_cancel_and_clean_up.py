# sim: title Stop, but tidy up first
# sim: about cancel() only asks: the task ends when it has finished its clean-up.
# sim: ask cancel() is called at 0.5 s. When does the worker end?
# sim: answer At 0.6 s: cancel() only asks. CancelledError comes out of the worker's await when it next runs, and its clean-up waits 0.1 s.
# sim: try Remove the raise: the worker swallows the cancellation and ends as done.
import asyncio


async def worker():
    print("worker: opened the file")
    try:
        for page in range(1, 100):
            await asyncio.sleep(0.2)
            print("worker: wrote page", page)
    except asyncio.CancelledError as stop:
        print("worker: asked to stop,", stop)
        await asyncio.sleep(0.1)        #> A clean-up may wait as well; the task counts as running until it ends.
        raise
    finally:
        print("worker: closed the file")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.5)
    print("main: cancel", task.cancel("we are closing"))    #> True: the wish is noted. The worker itself has not run yet.
    print("main: cancelled?", task.cancelled(), "asked", task.cancelling(), "time")
    try:
        await task
    except asyncio.CancelledError:
        print("main: cancelled?", task.cancelled())     #> Only now is it so.


asyncio.run(main())
