import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"].append("y")
print(a, b, c, b[1] is a[1], c[1] is a[1], a[:] == a, list(a) is a)
class P:
    def __init__(self): self.tags = ["t"]
p = P()
q, r = copy.copy(p), copy.deepcopy(p)
p.tags.append("u")
print(q.tags, r.tags, type(r).__name__)
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d, d[1] is d, d is loop)
class Custom:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.copy((1, 2)), copy.deepcopy({"s": {1, 2}}))
