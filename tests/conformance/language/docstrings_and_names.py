"""Module docstring."""
def f():
    """Function docstring.

    Second line."""
class C:
    "Class docstring"
    def m(self):
        'Method docstring'
async def a():
    """Async."""
print(__doc__, f.__doc__, C.__doc__, C.m.__doc__, a.__doc__, (lambda: 0).__doc__, sep="|")
print(f.__name__, f.__qualname__, C.m.__qualname__, f.__module__, a.__name__)
f.attribute = 1
print(f.attribute, f.__dict__)
