def e(n):
    print(n, end=" ")
    return n
x = [0] * 10
x[e(1)] = e(2)
print({e(1): e(2), e(3): e(4)}, [e(5), e(6)], (e(7), e(8)))
print(e(1) + e(2) * e(3), e(1) < e(2) < e(0) < e(9))
def f(*args, **kwargs):
    return args, kwargs
print(f(e(1), *[e(2)], k=e(3), **{"z": e(4)}))
x[e(0)], x[e(1)] = e(2), e(3)
x[e(4)] += e(5)
print(x, f"{e(1)} {e(2):{e(3)}}")
class C(*[e(7) and object], metaclass=e(8) and type):
    e(9)
print([e(i) for i in (e(1), e(2))], lambda a=e(5): 0) if False else print(e(1) if e(0) else e(2))
