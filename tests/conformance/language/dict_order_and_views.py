d = {}
for key in "cab":
    d[key] = len(d)
d["a"] = 10
del d["c"]
d["c"] = 11
print(d, list(d.items()), list(reversed(d)), next(iter(d)))
keys, values, items = d.keys(), d.values(), d.items()
d["z"] = 1
print(keys, values, items, len(keys), "z" in keys, ("z", 1) in items, 10 in values)
print(keys & {"a", "q"}, keys | {"q"}, keys - {"a"}, items & {("z", 1)}, keys == {"a", "b", "c", "z"}, keys.isdisjoint("q"))
print({**d, "a": 0}, dict(d, b=5), {"x": 1} | {"x": 2}, d == dict(reversed(d.items())))
print(d.pop("q", "none"), d.popitem(), d.setdefault("new", []), d.get("b"))
d["new"].append(1)
print(d, {v: k for k, v in {"a": 1, "b": 2}.items()}, dict(zip("ab", range(2))), dict.fromkeys([1, 2]), len(d))
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = 2
print(nested, nested["a"].get("x", {}).get("y"))
class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"
e = Default(a=1)
print(e["a"], e["b"], e.get("b"), e, isinstance(e, dict), "b" in e)
d.clear()
print(d, not d)
