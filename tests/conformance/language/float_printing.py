values = [0.1, 1 / 3, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1e100, 5e-324, 1.7976931348623157e308,
          0.1 + 0.2, 100.0, -0.0, 1e22, 1e21, 2.5e-10, 12345678901234567.0]
for value in values:
    print(repr(value), str(-value))
print(float("inf"), float("-inf"), float("nan"), 1e400, -1e400)
print(float("1e3"), float(" -2.5 "), float("1_0.5"), float(7))
print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).hex(), float.fromhex("0x1.8p1"))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 2.0 ** 0.5)
print(round(1.005, 2), round(2.5), round(1e20), round(1234.5678, 2), round(-0.4))
print(1e308 * 10, -1e308 * 10, 0.1 * 3, 1 - 0.9)
print(0.0 == -0.0, float("nan") == float("nan"), 1.0 < 2, 3 > 2.5)
print(max(1.5, 2), min(0.5, 0), sum([0.1] * 10), abs(-2.5))
