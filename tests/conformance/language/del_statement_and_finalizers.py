class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a = Noisy("a")
b = a
del a
print("still there")
del b
print("gone")
def scope():
    local = Noisy("local")
    print("in scope")
scope()
items = [Noisy("x"), Noisy("y")]
items.pop(0)
print("popped")
items.clear()
d = {"k": Noisy("value")}
d["k"] = None
n = Noisy("first")
n = Noisy("second")
print("rebound")
import gc
class Node: pass
one, two = Node(), Node()
one.other, two.other, one.noisy = two, one, Noisy("in a cycle")
del one, two
print("before collect")
gc.collect()
print("after collect")
class Bad:
    def __del__(self): raise ValueError("in del")
bad = Bad()
del bad
last = Noisy("at exit")
print("end")
