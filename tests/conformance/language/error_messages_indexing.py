five, one, nothing = 5, [1], None
attempts = [
    lambda: None.x,
    lambda: [].x,
    lambda: {}['k'],
    lambda: {}[1],
    lambda: [][0],
    lambda: ()[0],
    lambda: ''[0],
    lambda: one['a'],
    lambda: five[0],
    lambda: nothing[0],
    lambda: int.foo,
    lambda: object().x,
    lambda: (lambda: 0).y.z,
    lambda: super().x,
]
for number, attempt in enumerate(attempts):
    try:
        print(number, "gave", attempt())
    except Exception as error:
        print(f"{number} {type(error).__name__}: {error}")
