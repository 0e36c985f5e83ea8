"""Objects with `__bases__` or a `__class__` of their own before isinstance() and issubclass()."""
class Ab:
    def __init__(self, bases): self.bases = bases
    @property
    def __bases__(self): return self.bases
class AI:
    def __init__(self, k): self.k = k
    @property
    def __class__(self): return self.k
a = Ab(()); b = Ab((a,))
print(isinstance(AI(b), a), issubclass(b, a), issubclass(a, b))
class P:
    @property
    def __class__(self): return int
print(isinstance(P(), int), P().__class__, type(P()))
