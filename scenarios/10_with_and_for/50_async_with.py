# sim: title async with: opening and closing that wait
# sim: about Entering and leaving the block are awaits. The leaving happens whatever happened inside.
# sim: ask The query fails. Is the connection closed before or after main sees the error?
# sim: answer Before: __aexit__ runs, and waits, while the error is on its way out.
# sim: try Return True from __aexit__: the error is swallowed.
import asyncio


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("connected")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.1)        #> Others may run while the connection says goodbye.
        print("closed, because of", kind.__name__ if kind else "nothing")

    async def query(self, words):
        await asyncio.sleep(0.1)
        if "drop" in words:
            raise PermissionError(words)
        return len(words)


async def main():
    try:
        async with Connection() as db:
            print(await db.query("select name"))
            print(await db.query("drop table"))
    except PermissionError as error:
        print("main: refused:", error)


asyncio.run(main())
