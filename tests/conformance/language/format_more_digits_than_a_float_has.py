for x in (1.5, 0.1, 5e-324, 1.7976931348623157e308, 0.0, -2.5e-10):
    for f in ('.1101f', '.3000e', '.3000g', '#.3000g', '.3000', '#.3000', '.2000E', '.1500%'):
        import hashlib
        t = format(x, f)
        print(f, len(t), hashlib.md5(t.encode()).hexdigest(), '%.1200f' % x == format(x, '.1200f'), '%.2000d' % 7 == '0' * 1999 + '7')
