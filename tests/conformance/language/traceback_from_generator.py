def numbers():
    for n in (2, 1, 0):
        yield 10 // n
def total(values):
    return sum(value for value in values)
print(total(numbers()))
