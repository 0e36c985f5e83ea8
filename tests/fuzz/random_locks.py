"""Random statements: locks, events, conditions, barriers, queues."""
from random_core import Writer, statement, block


class Locks(Writer):
    @statement(2)
    def touch_event(self, depth):
        self.put(depth, self.one("event.set()", "event.set()", "event.clear()"))

    @statement(0.7)
    def show(self, depth):
        thing = self.one("lock", "lock2", "semaphore", "bounded", "event", "condition", "barrier", "queue", "queue2")
        self.put(depth, f"log({self.label()}, {thing})")

    @statement(1)
    def nowait(self, depth):
        action = self.one(f"queue.put_nowait({self.item()})", f"log({self.label()}, queue.get_nowait())",
                          f"queue2.put_nowait({self.item()})", f"log({self.label()}, queue2.get_nowait())")
        self.put(depth, "try:")
        self.put(depth + 1, action)
        self.caught(depth, "(asyncio.QueueFull, asyncio.QueueEmpty, asyncio.QueueShutDown)")

    @statement(0.15)
    def shut_down(self, depth):
        self.put(depth, f"{self.one('queue', 'queue2')}.shutdown({self.one('', 'immediate=True')})")

    @statement(0.7)
    def task_done(self, depth):
        self.put(depth, "try:")
        self.put(depth + 1, f"{self.one('queue', 'queue2')}.task_done()")
        self.caught(depth, "ValueError")

    @statement(0.7)
    def release(self, depth):
        """Of what may not be held at all."""
        self.put(depth, "try:")
        self.put(depth + 1, self.one("lock2.release()", "bounded.release()", "semaphore.release()",
                                     "condition.notify()", "lock2.release()"))
        self.caught(depth, "(RuntimeError, ValueError)")

    @statement(0.5)
    def acquire(self, depth):
        thing = self.one("lock2", "semaphore", "bounded")
        self.put(depth, f"""
            try:
                log({self.label()}, await asyncio.wait_for({thing}.acquire(), {self.delay()}))
                asyncio.get_running_loop().call_later({self.delay()}, {thing}.release)
            except TimeoutError as error:
                log({self.label()}, {thing}.locked())
            """)

    @block(1)
    def lock(self, depth, room):
        self.put(depth, f"async with {self.one('lock', 'lock', 'lock2')}:")
        self.put(depth + 1, f"log({self.label()}, 'locked')")
        self.body(depth + 1, room)

    @block(1)
    def semaphore(self, depth, room):
        self.put(depth, f"async with {self.one('semaphore', 'bounded')}:")
        self.body(depth + 1, room)

    @block(1)
    def condition(self, depth, room):
        if self.chance(0.5):
            self.put(depth, "async with condition:")
            self.put(depth + 1, self.one("condition.notify()", "condition.notify_all()", "condition.notify(2)"))
            if self.chance(0.3):
                self.body(depth + 1, room)
            return
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}), condition:")
        self.put(depth + 2, f"log({self.label()}, await condition.wait())")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'nobody notified')")

    @block(0.7)
    def predicate(self, depth, room):
        asked = self.one("event.is_set", "lambda: event.is_set()", f"lambda: future({self.number(4)}).done()")
        self.put(depth, f"""
            try:
                async with condition:
                    log({self.label()}, await asyncio.wait_for(
                        condition.wait_for({asked}), {self.delay()}))
            except TimeoutError:
                log({self.label()}, 'not so', condition.locked())
            """)

    @block(1)
    def event(self, depth, room):
        self.put(depth, f"""
            try:
                log({self.label()}, await asyncio.wait_for(event.wait(), {self.delay()}))
            except TimeoutError:
                log({self.label()}, 'no event')
            """)

    @block(1.5)
    def queue(self, depth, room):
        name = self.one("queue", "queue", "queue2")
        thing = self.one(f"{name}.get()", f"{name}.get()", f"{name}.put({self.item()})", f"{name}.join()")
        self.put(depth, "try:")
        if self.chance(0.5):
            self.put(depth + 1, f"log({self.label()}, await asyncio.wait_for({thing}, {self.delay()}))")
        else:
            self.put(depth + 1, f"async with asyncio.timeout({self.delay()}):")
            self.put(depth + 2, f"log({self.label()}, await {thing})")
        self.put(depth, "except (TimeoutError, asyncio.QueueShutDown) as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error), {name}.qsize(), {name}.empty(), {name}.full())")

    @block(0.5)
    def consumer(self, depth, room):
        name = self.one("queue", "queue2")
        self.put(depth, f"for i in range({self.random.randint(1, 3)}):")
        self.put(depth + 1, "try:")
        self.put(depth + 2, f"log({self.label()}, await asyncio.wait_for({name}.get(), {self.delay()}))")
        self.body(depth + 2, room)
        self.put(depth + 2, f"{name}.task_done()")
        self.caught(depth + 1, "(TimeoutError, asyncio.QueueShutDown, ValueError)")

    @block(1)
    def barrier(self, depth, room):
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}):")
        if self.chance(0.7):
            self.put(depth + 2, f"log({self.label()}, await barrier.wait())")
        else:
            self.put(depth + 2, "async with barrier as position:")
            self.put(depth + 3, f"log({self.label()}, position)")
            self.body(depth + 3, room)
        self.put(depth, "except (TimeoutError, asyncio.BrokenBarrierError) as error:")
        self.put(depth + 1, f"log({self.label()}, shown(error), barrier.n_waiting, barrier.broken)")
        if self.chance(0.4):
            self.put(depth + 1, self.one("await barrier.reset()", "await barrier.abort()", "await barrier.reset()"))
