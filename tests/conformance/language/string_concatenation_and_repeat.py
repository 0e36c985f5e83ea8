print("a" + "b" * 3, "=" * 20, "x" "y" 'z', "ab" * 0 + "|", -1 * "q" + "|")
s = ""
for c in "hello":
    s = c + s
print(s, s + str(5) + repr("q"))
lines = ["one", "two"]
print("\n".join(lines) + "\n--")
try:
    print("n = " + 5)
except TypeError as error:
    print(error)
