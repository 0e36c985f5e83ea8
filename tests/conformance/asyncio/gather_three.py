import asyncio
async def fetch(name, delay):
    print("ask", name)
    await asyncio.sleep(delay)
    print("got", name)
    return name.upper()
async def main():
    print(await asyncio.gather(fetch("ada", 0.3), fetch("bob", 0.1), fetch("cyd", 0.2)))
asyncio.run(main())
