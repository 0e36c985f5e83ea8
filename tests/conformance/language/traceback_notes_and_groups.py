def check(n):
    if n % 2:
        error = ValueError(f"{n} is odd")
        error.add_note(f"checked number {n}")
        error.add_note("second line\nof notes")
        raise error
errors = []
for n in range(4):
    try:
        check(n)
    except ValueError as error:
        errors.append(error)
raise ExceptionGroup("odd numbers", errors)
