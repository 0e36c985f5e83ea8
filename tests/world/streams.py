# sim: network latency=10ms bandwidth=1MB
import asyncio
async def handle(reader, writer):
    addr = writer.get_extra_info('peername')
    while line := await reader.readline():
        print('server got', line, asyncio.get_running_loop().time())
        writer.write(line.upper()); await writer.drain()
    print('client gone'); writer.close(); await writer.wait_closed()
async def client(name):
    r, w = await asyncio.open_connection('127.0.0.1', 8888)
    print(name, 'connected', round(asyncio.get_running_loop().time(),4))
    for i in range(2):
        w.write(f'{name} {i}\n'.encode()); await w.drain()
        print(await r.readline(), round(asyncio.get_running_loop().time(),5))
    w.close(); await w.wait_closed()
async def big():
    async def sink(r, w):
        data = await r.read(); print('sink', len(data), round(asyncio.get_running_loop().time()-t0,4)); w.close()
    s = await asyncio.start_server(sink, 'localhost', 9000)
    t0=asyncio.get_running_loop().time()
    r, w = await asyncio.open_connection('localhost', 9000)
    for _ in range(4):
        w.write(b'x'*100_000); await w.drain(); print('drained', round(asyncio.get_running_loop().time()-t0,4))
    w.close(); await w.wait_closed(); await asyncio.sleep(.1); s.close(); await s.wait_closed()
class Echo(asyncio.Protocol):
    def connection_made(self, transport): self.t=transport; print('from', transport.get_extra_info('peername')[0])
    def data_received(self, data): self.t.write(data); self.t.close()
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 8888)
    print(server.sockets[0].getsockname(), server.is_serving())
    async with server:
        await asyncio.gather(client('a'), client('b'))
    await big()
    try: await asyncio.open_connection('localhost', 1)
    except ConnectionRefusedError as e: print(e)
    loop=asyncio.get_running_loop()
    srv=await loop.create_server(Echo, '127.0.0.1', 0); port=srv.sockets[0].getsockname()[1]
    r,w=await asyncio.open_connection('127.0.0.1', port); w.write(b'hi'); print(await r.read()); w.close(); await w.wait_closed()
    srv.close()
    server = await asyncio.start_server(handle, '127.0.0.1', 8888)
    try:
        async with asyncio.timeout(1): await server.serve_forever()
    except TimeoutError: print('served')
asyncio.run(main())
