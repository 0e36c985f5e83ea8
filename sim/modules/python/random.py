"""random: C has put nearly all of it here; this is what draws from os.urandom."""


class SystemRandom(Random):
    """The interface of Random over os.urandom, which follows the program's seed too."""

    def random(self):
        from os import urandom
        return (int.from_bytes(urandom(7)) >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        from os import urandom
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        size = (k + 7) // 8
        return int.from_bytes(urandom(size)) >> (size * 8 - k)

    def randbytes(self, n):
        from os import urandom
        return urandom(n)

    def seed(self, *args, **kwds):
        return None

    def _refuse(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _refuse
