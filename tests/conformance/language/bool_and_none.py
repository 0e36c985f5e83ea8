print(True + True, True == 1, False < True, not None, bool("False"), bool(0.0), bool([0]))
print(None == False, None is None, [None], isinstance(True, int), int(True), str(False), True & False, True | False, True ^ True, ~True if False else -2)
print(1 and 0 and 2, 0 or None or "x", not (1 and ""), "a" and "b", [] or {} or 0)
class Empty:
    def __len__(self): return 0
class Truthy:
    def __bool__(self): return False
print(bool(Empty()), bool(Truthy()), any([Empty(), Truthy()]), all([]))
class Bad:
    def __bool__(self): return 5
try:
    bool(Bad())
except TypeError as error:
    print(error)
