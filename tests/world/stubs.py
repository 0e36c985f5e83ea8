# sim: stub mydb  latency=50ms
# sim: stub mydb.connect.fetch  latency=200ms json=[{"id": 1}, {"id": 2}]
# sim: stub legacy.slow  latency=300ms blocks=yes json={"ok": true}
# sim: stub flaky  fail=1 json=7
import asyncio
import mydb
import legacy.sub
from mydb.pool import Pool
import flaky
async def one(n):
    conn = await mydb.connect("db", user=n)
    rows = await conn.fetch("select *")
    print(n, rows, conn)
async def main():
    await asyncio.gather(one(1), one(2))
    print(asyncio.get_running_loop().time())
    print(legacy.slow(3))
    print(asyncio.get_running_loop().time())
    try:
        await flaky.call()
    except Exception as e:
        print(type(e).__name__, e)
    print(await flaky.call())
    async with Pool("x") as pool:
        print(pool)
    try:
        raise mydb.NotFoundError("x")
    except mydb.NotFoundError as e:
        print(repr(e))
    class M(mydb.Base): pass
    @mydb.route("/")
    def f(): return 1
    print(f(), M)
asyncio.run(main())
