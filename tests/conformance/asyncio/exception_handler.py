import asyncio
def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(context))
async def boom():
    raise ValueError("unseen")
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    task = asyncio.create_task(boom())
    await asyncio.sleep(0)
    del task
    print("deleted")
    future = loop.create_future()
    future.set_exception(KeyError("f"))
    del future
    loop.call_exception_handler({"message": "custom", "extra": 5})
    print(loop.get_exception_handler() is handler)
    def bad_handler(loop, context):
        raise RuntimeError("handler broke")
    loop.set_exception_handler(bad_handler)
    loop.call_exception_handler({"message": "original", "exception": OSError("o")})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "default", "answer": 42})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.default_exception_handler({"message": "by hand", "exception": ValueError("x")})
asyncio.run(main())
