five, one, nothing = 5, [1], None
attempts = [
    lambda: [*5],
    lambda: {**5},
    lambda: x,
    lambda: f'{1:z}',
    lambda: f'{[]:5}',
    lambda: {[]: 1},
    lambda: {{}},
]
for number, attempt in enumerate(attempts):
    try:
        print(number, "gave", attempt())
    except Exception as error:
        print(f"{number} {type(error).__name__}: {error}")
