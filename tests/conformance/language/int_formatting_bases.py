n = 202
print(bin(n), oct(n), hex(n), f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#o} {n:#X} {n:08b} {n:_b} {2 ** 32:_x} {n:c}")
print(bin(-5), hex(-255), f"{-n:x} {-n:#010x} {-n:+d} {n:+d} {n: d} {-n: d}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:x>6}|{n:=+8}|{1234567890:,}|{1234567:_}|{0:,}|{-1234:,}")
print(int("11001010", 2), int("0xca", 16), int("0o312", 8), int("0b11", 0), int("z", 36), str(n), repr(n), n.__format__("x"))
print("%d %5d %-5d| %05d %+d %x %X %#x %o %#o %i %u" % ((n,) * 12), "%.3d" % 5, "%5.3d" % 5, "% d" % 5)
print(f"{True:d} {True} {n:.2f} {n:e} {n:g} {n:%} {10 ** 6:g} {10 ** 15:g}", format(n, ">8"), format(n, ""), str(10 ** 50))
