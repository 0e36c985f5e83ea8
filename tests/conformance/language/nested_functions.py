def outer(x):
    def inner(y):
        def innermost(z):
            return x + y + z
        return innermost
    return inner
print(outer(1)(2)(3), outer("a")("b")("c"))
