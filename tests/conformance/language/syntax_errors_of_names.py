"""Where a name must stand in import, assert, lambda and literals: the messages and their places."""
for text in ('import x as y.z', 'import x as 1', 'import x as f()', 'from a import b as c[0]',
             'from a import (b as c.d)', 'assert x = 1', 'assert x, y = 2', 'lambda x y: 1',
             '"a" b"b"', 'x = b"a" "b"'):
    try:
        compile(text, 'f', 'exec')
    except SyntaxError as error:
        print(text, '|', error.msg, error.offset, error.end_offset)
