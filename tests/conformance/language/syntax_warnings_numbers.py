"""SyntaxWarnings: a keyword right behind a number, and what hardly can be meant."""
x = 1if True else 2
print(x)
s = "\d"
b = b"\q"
f = f"\w{x}"
print(x is 1, x is not "a", x is ())
assert (x, "no")
y = [(1,2) (3,4)] if False else 0
z = "abc" (1) if False else 0
q = [1, 2] [3, 4] if False else 0
r = 5 (1) if False else 0
t = "a"[1.5] if False else 0
u = {1:2}(3) if False else 0
v = 0x1for x in [1]
