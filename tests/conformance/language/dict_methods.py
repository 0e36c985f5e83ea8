d = {"b": 2, "a": 1}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.items())
print(d.pop("b"), d.pop("zz", None), d.setdefault("e", 5), d.setdefault("a", 9), d)
d.update({"a": 10}, f=6)
d |= {"g": 7}
print(d, d | {"a": 0}, d.popitem(), sorted(d), max(d, key=d.get))
print({k: v * 2 for k, v in d.items() if v > 3}, dict(a=1), dict([("x", 1), ("y", 2)]), dict(zip("pq", (1, 2))))
print({1: "int", 1.0: "float", True: "bool"}, {"a": 1} == {"a": 1.0}, dict.fromkeys("ab", 0))
del d["a"]
try:
    d["a"]
except KeyError as error:
    print(repr(error), error, error.args)
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
print(list(reversed({"x": 1, "y": 2})), {"k": 1}.keys() & {"k", "m"}, {"k": 1}.items() - {("k", 1)})
try:
    {[]: 1}
except TypeError as error:
    print(error)
copy = d.copy()
copy.clear()
print(copy, bool(copy), d.keys() == set(d), {"self": ...})
