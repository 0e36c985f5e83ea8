cases = [("{:d}", 1.5), ("{:d}", "x"), ("{:s}", 5), ("{:.2d}", 5), ("{:x}", 1.5), ("{:,s}", "a"), ("{:q}", 1), ("{:=5}", "a"),
         ("{:c}", -1), ("{:+}", "a"), ("{:10z}", 5), ("{:.f}", 1.0), ("{!x}", 1), ("{", 1), ("}", 1), ("{0!}", 1), ("{a.b}", 1), ("{0.zz}", 1), ("{0[z]}", [1]), ("{1}", 1)]
for spec, value in cases:
    try:
        print(spec, "gave", spec.format(value))
    except Exception as error:
        print(spec, type(error).__name__, error)
for template, args in [("%d", "x"), ("%d", 1.9), ("%z", 1), ("%", 1), ("%s %s", ("a",)), ("%(a)s", {}), ("%c", "ab"), ("%x", 1.5), ("%.2f", "1"), ("%i%%", 5), ("%*d", (5, 42))]:
    try:
        print(template, "gave", template % args)
    except Exception as error:
        print(template, type(error).__name__, error)
