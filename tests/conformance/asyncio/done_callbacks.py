import asyncio
def callback(name):
    def run(future):
        print(name, future.done(), future.cancelled())
    return run
async def work():
    await asyncio.sleep(0.1)
    print("work ends")
    return 1
async def main():
    task = asyncio.create_task(work())
    a, b, c = callback("a"), callback("b"), callback("c")
    for f in (a, b, a, c):
        task.add_done_callback(f)
    print("removed", task.remove_done_callback(a), task.remove_done_callback(a))
    await task
    print("after await")
    await asyncio.sleep(0)
    task.add_done_callback(callback("late"))
    print("added late")
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("one", f.result()))
    future.add_done_callback(lambda f: 1 / 0)
    future.add_done_callback(lambda f: print("three"))
    future.set_result("set")
    print("not yet")
    await asyncio.sleep(0)
    print("done")
asyncio.run(main())
