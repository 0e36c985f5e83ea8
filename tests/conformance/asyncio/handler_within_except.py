# The exception handler for a callback's error runs within an `except` block: it can ask for the
# error, raise on top of it, log it.  For a task that nobody asked, there is none.
import asyncio
import logging
import sys


def handler(loop, context):
    print(context["message"], repr(sys.exception()), sys.exception() is context["exception"])
    logging.error("seen", exc_info=True)


def failing_handler(loop, context):
    raise ZeroDivisionError("in the handler")


def fail():
    raise LookupError("in a callback")


async def wrong():
    raise ValueError("never asked for")


async def main():
    loop = asyncio.get_running_loop()
    for chosen in (handler, failing_handler, None):
        loop.set_exception_handler(chosen)
        loop.call_soon(fail)
        loop.call_later(0.1, fail)
        asyncio.create_task(wrong())
        await asyncio.sleep(0.2)


asyncio.run(main())
