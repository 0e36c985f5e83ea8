import sys
print()
print("a", 1, None, sep=", ", end=".\n")
print(*[1, 2], sep="")
print("to stderr", file=sys.stderr)
print("x", end="", flush=True)
print("y", sep="ignored")
sys.stdout.write("written\n")
class Shown:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print(Shown(), [Shown()], f"{Shown()} {Shown()!r} {Shown()!s:>5}", "%s %r" % (Shown(), Shown()))
try:
    print("a", sep=1)
except TypeError as error:
    print(error)
