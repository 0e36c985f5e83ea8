x, items, name = 3, [1, 2, 3], "world"
print(f"{x + 1}{x!r}{x:>3}{x=}", f"{items[0]}{items[-1]:02d}", f"{name.upper():*^11}", f"{'a' 'b'}")
print(f"{x if x > 2 else 'small'}", f"{[i * 2 for i in items]}", f"{dict(a=1)['a']}", f"{(lambda n: n + 1)(x)}", f"{x:{x}}|{x:<{x + 2}}|")
print(f"{{}} {{{x}}} {x}}}", f"{x!s}{x!a}", f"{'é'!a}", f"{None} {True} {1.0} {1e10}", f"{x:}", f"{'':5}|")
print(f"""{x}
{name}""", f'{"nested"}', f"{f'{f"{x}"}'}", f"{'\n'.join(['a', 'b'])}", f"{x:b} {x:#x} {x:e}")
print(f"{x = }", f"{x= !r}", f"{name = !s}", f"{x=:.2f}", f"{x + 1 = }", f"{ name!r }", f"{items = }")
print(rf"\n{x}", f"\x41{x}\t|", f"{x}" "plain" f"{name}", F"{x}", f"{(y := 5)}{y}")
print(f"{x:{'>'}{10}}", f"{3.14159:.{x}f}", f"{1000000:,}", f"{name:.3}", f"{name:>10.3}|", f"{True:>6}", f"{x:^+7.1f}|")
class Money:
    def __format__(self, spec):
        return f"money[{spec}]"
print(f"{Money()}", f"{Money():abc}", f"{Money():{x}d}", format(Money(), "z"))
async_like = {"key": {"inner": 5}}
print(f"{async_like['key']['inner']}", f"{async_like["key"]["inner"]:03}", f"{'a' in name}", f"{x,}", f"{x, 1}", f"{*items, 4}")
