# sim: title A cancellation swallowed
# sim: about CancelledError is how a task is stopped. Catch it and go on, and nobody can stop the task.
# sim: ask The timeout asks the worker to stop after 0.5 s. When does the program go on?
# sim: answer At 0.9 s, when the worker is through: the request was swallowed, and the limit of 0.5 s came to nothing.
# sim: try Add "raise" at the end of the except block.
import asyncio


async def stubborn():
    for page in range(5):
        try:
            await asyncio.sleep(0.2)
        except asyncio.CancelledError:
            print("worker: an error? never mind")       #> The request is lost here.
        print("worker: page", page)
    return "all pages"


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        print(await asyncio.wait_for(stubborn(), 0.5))
    except TimeoutError:
        print("main: timed out")
    print(f"main: went on after {loop.time() - start:.1f} s")


asyncio.run(main())
