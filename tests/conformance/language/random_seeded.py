# runner: an unseeded program draws from seed 0 there
import random
print(random.random(), random.randint(1, 100))
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abcdef"), random.uniform(1, 10), random.randrange(0, 100, 5))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.choices("ab", k=6), random.choices([1, 2, 3], weights=[5, 1, 1], k=5))
print(random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(1.5), random.betavariate(2, 3), random.triangular(0, 1))
print(random.getrandbits(70), random.randbytes(4), random.lognormvariate(0, 1), random.paretovariate(3), random.gammavariate(2, 1))
rng = random.Random("text seed")
print(rng.random(), rng.randint(0, 10 ** 30), random.Random(1.5).random(), random.Random(b"x").random())
state = rng.getstate()
a = rng.random()
rng.setstate(state)
print(a == rng.random(), random.Random(7).sample(["a", "b", "c", "d"], k=3), random.Random(0).random())
try:
    random.choice([])
except IndexError as error:
    print(error)
