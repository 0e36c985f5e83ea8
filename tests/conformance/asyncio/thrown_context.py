# What is thrown into a coroutine gets what each level handles as its context, from the inside out.
import asyncio
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(repr(e)); e = e.__context__
    return ' <- '.join(out)
async def inner(how):
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(how, fut)
    try:
        await fut
    except BaseException as e:
        print(' inner caught', chain(e))
        raise KeyError('k')
async def inner2(how):
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(how, fut)
    try:
        raise IndexError
    except IndexError:
        await fut
async def inner3(how):
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(how, fut)
    try:
        await fut
    except BaseException as e:
        pass
    try:
        raise IndexError
    except IndexError as e:
        print(' after', chain(e))
        raise
async def mid(i, how):
    await i(how)
async def outer(i, how):
    try:
        raise ValueError('v')
    except ValueError:
        try:
            await mid(i, how)
        except BaseException as e:
            print(i.__name__, chain(e))
def fail(f): f.set_exception(OSError('o'))
async def main():
    for i in inner, inner2, inner3:
        for how in (lambda f: f.set_exception(OSError('o')), lambda f: f.cancel(), lambda f: f.set_result(1)):
            await outer(i, how)
asyncio.run(main())
# by hand
import types
@types.coroutine
def y():
    return (yield 1)
async def a():
    try:
        raise ValueError('v')
    except ValueError:
        await b()
async def b():
    try:
        await y()
    except TypeError as e:
        print('b', chain(e))
        raise KeyError
c = a(); c.send(None)
try: c.throw(TypeError('t'))
except KeyError as e: print(chain(e))
c = a(); c.send(None)
try: c.throw(OSError('t'))
except OSError as e: print(chain(e))
def g():
    try: raise ValueError
    except ValueError:
        yield 1
x = g(); next(x)
try: x.throw(OSError())
except OSError as e: print(chain(e))
def h():
    try: raise KeyError
    except KeyError: yield from g()
x = h(); next(x)
try: x.throw(OSError())
except OSError as e: print(chain(e))
