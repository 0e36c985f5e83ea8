# sim: title Whose request is this?
# sim: about A context variable has a value of its own in every task; a global has one for all.
# sim: ask Both tasks set both variables, then wait. What does each see afterwards?
# sim: answer In the context variable its own user; in the global the one who wrote last.
# sim: try Set the variable in main before making the tasks: each task starts with a copy.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")
last_user = "nobody"


async def handle(name, delay):
    global last_user
    user.set(name)
    last_user = name
    await asyncio.sleep(delay)      #> Meanwhile the other task sets both.
    print(f"{name}: context says {user.get()}, global says {last_user}")


async def main():
    await asyncio.gather(handle("ann", 0.2), handle("ben", 0.1))
    print("main:", user.get())


asyncio.run(main())
