class Guard:
    def __enter__(self):
        print("enter")
        return "resource"
    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__ if kind else None)
        return kind is KeyError
with Guard() as g:
    print(g)
with Guard():
    raise KeyError("hidden")
try:
    with Guard():
        raise ValueError("seen")
except ValueError as error:
    print("outside", error)
