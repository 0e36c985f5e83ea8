for n in (-1, 0, 1, 15):
    if n < 0:
        print(n, "negative")
    elif n == 0:
        print(n, "zero")
    elif n % 3 == 0 and n % 5 == 0:
        print(n, "fizzbuzz")
    else:
        print(n, "positive")
