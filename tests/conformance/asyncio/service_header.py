# sim: service https://api.example.com/flaky  latency=50ms fail=2 json={"ok": true}
# sim: service https://api.example.com/user/* latency=200ms json={"id": 1, "name": "Ada"}
# sim: service https://api.example.com/gone   latency=10ms status=404
import asyncio
import httpx
async def main():
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient() as client:
        for attempt in range(3):
            response = await client.get("https://api.example.com/flaky")
            print(attempt, response.status_code, round(loop.time(), 3))
            try:
                response.raise_for_status()
                print(response.json())
            except httpx.HTTPStatusError as error:
                print(str(error).splitlines()[0])
        print((await client.get("https://api.example.com/user/7")).json(), round(loop.time(), 3))
        try:
            (await client.get("https://api.example.com/gone")).raise_for_status()
        except httpx.HTTPError as error:
            print(type(error).__name__, error.response.status_code)
asyncio.run(main())
