# Coroutines and generators that are sent into by hand.
async def answer(question):
    half = await ask(question)
    return half * 2


class Ask:
    def __init__(self, words):
        self.words = words

    def __await__(self):
        reply = yield self.words
        return reply


async def ask(question):
    longer = question + "!"
    number = await Ask(longer)
    return number


def numbers(first):
    for n in range(first, first + 2):
        got = yield n
        last = (n, got)
    return last


def collect():
    total = yield from numbers(5)
    return total


asked = answer("how many")
words = asked.send(None)
try:
    asked.send(21)
except StopIteration as end:
    print(words, end.value)
source = collect()
print(next(source), source.send("x"))
print(list(source))
