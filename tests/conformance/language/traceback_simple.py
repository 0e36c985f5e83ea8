def divide(a, b):
    return a / b

def compute(values):
    return [divide(value, value - 2) for value in values]

print("before")
compute([5, 4, 2])
