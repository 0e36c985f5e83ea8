# Debug mode tells an exception handler where a thing was made: tasks and futures with the whole
# stack, handles with the ten innermost frames, of which asyncio's own take some.
import asyncio


def handler(loop, context):
    for key, value in context.items():
        if key == "source_traceback":
            print(" ", [(entry.lineno, entry.name, entry.line) for entry in value
                       if entry.filename == __file__])
        else:
            print(key, value if key == "message" else type(value).__name__)


def fail():
    raise LookupError("in a callback")


def nested(depth, function, *args):
    if depth:
        return nested(depth - 1, function, *args)
    return function(*args)


async def wrong():
    raise ValueError("never asked for")


async def main():
    loop = asyncio.get_running_loop()
    for depth in (0, 1, 5, 9):
        nested(depth, loop.call_soon, fail)
        nested(depth, loop.call_later, 0.1, fail)
        nested(depth, asyncio.create_task, wrong())
        nested(depth, loop.create_future).set_exception(OSError(depth))
    await asyncio.sleep(0.2)
    loop.set_exception_handler(None)
    nested(6, loop.call_soon, fail)
    await asyncio.sleep(0)


with asyncio.Runner(debug=True) as runner:
    runner.get_loop().set_exception_handler(handler)
    runner.run(main())
