import asyncio
import random

async def player(name, cond, state):
    while True:
        async with cond:
            await cond.wait_for(lambda: state["turn"] == name or state["over"])
            if state["over"]:
                return f"{name} {state['score'][name]}"
            roll = random.randint(1, 6)
            state["score"][name] += roll
            print(name, "rolls", roll, state["score"][name])
            state["over"] = state["score"][name] >= 12
            names = list(state["score"])
            state["turn"] = names[(names.index(name) + 1) % len(names)]
            cond.notify_all()
        await asyncio.sleep(0.1)

async def main():
    random.seed(11)
    state = {"turn": "ada", "over": False, "score": {"ada": 0, "bob": 0, "cyd": 0}}
    cond = asyncio.Condition()
    print(await asyncio.gather(*(player(name, cond, state) for name in state["score"])))

asyncio.run(main())
