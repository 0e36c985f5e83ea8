from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts
    def __lt__(self, other):
        return self.parts < other.parts
    def __repr__(self):
        return ".".join(map(str, self.parts))
versions = [Version(v) for v in ("1.10", "1.2", "1.2.1", "0.9")]
print(sorted(versions), max(versions), Version("1.0") <= Version("1.0"), Version("2") > Version("1.9"), Version("1") != Version("1"))
try:
    {Version("1")}
except TypeError as error:
    print(error)
