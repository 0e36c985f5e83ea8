"""A subclass of property keeps its doc in the instance; private names of type parameters."""


class Documented(property):
    """This is a subclass of property."""


class Slotted(property):
    """Without a place for a doc."""
    __slots__ = ()


class Owner:
    @Documented
    def spam(self):
        """spam's own doc"""
        return 1

    @spam.setter
    def spam(self, value):
        """not this"""

    plain = Documented(lambda self: 1)
    given = Documented(lambda self: 1, doc='given')
    silent = Slotted(lambda self: 1)


for name in ('spam', 'plain', 'given', 'silent'):
    print(name, '|', vars(Owner)[name].__doc__)
try:
    Slotted(Owner.spam.fget)
except AttributeError as error:
    print(error)


class Box[__T]:
    def put[__U](self, item: __T, other: __U) -> dict[__T, __U]:
        return {item: other}

    type Pair[__V] = tuple[__T, __V]


print(Box.__type_params__, Box.put.__annotations__, Box.Pair.__value__, Box().put(1, 2))
