# close() of a chain of awaits goes from the inside out: an inner coroutine that waits again gives
# its RuntimeError to the one that awaits it, not to the caller at once.
import asyncio
import types


@types.coroutine
def pause(word):
    yield word


async def inner():
    try:
        await pause("first")
    finally:
        print("inner ends")
        await pause("again")
        print("never")


async def middle():
    try:
        await inner()
    except RuntimeError as error:
        print("middle", error, repr(error.__context__))
        raise


async def outer():
    try:
        await middle()
    except RuntimeError as error:
        print("outer", error)
    finally:
        print("outer ends")


chain = outer()
print(chain.send(None))
print(chain.close())


async def items():
    try:
        yield 1
    finally:
        await pause("in a generator")


async def walk():
    agen = items()
    try:
        await anext(agen)
        await anext(agen)
    except RuntimeError as error:
        print("walk", error)


walker = walk()
print(walker.send(None))
print(walker.close())
thrown = outer()
thrown.send(None)
try:
    print(thrown.throw(GeneratorExit))
except BaseException as error:
    print("thrown", repr(error))
again = outer()
again.send(None)
print(again.throw(ValueError), "is yielded")
print(again.close())
