# sim: title A coroutine by hand
# sim: about What the loop does with a coroutine: send it a value, take what it yields, until it stops.
# sim: ask Without a loop, who decides when the coroutine goes on?
# sim: answer Whoever calls send. The loop is nothing but a queue of coroutines and a rule for whom to send to next.
# sim: try Call close() after the first send, and see the finally block run.


class Question:
    """What may be awaited: its __await__ yields to whoever drives the coroutine."""

    def __init__(self, words):
        self.words = words

    def __await__(self):
        answer = yield self.words       #> Gives way to the caller of send.
        return answer


async def interview():
    try:
        name = await Question("Your name?")
        age = await Question(f"Your age, {name}?")
        return f"{name} is {age}"
    finally:
        print("(the interview is over)")


coroutine = interview()
print(coroutine.send(None))
print(coroutine.send("Ada"))
try:
    coroutine.send(36)
except StopIteration as end:
    print("returned:", end.value)
