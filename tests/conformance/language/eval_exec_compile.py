print(eval("2 ** 10"), eval("a + b", {"a": 1, "b": 2}), eval("x", {"x": 1}, {"x": 2}))
space = {}
exec("x = 5\ndef double(n):\n    return n * 2\ny = double(x)", space)
print(space["y"], space["double"](21))
code = compile("z = 1 + 1", "<test>", "exec")
exec(code)
print(z, eval(compile("z * 10", "<expr>", "eval")), eval("[i for i in range(3)]"), eval("(lambda: 7)()"))
for bad in ("1 +", "def", "a b", "x = ", "(1", "'unclosed", "for", "1 = x", "return 5", "  indented", "f(a=1, 2)"):
    try:
        compile(bad, "<bad>", "exec")
    except SyntaxError as error:
        print(repr(bad), type(error).__name__, error.msg, error.lineno)
def local():
    value = 3
    return eval("value + 1"), sorted(locals())
print(local())
