"""What a metaclass's mro() may not return."""
for wrong in ((5,), (int, object), 'ab'):
    class Meta(type):
        def mro(cls):
            return wrong
    try:
        class C(metaclass=Meta):
            pass
    except TypeError as error:
        print(error)
import re
for thing in (re.compile('a'), re.match('a', 'a')):
    for operation in (lambda: thing + 'x', lambda: thing.nothing, lambda: len(thing), lambda: thing()):
        try:
            operation()
        except (TypeError, AttributeError) as error:
            print(error)
