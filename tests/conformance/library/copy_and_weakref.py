import copy
import weakref
import gc
class Node:
    def __init__(self, name): self.name, self.children = name, []
    def __repr__(self): return f"Node({self.name})"
a = Node("a")
a.children.append(Node("b"))
s, d = copy.copy(a), copy.deepcopy(a)
print(s.children is a.children, d.children is a.children, d.children, copy.deepcopy([a, a])[0].name)
r = weakref.ref(a, lambda ref: print("a is gone", ref() is None))
print(r(), r() is a, r == weakref.ref(a))
del s, a
print(r())
cache = weakref.WeakValueDictionary()
n = cache["n"] = Node("n")
print(cache["n"], len(cache), "n" in cache)
del n
print(len(cache), cache.get("n"))
ws = weakref.WeakSet()
x, y = Node("x"), Node("y")
ws.add(x), ws.add(y)
print(sorted(node.name for node in ws), x in ws)
del x
print([node.name for node in ws])
proxy = weakref.proxy(y)
print(proxy.name)
weakref.finalize(y, print, "finalized", "y")
del y
try:
    proxy.name
except ReferenceError as error:
    print(error)
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
keys = weakref.WeakKeyDictionary()
k = Node("k")
keys[k] = "value"
print(keys[k], len(keys))
del k
print(len(keys))
