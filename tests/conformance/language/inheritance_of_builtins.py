class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
class CaseDict(dict):
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
class Celsius(float):
    def __str__(self): return f"{float(self):.1f}C"
class Name(str):
    def __new__(cls, text): return super().__new__(cls, text.title())
    def greet(self): return f"hi {self}"
class Even(int):
    def __new__(cls, n):
        if n % 2: raise ValueError("odd")
        return super().__new__(cls, n)
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
s = Stack([1]); s.push(2)
d = CaseDict(); d["ABC"] = 1
print(s, s.peek(), len(s), s + [3], d["abc"], d, Celsius(36.6), Celsius(1) + 1, Name("ada lovelace").greet(), Name("x") + "y", Even(4) * 2, Pair(1, 2).first, Pair(1, 2))
print(isinstance(s, list), type(s[:]).__name__, type(Name("a").upper()).__name__, sorted(Stack([2, 1])), [Celsius(2.5)], f"{Celsius(2)}", repr(Even(2)))
try:
    Even(3)
except ValueError as error:
    print(error)
class E(ValueError): pass
class F(E, KeyError): pass
try:
    raise F("multi")
except KeyError as error:
    print(repr(error), str(error), isinstance(error, ValueError))
