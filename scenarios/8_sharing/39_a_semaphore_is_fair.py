# sim: title A semaphore lets so many in
# sim: about Two tickets, five visitors: a ticket that comes back goes to who has waited longest.
# sim: ask In which order do they enter, though eve stays so much shorter than ann?
# sim: answer In the order in which they came: ann, bob, cat, dan, eve. Shortness does not help.
# sim: try Give out three tickets.
import asyncio


async def visit(tickets, name, stay):
    async with tickets:             #> Full: stand in line. The first in line gets the ticket that comes back.
        print(name, "enters")
        await asyncio.sleep(stay)
    print(name, "leaves")


async def main():
    tickets = asyncio.Semaphore(2)
    stays = {"ann": 0.4, "bob": 0.1, "cat": 0.2, "dan": 0.3, "eve": 0.1}
    async with asyncio.TaskGroup() as group:
        for name, stay in stays.items():
            group.create_task(visit(tickets, name, stay), name=name)


asyncio.run(main())
