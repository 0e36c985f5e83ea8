import asyncio
import contextvars
request = contextvars.ContextVar("request", default="none")
async def handler(n):
    print(n, "inherits", request.get())
    token = request.set(f"req-{n}")
    await asyncio.sleep(0.1 * n)
    print(n, "keeps", request.get(), token.old_value)
    await helper()
    request.reset(token)
    return request.get()
async def helper():
    print("helper sees", request.get())
    request.set(request.get() + "!")
async def main():
    request.set("main")
    print(await asyncio.gather(handler(2), handler(1)))
    await helper()
    print(request.get())
    context = contextvars.copy_context()
    context.run(request.set, "copied")
    task = asyncio.create_task(handler(0), context=context)
    print(await task, request.get(), context[request])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", request.get()))
    loop.call_soon(lambda: print("in context", request.get()), context=context)
    future = loop.create_future()
    future.add_done_callback(lambda f: print("done callback", request.get()), context=context)
    future.add_done_callback(lambda f: print("plain done", request.get()))
    request.set("changed")
    future.set_result(None)
    await asyncio.sleep(0)
    print(len(contextvars.Context()), request in contextvars.copy_context(), request.name)
    empty = contextvars.ContextVar("empty")
    try:
        empty.get()
    except LookupError as error:
        print(type(error).__name__, empty.get("fallback"))
asyncio.run(main())
