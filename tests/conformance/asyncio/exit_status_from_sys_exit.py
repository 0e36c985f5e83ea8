import asyncio
import sys
async def main():
    await asyncio.sleep(1)
    sys.exit(7)
try:
    asyncio.run(main())
finally:
    print("finally")
