for value in (0, 1, -1, 0.0, 0.1, "", "0", " ", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, range(0), range(1), b"", b"0", float("nan"), 0j, object):
    print(repr(value) if value is not object else "object", bool(value), not value, end="; ")
print()
