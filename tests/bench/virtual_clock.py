"""Run PROGRAM under CPython's own asyncio with a clock that jumps to the next deadline: nothing
else is touched, so that CPython runs as fast as it can. (tests/cpython/run_virtual.py also keeps
orders and writes logs.)"""
import asyncio
import selectors
import sys

sys.setrecursionlimit(10_000)


class JumpingSelector(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout is None:
            return super().select(None)
        self.now += max(timeout, 0)
        return ()


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = JumpingSelector()
        super().__init__(self.clock)

    def time(self):
        return self.clock.now


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


asyncio.set_event_loop_policy(Policy())
with open(sys.argv[1], encoding="utf-8") as file:
    code = compile(file.read(), sys.argv[1], "exec")
del sys.argv[0]
exec(code, {"__name__": "__main__"})
