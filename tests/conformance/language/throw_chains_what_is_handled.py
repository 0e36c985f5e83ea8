"""What throw() and cancel() throw gets the exception that is being handled there as its context."""
import asyncio


def waits():
    try:
        raise KeyError("a")
    except KeyError:
        yield 1


def delegates():
    try:
        raise KeyError("b")
    except KeyError:
        yield from waits()


def fresh():
    yield


for make in (waits, delegates):
    generator = make()
    next(generator)
    try:
        generator.throw(ValueError("thrown"))
    except ValueError as error:
        print(make.__name__, repr(error.__context__), repr(error.__context__.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        fresh().throw(ValueError("thrown"))
except ValueError as error:
    print("fresh", error.__context__)


async def cleanup():
    try:
        raise OSError("lost")
    except OSError:
        await asyncio.sleep(10)


async def outer():
    try:
        raise LookupError("outer")
    except LookupError:
        await cleanup()


async def caught_inside():
    try:
        raise LookupError("outer")
    except LookupError:
        try:
            await cleanup()
        except asyncio.CancelledError as error:
            print("inside", repr(error.__context__))
            raise


async def main():
    for make in (cleanup, outer, caught_inside):
        task = asyncio.create_task(make())
        await asyncio.sleep(0.1)
        task.cancel("stop")
        try:
            await task
        except asyncio.CancelledError as error:
            print(make.__name__, repr(error), repr(error.__context__))


asyncio.run(main())
