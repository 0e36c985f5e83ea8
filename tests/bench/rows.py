"""The table: what is measured, and what it must and should reach.

A row runs `program` with its line `N = ...` set to `n` under both, everything recorded, and gives the
ratio of CPython's processor time to loopglass's; `measure` names another kind of figure (driver.py).
"""
from dataclasses import dataclass


@dataclass
class Row:
    name: str
    program: str
    n: int = 0
    must: float = 0
    goal: float = 0
    measure: str = "ratio"
    slow: bool = False      # only with --all: minutes, gigabytes


ROWS = [
    Row("start: a lesson, ms", "lesson", 0, 10, 3, "start"),
    Row("fib(30)", "fib", 30, 1, 1.8),
    Row("5e6-turn loop", "turns", 5_000_000, 2, 4),
    Row("objects, dicts, strings", "mixed", 60_000, 0.8, 1.2),
    Row("1,000 tasks x 100 sleep(0)", "sleep_zero", 1_000, 10, 15),
    Row("100,000 tasks x 100 sleep(0)", "sleep_zero", 100_000, 6, 12, slow=True),
    Row("sleep(random), 1e3 tasks", "sleep_random", 1_000),
    Row("sleep(random), 1e4 tasks", "sleep_random", 10_000, 10, 20),
    Row("sleep(random), 1e5 tasks", "sleep_random", 100_000, 8, 20),
    Row("sleep(random), 1e6 tasks", "sleep_random", 1_000_000, 6, 20, slow=True),
    Row("growth exponent, 1e3 to most", "sleep_random", 0, 1.15, 1.08, "growth"),
    Row("memory of a waiting task, KB", "sleep_random", 0, 5, 1.3, "memory"),
    Row("1e6 tasks at once, GiB", "sleep_random", 1_000_000, 6, 1.5, "peak", slow=True),
    Row("queue, 1e6 items", "queue_items", 1_000_000, 5, 8),
    Row("gather of 1e5 fetches", "gather_fetches", 100_000, 8, 20),
    Row("semaphore of 100, 1e5 tasks", "semaphore_limit", 100_000, 8, 15),
    Row("a step 100 awaits deep / 1 deep", "await_chain", 100, 1.5, 1.1, "depth"),
    Row("timeouts and cancellations, 2e4", "timeouts", 20_000, 8, 15),
    Row("spawn and await, 2e5", "spawn_and_await", 200_000, 6, 12),
    Row("trace on / off, sleep(0)", "sleep_zero", 1_000, 1.3, 1.1, "trace"),
    Row("trace on / off, 1e5 sleeping tasks", "sleep_random", 100_000, 1.3, 1.1, "trace"),
    Row("trace on / off, queue", "queue_items", 1_000_000, 1.3, 1.1, "trace"),
    Row("trace on / off, spawn and await", "spawn_and_await", 200_000, 1.3, 1.1, "trace"),
    Row("bytes an event of the loop", "million_steps", 0, 32, 8, "event_bytes"),
    Row("a step back in 1e6, p99 ms", "million_steps", 0, 10, 1, "step_back"),
    Row("a seek in 1e6 steps, p99 ms", "million_steps", 0, 50, 5, "seek"),
    Row("step and redraw at 200x50, ms", "million_steps", 0, 2, 0.5, "redraw"),
]
