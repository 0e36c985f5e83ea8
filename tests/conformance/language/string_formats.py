print(f"{42:5d}| {42:<5}| {42:^5}| {42:05d} {42:+d} {42: d} {42:x} {42:#x} {42:b} {42:#o} {42:c}")
print(f"{'hi':5}| {'hi':>5} {'hi':^6}| {'hi':*<5} {'hello':.2} {'hello':>8.3}|")
print(f"{1234567:,} {1234567:_} {255:#06x} {-42:=6d} {True} {True:d} {None} {None!s:>6}")
name, items = "Ada", [1, 2, 3]
print(f"{name!r:>8} {name.upper()} {items[0]} {len(items)} {items[-1] + 1} {'nested ' + name}")
print(f"{name=} {items=} {len(items)=} {name = } {1 + 1=:>4}")
print(f"{{literal}} {'a' if items else 'b'} {(lambda x: x * 2)(4)}" if name else "")
print(f"{'inner "quotes"'} {f'{name} {f"{1}"}'} {items[0]:{'>'}{4}}")
print("{} {} {}".format(1, "b", [3]), "{1} {0}".format("a", "b"), "{x} {y.real}".format(x=1, y=2))
print("{0[1]} {d[key]}".format([5, 6], d={"key": "v"}), "{:>{w}}".format("x", w=4), "{!r}".format("q"))
print(format(5, "03"), format("x", "^3"), format(1 + 2j, ".1f") if False else format(True, "5"))
print(f"{'multi'
      'line'}", f"""{
    name
}""")
