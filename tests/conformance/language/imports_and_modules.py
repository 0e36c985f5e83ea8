import math
import collections as c
from functools import reduce as fold, partial
from itertools import (chain,
                       count)
import os.path as p
print(math.pi, math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.factorial(10), math.inf, math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4))
print(fold(lambda a, b: a * b, range(1, 6)), c.Counter("hello").most_common(2), c.deque([1, 2], maxlen=2), p.join("a", "b"))
print(math.__name__, type(math).__name__, __name__, "math" in dir())
def local():
    import string
    return string.ascii_lowercase[:5]
print(local())
for bad in ("import does_not_exist", "from math import missing_name", "import math.nope", "from . import x"):
    try:
        exec(bad)
    except ImportError as error:
        print(type(error).__name__, str(error).split(" (")[0])
d = c.defaultdict(list)
d["a"].append(1)
print(d, c.OrderedDict(a=1), c.ChainMap({"a": 1}, {"b": 2})["b"], dict(d))
q = c.deque("abc")
q.rotate(1)
q.appendleft("z")
print(q, q.pop(), q.popleft(), len(q), list(q))
count_words = c.Counter(["x", "y", "x"])
count_words.update("xz")
print(count_words, count_words["nope"], sum(count_words.values()), count_words - c.Counter(x=2))
if __name__ == "__main__":
    print("main module")
