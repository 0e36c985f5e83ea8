for a in (7, -7):
    for b in (3, -3):
        print(a // b, a % b, divmod(a, b), int(a / b), a - (a // b) * b)
for a in (7.5, -7.5):
    for b in (2, -2):
        print(a // b, a % b)
print(-1 // 10, -1 % 10, 1 // -10, 1 % -10, 0 // -5, -0.0 // 1, 5 % 3.5, -5 % 3.5)
print(2 ** 0.5, (-8) ** (1 / 3), 0 ** 0, 10 ** -2, 1.5 ** 2) if False else print(2 ** 0.5, 0 ** 0, 10 ** -2, 1.5 ** 2)
print(round(-7.5), round(0.5), round(1.5), round(12345.678, -2), round(7, 1), round(15, -1), round(25, -1))
