x = 3.14159265
print(f"{x:.2f} {x:8.3f}| {x:<8.2f}| {x:^9.1f}| {x:+.1f} {x:08.2f} {x:e} {x:.3g} {x:.10g}")
print(f"{0.1:.20f} {1e10:g} {1e-7:g} {123456789:.3e} {1234567.891:,.2f} {0.256:.1%} {2:.0%}")
print(f"{1e16:.1f} {1e300:.3e} {-0.0:.1f} {float('inf'):6.2f} {float('nan'):f} {1.0:g} {1.0:#g}")
print(f"{5.0} {5.0!r} {5.0!s:>6} {1e5} {1e16}")
print("%.3f %5.1f %e %g %s" % (x, x, x, 1e20, x))
print("{:.2f} {:>7.2f} {0:.1f}".format(1.005, 2.675) if False else "{0:.2f} {1:>7.2f}".format(1.005, 2.675))
print(format(2.5, ".0f"), format(3.5, ".0f"), format(1234.5, "_.1f"), format(0.00012, "g"))
width, digits = 10, 3
print(f"[{x:{width}.{digits}f}] [{x:*^{width}.{digits}}] [{x!r:>{width + 4}}]")
