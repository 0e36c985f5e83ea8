import asyncio
import concurrent.futures
async def main():
    outer = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(outer)
    print(wrapped.done(), asyncio.wrap_future(wrapped) is wrapped)
    asyncio.get_running_loop().call_later(0.1, outer.set_result, "from outside")
    print(await wrapped)
    outer = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(outer)
    outer.set_exception(ValueError("outside error"))
    try:
        await wrapped
    except ValueError as error:
        print(error)
    outer = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(outer)
    wrapped.cancel()
    await asyncio.sleep(0)
    print(outer.cancelled())
asyncio.run(main())
