def t(name, value):
    print(name, end=" ")
    return value
print(t("a", 1) and t("b", 0) and t("c", 1))
print(t("a", 0) or t("b", []) or t("c", "last"))
print(not t("a", 0) and t("b", "yes"))
print(t("a", 1) if t("cond", 0) else t("b", 2))
print(all(t(n, v) for n, v in [("x", 1), ("y", 0), ("z", 1)]), any(t(n, v) for n, v in [("x", 0), ("y", 1), ("z", 1)]))
