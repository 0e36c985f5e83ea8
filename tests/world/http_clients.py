# sim: service https://a/slow* latency=2s
# sim: service https://a/flaky latency=10ms fail=2 json={"ok": true}
# sim: service https://a/down latency=10ms refuse=2
# sim: service https://a/busy/* latency=100ms limit=2
# sim: service https://a/item/? latency=30ms..60ms
# sim: service https://api.openai.com/* latency=300ms chunks=4 every=50ms
import asyncio, httpx, time, json, requests, logging
logging.basicConfig(level=logging.INFO, format='%(name)s %(message)s')
async def main():
    t=time.monotonic
    async with httpx.AsyncClient(base_url='https://a', timeout=httpx.Timeout(1.0, pool=0.05), headers={'X-A':'1'}, limits=httpx.Limits(max_connections=2)) as c:
        try: await c.get('/slow')
        except httpx.ReadTimeout as e: print(repr(e), e.request, t())
        for i in range(3):
            r = await c.get('/flaky', params={'a':1} if 0 else None)
            try: r.raise_for_status(); print(r, r.json(), r.url, r.url.host)
            except httpx.HTTPStatusError as e: print(str(e).split('\n')[0], e.response.status_code)
        try: await c.get('/down')
        except httpx.ConnectError as e: print(repr(e))
        b=t()
        res=await asyncio.gather(*(c.get(f'/busy/{i}') for i in range(5)), return_exceptions=True); print(res, round(t()-b,3))
    async with httpx.AsyncClient() as c:
        b=t(); await asyncio.gather(*(c.get(f'https://a/busy/{i}') for i in range(5))); print(round(t()-b,3))
        async with c.stream('POST','https://api.openai.com/v1/chat/completions', json={'stream':True}) as r:
            print(r.status_code, r.headers['Content-Type'])
            async for line in r.aiter_lines():
                if line.startswith('data: ') and line!='data: [DONE]':
                    d=json.loads(line[6:])['choices'][0]['delta']; print(round(t(),3), d.get('content'))
        print(r.elapsed, r.is_closed)
        r=await c.post('https://x/y', json={'a':1}, auth=('u','p')); print(r.request.content, r.request.headers['authorization'], r.elapsed.total_seconds(), r.text)
        try: await c.get('nope')
        except httpx.UnsupportedProtocol as e: print(e)
    with httpx.Client() as c:
        with c.stream('GET','https://api.openai.com/x') as r:
            try: r.text
            except httpx.ResponseNotRead as e: print(type(e))
            print([x for x in r.iter_bytes()])
    def h(req): return httpx.Response(200, json={'path':req.url.path}) if req.url.path!='/r' else httpx.Response(302, headers={'Location':'/ok'})
    async with httpx.AsyncClient(transport=httpx.MockTransport(h), follow_redirects=True) as c:
        r=await c.get('https://m/r?q=1'); print(r.json(), r.history, httpx.codes.NOT_FOUND, httpx.codes.OK==200)
    try: requests.get('https://a/slow', timeout=1)
    except requests.exceptions.Timeout as e: print(e)
    print(requests.post('https://q', json=[1]).json())
    with requests.get('https://api.openai.com/x', stream=True) as r:
        print(list(r.iter_lines()))
    print(issubclass(httpx.PoolTimeout, httpx.TransportError), httpx.ReadTimeout.__mro__[1:5])
asyncio.run(main())
