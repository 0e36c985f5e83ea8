"""Forms that programs seldom use: @=, starred return, async for with else, __import__, property by hand."""
import asyncio


class Matrix:
    def __matmul__(self, other):
        return f"product with {other}"


m = Matrix()
m @= 3
print(m)


def several():
    rest = [2, 3]
    return 1, *rest


def produced():
    yield 1, *[2, 3]


print(several(), next(produced()), __import__("math").sqrt(16), __import__("collections.abc").__name__)
for index in *"ab", "c":
    print(index, end=" ")
print([*range(3), *"ab"][*[1]] if False else (lambda *a: a)(*[1], 2, *(3,)), {"a": 1, **{"b": 2}}, {*[1], 2})


async def numbers(count):
    for number in range(count):
        yield number


async def main():
    async for number in numbers(2):
        print("got", number)
    else:
        print("no break")
    async for number in numbers(5):
        if number == 1:
            break
    else:
        print("never")


asyncio.run(main())


class Account:
    def get_balance(self): return self._balance
    def set_balance(self, value): self._balance = value
    def delete_balance(self): del self._balance
    balance = property(get_balance, set_balance, delete_balance, "The money.")
    renamed = balance.getter(lambda self: -self._balance)


account = Account()
account.balance = 5
print(account.balance, account.renamed, Account.balance.__doc__, Account.balance.fget.__name__, Account.balance.fset.__name__,
      Account.balance.fdel.__name__)
del account.balance
print(vars(account), (5).numerator, (5).denominator, True.numerator)
print("{a} {b}".format_map({"a": 1, "b": 2}), "١٢".isdecimal(), "²".isdecimal(), "a\n".isprintable(), "banana".rindex("an"),
      "  x ".rstrip() + "|", b"banana".rindex(b"a"), b"x  ".rstrip(), bytearray(b"banana").rindex(b"n"))
left = {1, 2, 3}
left.difference_update({1}, [9])
left.symmetric_difference_update({3, 4})
print(left)
exec(compile("1 + 1\nx = 5\n'shown'\nNone", "<prompt>", "exec"))
exec(compile("6 * 7", "<prompt>", "single"))
print(() is (), tuple() is ())
try:
    exit("leaving")
except SystemExit as error:
    print(error.code)
raise SystemExit
