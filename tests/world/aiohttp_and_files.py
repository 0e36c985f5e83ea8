# sim: service https://a/slow* latency=2s
# sim: service https://a/s latency=10ms chunks=3 every=20ms
# sim: service file:* latency=2ms
import asyncio, aiohttp, aiofiles, aiofiles.os
async def main():
    loop=asyncio.get_running_loop()
    async with aiohttp.ClientSession() as s:
        async with s.get('https://a/1', params={'q':'x y'}) as r:
            print(r.status, await r.json(), r.headers['content-type'], r.url)
        async def f(i):
            async with s.get(f'https://a/{i}') as r: return await r.text()
        print(await asyncio.gather(*(f(i) for i in range(3))), loop.time())
        try:
            async with s.get('https://a/slow', timeout=aiohttp.ClientTimeout(total=.5)) as r: pass
        except asyncio.TimeoutError as e: print(repr(e), loop.time())
        async with s.get('https://a/s') as r:
            async for c in r.content.iter_any(): print(c, loop.time())
        r = await s.post('https://a/x', json={'a':1}); print(r.status, await r.text()); 
        async with s.get('https://a/x') as r: 
            r.status=500
            try: r.raise_for_status()
            except aiohttp.ClientResponseError as e: print(e, e.status)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as s:
        b=loop.time()
        async def g(i):
            async with s.get(f'https://a/{i}') as r: return await r.json()
        await asyncio.gather(*(g(i) for i in range(5))); print(round(loop.time()-b,3))
    try: await s.get('https://a')
    except RuntimeError as e: print(e)
    b=loop.time()
    async with aiofiles.open('x.txt','w') as f: await f.write('hello\nworld\n')
    async with aiofiles.open('x.txt') as f:
        async for line in f: print(line.strip())
    f=await aiofiles.open('x.txt','rb'); print(await f.read()); await f.close()
    try: await aiofiles.open('nope')
    except FileNotFoundError as e: print(e)
    print(await aiofiles.os.path.exists('x.txt'), await aiofiles.os.listdir('.'), round(loop.time()-b,4))
asyncio.run(main())
