r = range(2, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:4], 8 in r, 9 in r, r.index(8), r.count(5), list(reversed(r)))
print(range(5), range(5, 0), list(range(5, 0, -2)), range(0) == range(2, 2), range(3) == range(0, 3, 1), bool(range(0)))
print(r.start, r.stop, r.step, sum(range(101)), max(range(5)), slice(1, 2), slice(None).indices(5))
text = "abcdefgh"
s = slice(1, 7, 2)
print(text[s], s.start, s.indices(4), text[slice(None, None, -1)])
class Shows:
    def __getitem__(self, key):
        return key
show = Shows()
print(show[1], show[1:2], show[::2], show[1, 2], show[1:2, ..., None], show["k"])
try:
    range(0, 1, 0)
except ValueError as error:
    print(error)
try:
    [1, 2][5]
except IndexError as error:
    print(error)
try:
    text["a"]
except TypeError as error:
    print(error)
