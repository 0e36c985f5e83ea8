def stamp(log=[], *, cache={}):
    log.append(len(log))
    cache[len(log)] = True
    return log, dict(cache)
print(stamp(), stamp(), stamp([]), stamp.__defaults__, stamp.__kwdefaults__)
x = 1
def f(a=x, b=lambda: x):
    return a, b()
x = 2
print(f(), f(5), f(b=lambda: 0))
funcs = []
for i in range(3):
    def g(i=i):
        return i
    funcs.append(g)
print([g() for g in funcs], funcs[0](9))
def order(a=print("default a") or 1, b=print("default b") or 2):
    return a + b
print("defined", order(), order(5))
class Node:
    def __init__(self, value, children=None):
        self.value, self.children = value, children or []
print(Node(1).children is Node(2).children)
