# sim: service postgresql://* latency=10ms
# sim: service redis://* latency=2ms
import asyncio, asyncpg, aiomysql, redis.asyncio as redis
async def main():
    loop=asyncio.get_running_loop()
    c=await asyncpg.connect('postgresql://localhost/db')
    print(await c.execute('CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, age int)'))
    print(await c.execute("INSERT INTO users(name, age) VALUES($1, $2), ('Bob', 41)", 'Ada', 36))
    print(await c.fetch('SELECT * FROM users WHERE age > $1 ORDER BY age DESC', 30), await c.fetchval('SELECT count(*) FROM users'))
    r=await c.fetchrow('SELECT id, name AS n FROM users WHERE name = $1','Ada'); print(r, r['n'], dict(r), tuple(r))
    try:
        async with c.transaction():
            await c.execute('UPDATE users SET age = age + 1 WHERE id = 1'); raise ValueError
    except ValueError: print(await c.fetchval('SELECT age FROM users WHERE id=1'))
    try: await c.fetch('SELECT * FROM nope')
    except asyncpg.UndefinedTableError as e: print(repr(e))
    b=loop.time()
    async with asyncpg.create_pool('postgresql://localhost/db', min_size=2, max_size=2) as pool:
        async def q(i):
            async with pool.acquire() as conn: return await conn.fetchval('SELECT name FROM users WHERE id=$1', i)
        print(await asyncio.gather(*(q(i) for i in (1,2,1,2))), round(loop.time()-b,4))
    async with aiomysql.create_pool(host='h', db='d') as pool:
        async with pool.acquire() as conn:
            async with conn.cursor(aiomysql.DictCursor) as cur:
                await cur.execute('CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(10))')
                await cur.execute('INSERT INTO t (v) VALUES (%s)', ('x',)); print(cur.lastrowid, cur.rowcount)
                await cur.execute('SELECT * FROM t'); print(await cur.fetchall())
            await conn.commit()
    r=redis.Redis(decode_responses=True)
    print(await r.set('k', 1), await r.get('k'), await r.incr('k'), await r.get('none'))
    await r.set('e','v',ex=1); await asyncio.sleep(1.5); print(await r.get('e'))
    async with r.pipeline() as p:
        p.set('a','1').incr('a'); print(await p.execute())
    await r.hset('h', mapping={'x':1}); print(await r.hgetall('h'), await r.lpush('l',1,2), await r.lrange('l',0,-1))
    ps=r.pubsub(); await ps.subscribe('ch')
    async def listen():
        async for m in ps.listen():
            print(m)
            if m['type']=='message': return
    t=asyncio.create_task(listen()); await asyncio.sleep(0); print(await r.publish('ch','hi')); await t
    async with r.lock('lk', timeout=5): print('locked')
    await r.aclose()
asyncio.run(main())
