"""What CPython says of expressions in f-strings that are none."""
for text in ("f'{lambda x}'", "f'{+}'", "f'{1 +}'", "f'{a==}'", "f'{await}'", "f'{not}'", "f'{a.}'",
             "f'{a<}'", "f'{a&&b}'", "f'{~}'", "f'{a b}'", "f'{3! s}'", "f'{a or}'", "f'{(1 +)}'",
             "f'{a[1}'", "f'{x if y}'", "f'{f(a, b) c}'", "f'{yield x y}'", "f'{1 + f\"{2 +}\"}'"):
    try:
        compile(text, 'f', 'exec')
    except SyntaxError as error:
        print(text, '|', error.msg, error.offset, error.end_offset)
