"""Bounds and constraints of type parameters: each computed when it is asked for, and kept."""


class Lazy[T: Undefined, U: (Undefined, int), V]:
    pass


t, u, v = Lazy.__type_params__
print(t.__constraints__, u.__bound__, v.__bound__, v.__constraints__)
for ask in (lambda: t.__bound__, lambda: u.__constraints__):
    try:
        ask()
    except NameError as error:
        print(error)
Undefined = 'defined'
print(t.__bound__, u.__constraints__)
Undefined = 'later'
print(t.__bound__, u.__constraints__)


def function[**P, *Ts](*arguments: *Ts):
    pass


p, ts = function.__type_params__
print(p.__infer_variance__, p.__covariant__, p.__bound__, p, ts)
