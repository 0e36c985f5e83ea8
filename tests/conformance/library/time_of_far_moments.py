import time

for moment in (0, -1, 0.5, -0.5, 2**31, 2**40, -2**40, 2**50, -2**50,
               67768036191676800, -67768040609740801, 2**63 - 1, 10**30, -10**30, 1e300,
               float('nan'), float('inf'), -float('inf')):
    for function in (time.gmtime,):
        try:
            result = function(moment)
            print(moment, tuple(result)[:9])
        except (ValueError, OverflowError, OSError) as error:
            print(moment, type(error).__name__, error)
