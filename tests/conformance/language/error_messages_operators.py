five, one, nothing = 5, [1], None
attempts = [
    lambda: 1 + 'a',
    lambda: 'a' + 1,
    lambda: [] + (),
    lambda: None + 1,
    lambda: -'x',
    lambda: 1 < 'a',
    lambda: [] < {},
    lambda: 1 in 2,
    lambda: five / 0,
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: 1.5 / 0,
    lambda: 1.0 // 0,
    lambda: 0 ** -1,
    lambda: 2 ** 'a',
    lambda: [1] * 'a',
    lambda: 'a' * 1.5,
    lambda: '%d' % 'x',
    lambda: '%s %s' % 1,
    lambda: '%s' % (1, 2),
    lambda: b'a' + 'a',
    lambda: 'a' in 5,
    lambda: 5 in 'a',
]
for number, attempt in enumerate(attempts):
    try:
        print(number, "gave", attempt())
    except Exception as error:
        print(f"{number} {type(error).__name__}: {error}")
