"""Nothing at all: what every other figure is measured above."""
import asyncio


async def main():
    await asyncio.sleep(0)


asyncio.run(main())
