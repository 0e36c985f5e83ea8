import asyncio
import httpx
async def main():
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient() as client:
        response = await client.get("https://api.example.com/user/1")
        print(response.status_code, response.json(), round(loop.time(), 3))
        responses = await asyncio.gather(*(client.get(f"https://api.example.com/item/{i}") for i in range(4)))
        print([r.json()["url"] for r in responses], round(loop.time(), 3))
        response.raise_for_status()
        print(response.is_success, response.text)
asyncio.run(main())
