import asyncio
async def value():
    await asyncio.sleep(0.1)
    return 42
async def fails():
    raise ValueError("from main")
print(asyncio.run(value()), asyncio.run(asyncio.sleep(1, "slept")))
try:
    asyncio.run(fails())
except ValueError as error:
    print(error)
for wrong in (value, 5, None):
    try:
        asyncio.run(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at ")[0])
async def nested():
    coro = value()
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
asyncio.run(nested())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
async def leaves():
    raise SystemExit(3)
try:
    asyncio.run(leaves())
except SystemExit as error:
    print("exit", error.code)
