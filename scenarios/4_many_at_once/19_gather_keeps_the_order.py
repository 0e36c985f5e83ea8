# sim: title gather keeps the order of asking
# sim: about Replies come in the order of their speed; results stand in the order of the call.
# sim: ask In which order are the three printed, and in which do they stand in the list?
# sim: answer Printed c, b, a: as they came. In the list a, b, c: as they were asked for.
# sim: try Ask for twenty with gather(*[...]).
import asyncio


async def ask(name, delay):
    await asyncio.sleep(delay)
    print("reply from", name)
    return name                 #> Put into its place in the list, whenever it comes.


async def main():
    names = await asyncio.gather(ask("a", 0.3), ask("b", 0.2), ask("c", 0.1))
    print("gathered:", names)


asyncio.run(main())
