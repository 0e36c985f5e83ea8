def attempt(text):
    try:
        exec(text, {"__name__": "__main__"})
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
for text in [
    'a, b = 1',
    'a, b = [1]',
    'a, b = 1, 2, 3',
    'for x in 5: pass',
    'del x',
    'raise 5',
    'raise',
    'import nothing_like_this',
    'object().x = 1',
    'class A(5): pass',
    'class A(int, str): pass',
    'class A(A0): pass',
    "'abc'[1:2] = 'x'",
    "'abc'[0] = 'x'",
    '(1,)[0] = 1',
    'del (1,)[0]',
    "del 'a'[0]",
    'assert False',
    "assert False, 'why'",
]:
    attempt(text)
