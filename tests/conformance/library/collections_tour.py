from collections import Counter, deque, defaultdict, OrderedDict, namedtuple, ChainMap, UserDict
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements())[:3], c.total(), c + Counter("sm"), c & Counter("ss"), c - Counter("iiii"), +Counter(a=-1, b=1))
c.subtract("ss")
print(c, Counter(a=1) == Counter(a=1, b=0), dict(Counter([1, 1])))
d = deque([1, 2, 3], maxlen=3)
d.append(4), d.appendleft(0)
print(d, d[1], len(d), d.maxlen, list(d), 3 in d)
d.extend([7, 8]), d.rotate(-1)
print(d, d.index(8), d.count(7), d.popleft(), d.pop(), d, deque("ab") + deque("c"), deque() == deque([]))
dd = defaultdict(list, x=[1])
dd["y"].append(2)
print(dd, dd["x"], "z" in dd, dd.get("z"), defaultdict(int, a=1), defaultdict(lambda: "new")["k"])
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
print(od, od.popitem(last=False), list(od), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
P = namedtuple("P", ["x", "y"])
print(P(1, 2), P._make([3, 4]), P(1, y=5)._asdict(), P._fields, P.__doc__)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 9
print(cm["a"], cm["b"], cm.maps[0], cm.new_child({"a": 0})["a"], sorted(cm), dict(cm))
try:
    P(1)
except TypeError as error:
    print(error)
try:
    deque([1])[5]
except IndexError as error:
    print(error)
try:
    deque().pop()
except IndexError as error:
    print(error)
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
l = Lower(A=1)
l["B"] = 2
print(l, l.data)
