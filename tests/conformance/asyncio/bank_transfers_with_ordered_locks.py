import asyncio

class Account:
    def __init__(self, name, balance):
        self.name, self.balance, self.lock = name, balance, asyncio.Lock()


async def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda account: account.name)
    async with first.lock, second.lock:
        await asyncio.sleep(0.1)
        if a.balance < amount:
            raise ValueError(f"{a.name} has only {a.balance}")
        a.balance -= amount
        await asyncio.sleep(0.1)
        b.balance += amount
        return f"{a.name}->{b.name} {amount} at {asyncio.get_running_loop().time():.1f}"


async def main():
    x, y, z = Account("x", 100), Account("y", 50), Account("z", 0)
    plan = [(x, y, 30), (y, x, 10), (z, x, 5), (y, z, 60), (x, z, 1)]
    for result in await asyncio.gather(*(transfer(*p) for p in plan), return_exceptions=True):
        print(repr(result))
    print([(a.name, a.balance) for a in (x, y, z)])


asyncio.run(main())
