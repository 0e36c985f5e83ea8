import asyncio

async def one():
    return 1

def make():
    return one()

class C:
    async def method(self):
        pass

async def main():
    make()
    C().method()
    pending = [one() for _ in range(2)]
    pending.clear()
    (lambda: one())()
    result = one()
    result = None
    gen = agen()
    del gen
    try:
        one() + 1
    except TypeError as error:
        print(error)
    if one():
        print("a coroutine is true")
    closed = one()
    closed.close()

async def agen():
    yield 1

asyncio.run(main())
