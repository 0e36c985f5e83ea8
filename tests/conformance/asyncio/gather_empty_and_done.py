import asyncio
async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(return_exceptions=True))
    done = asyncio.get_running_loop().create_future()
    done.set_exception(ValueError("already failed"))
    try:
        await asyncio.gather(done, asyncio.sleep(1))
    except ValueError as error:
        print(error, asyncio.get_running_loop().time())
    print(len(asyncio.all_tasks()))
asyncio.run(main())
