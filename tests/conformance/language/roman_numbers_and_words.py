PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def roman(n):
    out = ""
    for value, text in PAIRS:
        count, n = divmod(n, value)
        out += text * count
    return out
def arabic(text):
    values = [dict((t, v) for v, t in PAIRS)[c] for c in text]
    return sum(-v if v < max(values[i:], default=0) and v < values[i + 1] else v for i, v in enumerate(values))
for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
    assert arabic(roman(n)) == n
    print(n, roman(n), end=" ")
print()
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {words(n % 100)}" if n % 100 else "")
    return f"{words(n // 1000)} thousand" + (f" {words(n % 1000)}" if n % 1000 else "")
print([words(n) for n in (0, 13, 42, 100, 215, 1001, 98765)])
def luhn(number):
    digits = [int(d) for d in str(number)][::-1]
    return (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0
print(luhn(79927398713), luhn(79927398710), f"{0b1010:b} {int('1010', 2)} {255:x}")
