a, b = 3 + 4j, complex(1, -2)
print(a, b, a + b, a * b, a / b, abs(a), a.real, a.imag, a.conjugate(), -a, a == 3 + 4j, a ** 2, 2j * 2j)
print(complex("1+2j"), complex(5), 1j, 0j, complex(0, -1), repr(1.5 + 0.5j), bool(0j), (1 + 0j) == 1, hash(1 + 0j) == 1)
for bad in (lambda: a < b, lambda: int(a), lambda: complex("x"), lambda: a // 2, lambda: a / 0):
    try:
        bad()
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(error)
