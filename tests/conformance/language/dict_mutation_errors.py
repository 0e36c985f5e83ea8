d = {i: i for i in range(5)}
for action in (lambda: d.pop(99), lambda: d[99], lambda: d.__delitem__(99), lambda: {}.popitem(), lambda: d.update(5), lambda: d.update([(1, 2, 3)]), lambda: dict(["ab", "c"]), lambda: {[1]: 2}, lambda: d[{}], lambda: d.fromkeys(5)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
for mutate in ("d[100] = 1", "del d[0]"):
    try:
        for k in d:
            exec(mutate)
    except RuntimeError as error:
        print(error)
for k in list(d):
    del d[k]
print(d)
for k in (d2 := {1: 1}):
    d2[k] = 2
print(d2)
