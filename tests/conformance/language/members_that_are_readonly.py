"""Attributes of builtin objects that cannot be set: members and computed ones."""
import functools
import re
import types
import weakref


class Owner:
    prop = property(len)

    def method(self):
        pass


things = [(slice(1), 'start'), (range(3), 'step'), (1j, 'real'), (5, 'real'), (Owner.prop, 'fget'),
          (Owner().method, '__func__'), ((lambda: 0), '__globals__'), (len, '__name__'),
          ((lambda: 0).__code__, 'co_name'), (functools.partial(len), 'func'),
          (weakref.ref(Owner), '__callback__'), (re.compile('a'), 'pattern'),
          (re.match('a', 'a'), 're'), (list[int], '__args__'), (list[int], '__parameters__'),
          (int | str, '__args__'), (staticmethod(len), '__func__'), (str.join, '__name__'),
          (super(Owner, Owner()), '__self__'), (memoryview(b'a'), 'obj'), (Owner, '__mro__'),
          (Owner.method, '__closure__'), (types.MappingProxyType({}), 'copy')]
for thing, name in things:
    try:
        setattr(thing, name, None)
        print(name, 'set')
    except AttributeError as error:
        print(type(thing).__name__, name, '|', error)
print(slice.start, range.stop, complex.real, int.real, property.fset, types.FunctionType.__closure__)
