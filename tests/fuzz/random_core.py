"""What random_program.py is made with: a writer of lines, and the tables of statements.

Statements are methods of mixin classes, marked with how often they shall come:

    @statement(2)       def name(self, depth): ...          one or a few lines without a body
    @block(1)           def name(self, depth, room): ...    may hold a body `room` levels deep
"""
import random
import textwrap

DELAYS = ["0", "0", "0.1", "0.1", "0.1", "0.2", "0.2", "0.25", "0.3", "0.5"]
ERRORS = ["ValueError", "KeyError", "OSError", "RuntimeError"]


def statement(weight):
    def mark(method):
        method.statement = weight
        return method
    return mark


def block(weight):
    def mark(method):
        method.block = weight
        return method
    return mark


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.labels = 0
        self.level = 0              # of the function that is being written: it calls deeper ones
        self.functions = self.random.randint(3, 6)
        self.generators = self.random.randint(1, 3)
        self.statements = self.table("statement")
        self.blocks = self.table("block")

    def table(self, kind):
        """Methods of that kind and their weights; a few kinds are left out of each program, and
        a few come often, so that programs differ in character."""
        methods = [getattr(self, name) for name in dir(type(self))
                   if hasattr(getattr(type(self), name), kind)]
        weights = [getattr(m, kind) * self.random.choice([0, 0.5, 1, 1, 1, 1, 2, 4])
                   for m in methods]
        return methods, weights

    # --- words

    def put(self, depth, text):
        """Adds lines, as they are but for the margin that they have in common."""
        for line in textwrap.dedent(text).strip("\n").split("\n"):
            self.lines.append("    " * depth + line if line else "")

    def blank(self, lines=2):
        self.lines += [""] * lines

    def one(self, *choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def label(self):
        self.labels += 1
        return f'"{self.labels}"'

    def delay(self):
        return self.random.choice(DELAYS)

    def number(self, last=9):
        return self.random.randint(0, last)

    def error(self):
        return f"{self.random.choice(ERRORS)}({self.label()})"

    def call(self):
        """A coroutine to be awaited: a deeper function, or something of the library."""
        if self.level + 1 < self.functions and self.chance(0.8):
            deeper = self.random.randint(self.level + 1, self.functions - 1)
            return f"w{deeper}({self.number(3)})"
        return self.one(*[f"asyncio.sleep({self.delay()}, {self.label()})"] * 12,
                        "event.wait()", "queue.get()", f"queue.put({self.item()})", "queue.join()",
                        "lock.acquire()", f"Waits({self.number(4)}).wait()")

    def calls(self):
        return [self.call() for _ in range(self.random.randint(1, 4))]

    def awaitable(self):
        """A call, a task, a future, a custom awaitable."""
        return self.one(self.call(), self.call(), f"spawn({self.call()})", f"pick({self.number()})",
                        "future()", f"Waits({self.number(4)})", f"future({self.number()})")

    def item(self):
        """What goes into a queue: comparable, for queues with priorities."""
        return f"({self.number(3)}, {self.label()})"

    # --- statements

    def body(self, depth, room, least=1):
        for _ in range(self.random.randint(least, 3)):
            if room > 0 and self.chance(0.6):
                self.pick(self.blocks)(depth, room - 1)
            else:
                self.pick(self.statements)(depth)

    def pick(self, table):
        methods, weights = table
        return self.random.choices(methods, weights)[0]

    def caught(self, depth, kinds="Exception", *words):
        """The usual end of a `try`."""
        self.put(depth, f"except {kinds} as error:")
        self.put(depth + 1, f"log({', '.join([self.label(), 'shown(error)', *words])})")
