"""Sets that are walked in the order of insertion where CPython would walk them by address.

A set whose elements all hash by identity (tasks, futures, plain objects) has no order in
CPython that a program could rely on: it follows the addresses of the elements.  loopglass
defines that order as the order of insertion, so the reference must too.  A set of numbers or
strings keeps CPython's own order.
"""
import ast
import warnings

plain_set = set
DISPLAY = "set display"     # a name that no program can spell


class SetType(type):
    """Lets a real set count as an instance of the ordered one, and the reverse."""

    def __instancecheck__(cls, obj):
        return isinstance(obj, plain_set)

    def __subclasscheck__(cls, sub):
        return issubclass(sub, plain_set)


def by_identity(element):
    return type(element).__hash__ is object.__hash__


def make_type(always):
    """The ordered set type; `always` keeps insertion order whatever the elements are."""

    class OrderedSet(plain_set, metaclass=SetType):
        __slots__ = ("_order",)

        def __init__(self, iterable=(), /):
            items = iterable if isinstance(iterable, plain_set) else list(iterable)
            plain_set.__init__(self, items)
            self._order = dict.fromkeys(items)

        def __iter__(self):
            if always or all(map(by_identity, self._order)):
                return iter(self._order)
            return plain_set.__iter__(self)

        def __repr__(self):
            if not self:
                return "set()"
            return "{" + ", ".join(map(repr, self)) + "}"

        def add(self, item, /):
            plain_set.add(self, item)
            self._order.setdefault(item)

        def discard(self, item, /):
            plain_set.discard(self, item)
            self._order.pop(item, None)

        def remove(self, item, /):
            plain_set.remove(self, item)
            self._order.pop(item, None)

        def pop(self):
            if not self:
                return plain_set.pop(self)
            if always or all(map(by_identity, self._order)):
                item = next(iter(self._order))
                plain_set.remove(self, item)
            else:
                item = plain_set.pop(self)
            del self._order[item]
            return item

        def clear(self):
            plain_set.clear(self)
            self._order.clear()

        def copy(self):
            return type(self)(self)

        def _match(self):
            """Follow what the plain set now holds."""
            fresh = plain_set.difference(self, self._order)
            self._order = {item: None for item in self._order if plain_set.__contains__(self, item)}
            self._order.update(dict.fromkeys(fresh))

        def update(self, *others):
            for other in others:
                items = other if isinstance(other, plain_set) else list(other)
                plain_set.update(self, items)
                self._order.update(dict.fromkeys(items))

        def difference_update(self, *others):
            plain_set.difference_update(self, *others)
            self._match()

        def intersection_update(self, *others):
            plain_set.intersection_update(self, *others)
            self._match()

        def symmetric_difference_update(self, other, /):
            items = list(other)
            plain_set.symmetric_difference_update(self, items)
            self._order = {item: None for item in [*self._order, *items]
                           if plain_set.__contains__(self, item)}

        def __ior__(self, other):
            if not isinstance(other, (plain_set, frozenset)):
                return NotImplemented
            self.update(other)
            return self

        def __isub__(self, other):
            plain_set.__isub__(self, other)
            self._match()
            return self

        def __iand__(self, other):
            plain_set.__iand__(self, other)
            self._match()
            return self

        def __ixor__(self, other):
            self.symmetric_difference_update(other)
            return self

        def _made(self, result, *sources):
            """`result`, computed by the plain set, in the order of its sources."""
            if result is NotImplemented:
                return result
            made = plain_set.__new__(type(self))
            plain_set.__init__(made, result)
            made._order = {item: None for source in sources for item in source
                           if plain_set.__contains__(result, item)}
            return made

        def __or__(self, other):
            return self._made(plain_set.__or__(self, other), self, other)

        def __ror__(self, other):
            return self._made(plain_set.__ror__(self, other), other, self)

        def __and__(self, other):
            return self._made(plain_set.__and__(self, other), self)

        def __rand__(self, other):
            return self._made(plain_set.__rand__(self, other), other)

        def __sub__(self, other):
            return self._made(plain_set.__sub__(self, other), self)

        def __rsub__(self, other):
            return self._made(plain_set.__rsub__(self, other), other)

        def __xor__(self, other):
            return self._made(plain_set.__xor__(self, other), self, other)

        def union(self, *others):
            others = [list(other) for other in others]
            return self._made(plain_set.union(self, *others), self, *others)

        def intersection(self, *others):
            return self._made(plain_set.intersection(self, *others), self)

        def difference(self, *others):
            return self._made(plain_set.difference(self, *others), self)

        def symmetric_difference(self, other, /):
            other = list(other)
            return self._made(plain_set.symmetric_difference(self, other), self, other)

    OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
    OrderedSet.__module__ = "builtins"
    OrderedSet.__doc__ = plain_set.__doc__
    return OrderedSet


OrderedSet = make_type(always=False)
AlwaysOrderedSet = make_type(always=True)


def is_constant(node):
    if isinstance(node, ast.Tuple):
        return all(map(is_constant, node.elts))
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant)


class Displays(ast.NodeTransformer):
    """Makes `{a, b}` and `{x for x in y}` build an ordered set, in the same place of the source."""

    found = False

    def _call(self, node, elements):
        self.found = True
        name = ast.Name(DISPLAY, ast.Load())
        call = ast.Call(name, [elements], [])
        for part in (name, call, elements):
            ast.copy_location(part, node)
        return call

    def visit_Set(self, node):
        if all(map(is_constant, node.elts)):
            return node         # no task is among them, and the compiler builds these otherwise
        self.generic_visit(node)
        return self._call(node, ast.List(node.elts, ast.Load()))

    def visit_SetComp(self, node):
        self.generic_visit(node)
        return self._call(node, ast.ListComp(node.elt, node.generators))


def compile_ordered(source, filename):
    """Compile a program, once only: a second time, its strings would already be interned, and
    that changes the order in which a constant set is built.  Its other sets are ordered ones."""
    displays = Displays()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            displays.visit(ast.parse(source, filename))
        except SyntaxError:
            displays.found = False
    if not displays.found:
        return compile(source, filename, "exec", dont_inherit=True)
    tree = Displays().visit(ast.parse(source, filename))
    return compile(tree, filename, "exec", dont_inherit=True)
