import random
random.seed(12345)
print([random.randint(1, 6) for _ in range(10)], [round(random.uniform(-1, 1), 6) for _ in range(3)], random.randrange(10), random.randrange(5, 50, 5))
print(random.choice(["a", "b", "c"]), random.choices(range(5), k=4), random.choices("xyz", weights=(1, 2, 3), k=4), random.choices("xyz", cum_weights=(1, 3, 6), k=2), random.sample(range(1000), 5), random.sample("abc", counts=[1, 2, 1], k=2))
print(random.gauss(10, 2), random.gauss(), random.normalvariate(), random.lognormvariate(0, 0.5), random.expovariate(2), random.vonmisesvariate(0, 4), random.gammavariate(0.5, 2), random.gammavariate(1, 1), random.betavariate(1, 2), random.paretovariate(2), random.weibullvariate(1, 1.5), random.triangular(0, 10, 3), random.binomialvariate(10, 0.3))
deck = list(range(12))
random.shuffle(deck)
print(deck, random.getrandbits(5), random.getrandbits(100), random.randbytes(5).hex(), random.random())
for seed in (0, 1, -1, 2 ** 70, "abc", 3.14, b"bytes", None):
    r = random.Random(seed)
    print(seed, r.random() if seed is not None else "", end=" ")
print()
a, b = random.Random(9), random.Random(9)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.getstate() == b.getstate())
class R(random.Random):
    def random(self): return 0.5
print(R().uniform(0, 10), R().choice([1, 2, 3, 4]))
for bad in (lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.choices([]), lambda: random.randrange(1.5), lambda: random.seed([])):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
