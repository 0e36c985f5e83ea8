import asyncio
import requests
async def fetch(url):
    response = requests.get(url)
    print(asyncio.get_running_loop().time(), response.status_code)
    return response.json()
async def in_executor(url):
    loop = asyncio.get_running_loop()
    return (await loop.run_in_executor(None, requests.get, url)).json()
async def main():
    print(await asyncio.gather(*(fetch(f"https://api.example.com/{i}") for i in range(2))))
    print(await asyncio.gather(*(in_executor(f"https://api.example.com/{i}") for i in range(3))))
    print(round(asyncio.get_running_loop().time(), 3))
    with requests.Session() as session:
        print(session.get("https://api.example.com/x").json())
asyncio.run(main())
